/** By when a provider must report an event, as the acts in force say. */
import type { PublishedProgram } from "@delibera/acts";
import { evaluate } from "@delibera/rules-dsl/evaluator";
import { printDate } from "@delibera/rules-dsl/values";
import type { ReportedEvent } from "./judge-events.ts";
import { trienniumOf } from "./record/triennium.ts";
import type { Citation } from "./statement/ledger-document.ts";

export interface ReportDeadline {
  /** Last day. */
  readonly dueOn: string;
  readonly citation: Citation | null;
}

/** Undefined when the acts known on `today` say no day for such an event. A distance course is taken to expire when it ends. */
export function reportDeadlineOf(
  published: PublishedProgram,
  { format, start, end }: Pick<ReportedEvent, "format" | "start" | "end">,
  today: string,
): ReportDeadline | undefined {
  // An event that begins later is known already, since somebody asks about it.
  const registeredOn = start < today ? start : today;
  const event = { id: "0", format, start, end, registeredOn, ...(format === "FAD" ? { expiresOn: end } : {}) };
  const dates = { asOf: today > start ? today : start, knownOn: today };
  const outcome = evaluate(
    published.program,
    { events: [event] },
    { cycle: trienniumOf(published.program, start), ...dates },
  );
  const found = outcome.outputs.find(({ code, item }) => code === "events.reportDeadline" && item === "0");
  if (found?.value.kind !== "date") return undefined;
  return { dueOn: printDate(found.value.day), citation: found.citation ?? null };
}
