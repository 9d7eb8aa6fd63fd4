/** Writes the steps of a simulation while it computes, one after the other and not too many of them. */
import type { Db } from "@delibera/database";
import type { SimulationReport } from "@delibera/simulation";
import type { ProgressDetail } from "./steps.ts";
import { writeStep } from "./steps.ts";

export interface Reporting {
  /** Of several in one second the first is written. */
  readonly progress: (detail: ProgressDetail) => void;
  readonly sample: (report: SimulationReport) => void;
  /** When everything that was told has been written; rejects when something could not be. */
  readonly written: () => Promise<void>;
}

const betweenSteps = 1000;

/** @param onFailure told once something cannot be written: nobody would learn of what is computed. */
export function stepWriter(
  db: Db,
  at: { readonly simulation: number; readonly attempt: number },
  onFailure: () => void,
): Reporting {
  let writing: Promise<void> = Promise.resolve();
  let shown = Number.NEGATIVE_INFINITY;
  let stage: ProgressDetail["stage"] | undefined;
  const write = (task: () => Promise<void>) => {
    writing = writing.then(task);
    writing.catch(onFailure);
  };
  return {
    progress(detail) {
      const now = performance.now();
      if (detail.stage === stage && now - shown < betweenSteps) return;
      stage = detail.stage;
      shown = now;
      write(() => writeStep(db, at, "progress", detail));
    },
    sample(report) {
      write(() => writeStep(db, at, "sample", { report }));
    },
    written: () => writing,
  };
}
