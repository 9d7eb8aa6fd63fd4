/**
 * What the rules say of reported events: whether such an event can be accredited, the most credits it can give, and by when it is
 * to be reported. Many events are asked at once, and the same question is asked once.
 */
import type { OutputValue } from "@delibera/rules-dsl/evaluator";
import { evaluate } from "@delibera/rules-dsl/evaluator";
import type { Program } from "@delibera/rules-dsl/ir";
import { compare, printDate, printRational } from "@delibera/rules-dsl/values";
import { trienniumOf } from "./record/triennium.ts";
import { exactOf } from "./statement/amount.ts";
import type { Citation } from "./statement/ledger-document.ts";

/** As much of an event as its report tells. Dates are `YYYY-MM-DD`. */
export interface ReportedEvent {
  readonly format: "RES" | "FAD" | "FSC" | "BLENDED";
  /** Code of the kind of event in the vocabulary (`course`, `research`, …), when the report tells it. */
  readonly kind: string | undefined;
  readonly start: string;
  readonly end: string;
  /** Whole hours. */
  readonly hours: number;
  /** How many take part. */
  readonly participants: number;
  /** Credits to a learner, an exact decimal. */
  readonly credits: string;
}

/** A refusal of the rules with the comma that gives it. What the rules do not determine is no refusal. */
export type EventRefusal =
  | { readonly kind: "not-admissible"; readonly reasons: readonly string[]; readonly citation: Citation | undefined }
  | { readonly kind: "credits-above"; readonly most: string; readonly citation: Citation | undefined };

export interface EventVerdict {
  readonly refusals: readonly EventRefusal[];
  /** Last day for the report; undefined when no rule says one. */
  readonly dueOn: string | undefined;
}

/**
 * Judges events by the acts known on `knownOn`, in the order given. `verdicts` remembers the answers: give the same map again with
 * the same program and day.
 */
export function judgeEvents(
  program: Program,
  events: readonly ReportedEvent[],
  knownOn: string,
  verdicts: Map<string, EventVerdict> = new Map(),
): readonly EventVerdict[] {
  const keys = events.map((event) => JSON.stringify(Object.values(event)));
  const unknown = new Map<string, Map<string, ReportedEvent>>();
  for (const [index, event] of events.entries()) {
    const key = keys[index] ?? "";
    if (verdicts.has(key)) continue;
    const cycle = trienniumOf(program, event.start);
    const ofCycle = unknown.get(cycle) ?? new Map<string, ReportedEvent>();
    unknown.set(cycle, ofCycle.set(key, event));
  }
  for (const [cycle, asked] of unknown) judgeCycle(program, { cycle, knownOn, asked }, verdicts);
  return keys.map((key) => verdicts.get(key) ?? unjudged);
}

const unjudged: EventVerdict = { refusals: [], dueOn: undefined };

interface Asked {
  readonly cycle: string;
  readonly knownOn: string;
  readonly asked: ReadonlyMap<string, ReportedEvent>;
}

function judgeCycle(program: Program, { cycle, knownOn, asked }: Asked, verdicts: Map<string, EventVerdict>): void {
  const facts = { events: [...asked.values()].map((event, index) => factsOfEvent(event, String(index))) };
  const outcome = evaluate(program, facts, { cycle, asOf: knownOn, knownOn });
  const answers = new Map<string, OutputValue>();
  for (const output of outcome.outputs) {
    if (output.code !== undefined && output.item !== undefined) answers.set(`${output.code} ${output.item}`, output);
  }
  for (const [index, [key, event]] of [...asked].entries()) {
    const answer = (code: string) => answers.get(`${code} ${index}`);
    const due = answer("events.reportDeadline")?.value;
    verdicts.set(key, {
      refusals: [...admission(answer("events.admissible")), ...excess(event, answer("events.credits"))],
      dueOn: due?.kind === "date" ? printDate(due.day) : undefined,
    });
  }
}

/**
 * The report is silent about some things that give more credits: each is supposed to be so, that nothing is refused which the rules
 * could allow. A distance course expires when the event ends: the report has no other day for it.
 */
function factsOfEvent({ format, kind, start, end, hours, participants }: ReportedEvent, id: string) {
  return {
    ...{ id, format, start, end, hours, participants },
    ...(kind === undefined ? {} : { kind }),
    ...(format === "FAD" ? { expiresOn: end } : {}),
    ...{
      interactiveHours: hours,
      teachers: participants,
      specialTheme: true,
      finalDocument: true,
      externalTutor: true,
    },
  };
}

function admission(answer: OutputValue | undefined): readonly EventRefusal[] {
  if (answer?.value.kind !== "verdict" || answer.value.accepted) return [];
  return [{ kind: "not-admissible", reasons: answer.value.reasons, citation: answer.citation }];
}

function excess({ credits }: ReportedEvent, answer: OutputValue | undefined): readonly EventRefusal[] {
  if (answer?.value.kind !== "quantity" || compare(exactOf(credits), answer.value.amount) <= 0) return [];
  return [{ kind: "credits-above", most: printRational(answer.value.amount), citation: answer.citation }];
}
