/** Writes the steps of a simulation while it computes, one after the other and not too many of them. */
import type { Db } from "@delibera/database";
import type { SimulationReport } from "@delibera/simulation";
import type { ProgressTeller } from "./progress-teller.ts";
import { progressTeller } from "./progress-teller.ts";
import type { ProgressDetail } from "./steps.ts";
import { writeStep } from "./steps.ts";

export interface Reporting extends Pick<ProgressTeller<ProgressDetail>, "written"> {
  readonly progress: (detail: ProgressDetail) => void;
  readonly sample: (report: SimulationReport) => void;
}

/** @param stopping aborted once something cannot be written. */
export function stepWriter(
  db: Db,
  at: { readonly simulation: number; readonly attempt: number },
  stopping: AbortController,
): Reporting {
  const writeProgress = (detail: ProgressDetail) => writeStep(db, at, "progress", detail);
  const { tell, write, written } = progressTeller(writeProgress, stopping, ({ stage }) => stage);
  return {
    progress: tell,
    sample: (report) => write(() => writeStep(db, at, "sample", { report })),
    written,
  };
}
