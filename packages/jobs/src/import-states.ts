/** What became of a file of event reports, from the steps that were written about it. */
import type { UploadStepKind } from "@delibera/database";

export const importStates = [
  /** It is being sent. */
  "receiving",
  "waiting",
  "running",
  /** Somebody asked that it stops, and it has not yet. */
  "cancelling",
  "done",
  "failed",
  "cancelled",
] as const;
export type ImportState = (typeof importStates)[number];

export function importStateAfter(kinds: readonly UploadStepKind[]): ImportState {
  const end = kinds.find((kind) => importHasEnded(kind));
  if (end === "done" || end === "failed" || end === "cancelled") return end;
  if (kinds.includes("cancel-asked")) return "cancelling";
  if (kinds.includes("taken")) return "running";
  return kinds.includes("received") ? "waiting" : "receiving";
}

/** True of a step, or of a state, after which there is no other. */
export function importHasEnded(kind: UploadStepKind | ImportState): boolean {
  return kind === "done" || kind === "failed" || kind === "cancelled";
}
