/** Whether the acts can reckon with an activity of individual training: what they cannot would leave the person without a ledger. */
import type { PublishedProgram } from "@delibera/acts";
import type { ProfessionalRecord } from "@delibera/ledger";
import { computeLedger, trienniumOf } from "@delibera/ledger";
import type { Refused } from "./answer.ts";
import { unspoken } from "./answer.ts";

type Activity = NonNullable<ProfessionalRecord["individualTraining"]>[number];

/** What an activity says of itself, before it is registered. */
export type DeclaredActivity = Omit<Activity, "id" | "registeredOn">;

/** What stands against registering an activity today: facts of it that are missing, or that no act speaks of it. */
export interface Hindrance {
  /** Fields of the activity, in alphabetical order. */
  readonly missing: readonly string[];
  readonly refused: Refused | undefined;
}

/** Looked for in the ledgers of the triennium of the activity and of today: only what the activity itself adds counts. */
export function hindranceOf(
  published: PublishedProgram,
  record: ProfessionalRecord,
  declared: DeclaredActivity,
  today: string,
): Hindrance {
  const before = record.individualTraining ?? [];
  const activity: Activity = { ...declared, id: "declared", registeredOn: today };
  const after = { ...record, individualTraining: [...before, activity] };
  const trienni = new Set([activity.acquiredOn ?? today, today].map((day) => trienniumOf(published.program, day)));
  const open = [...trienni].flatMap((triennium) => {
    const openIn = (it: ProfessionalRecord) => computeLedger(published, it, { triennium, today }).ledger.undetermined;
    const already = new Set(openIn(record).map(({ id }) => id));
    return openIn(after).map((each) => ({ ...each, isNew: !already.has(each.id) }));
  });
  const own = `individualTraining[${before.length}].`;
  const missing = open.flatMap((each) => each.missing).filter((path) => path.startsWith(own));
  const isUnspoken = open.some(({ isNew, reasons }) => isNew && reasons.includes("no-version"));
  return {
    missing: [...new Set(missing.map((path) => path.slice(own.length)))].sort(),
    refused: isUnspoken ? { answer: "refused", grounds: [unspoken] } : undefined,
  };
}
