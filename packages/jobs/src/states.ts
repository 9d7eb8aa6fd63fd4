/** What became of a simulation, from the steps that were written about it. */
import type { SimulationStepKind } from "@delibera/database";

export const simulationStates = [
  "waiting",
  "running",
  /** Somebody asked that it stops, and it has not yet. */
  "cancelling",
  "done",
  "refused",
  "failed",
  "cancelled",
] as const;
export type SimulationState = (typeof simulationStates)[number];

export function stateAfter(kinds: readonly SimulationStepKind[]): SimulationState {
  const end = kinds.find((kind) => hasEnded(kind));
  if (end === "done" || end === "refused" || end === "failed" || end === "cancelled") return end;
  if (kinds.includes("cancel-asked")) return "cancelling";
  return kinds.includes("taken") ? "running" : "waiting";
}

/** True of a step, or of a state, after which there is no other. */
export function hasEnded(kind: SimulationStepKind | SimulationState): boolean {
  return kind === "done" || kind === "refused" || kind === "failed" || kind === "cancelled";
}
