/** What became of a cohort that somebody wanted kept, from the steps that were written about it. */
import type { KeptCohortStepKind } from "@delibera/database";

export const keptCohortStates = [
  "waiting",
  "running",
  /** Somebody asked that it stops, and it has not yet. */
  "cancelling",
  /** It may be simulated. */
  "ready",
  "refused",
  "failed",
  "cancelled",
  /** It was ready; whoever had it taken wanted it no more, or it had to give way to others. */
  "removed",
] as const;
export type KeptCohortState = (typeof keptCohortStates)[number];

export function keptCohortStateAfter(kinds: readonly KeptCohortStepKind[]): KeptCohortState {
  if (kinds.includes("removed")) return "removed";
  const end = kinds.find((kind) => takingHasEnded(kind));
  if (end === "refused" || end === "failed" || end === "cancelled") return end;
  if (end === "done") return "ready";
  if (kinds.includes("cancel-asked")) return "cancelling";
  return kinds.includes("taken") ? "running" : "waiting";
}

/** True of a step after which nothing more is taken. */
export function takingHasEnded(kind: KeptCohortStepKind): boolean {
  return kind === "done" || kind === "refused" || kind === "failed" || kind === "cancelled";
}
