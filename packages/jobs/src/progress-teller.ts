/** Writes how far a job is while it runs, one step after the other and not too many of them. */
const betweenSteps = 1000;

export interface ProgressTeller<Detail> {
  /** Of several of one stage in one second the first is written. */
  readonly tell: (detail: Detail) => void;
  /** What is written whatever was written before, in its turn. */
  readonly write: (task: () => Promise<void>) => void;
  /** When everything that was told has been written; rejects when something could not be. */
  readonly written: () => Promise<void>;
}

/**
 * @param stopping aborted once something cannot be written: nobody would learn of what is done.
 * @param stageOf what is told at once when it is another than before.
 */
export function progressTeller<Detail>(
  writeDetail: (detail: Detail) => Promise<void>,
  stopping: AbortController,
  stageOf: (detail: Detail) => unknown = () => undefined,
): ProgressTeller<Detail> {
  let writing: Promise<void> = Promise.resolve();
  let shown = Number.NEGATIVE_INFINITY;
  let stage: unknown;
  const write = (task: () => Promise<void>) => {
    writing = writing.then(task);
    writing.catch(() => stopping.abort());
  };
  return {
    tell(detail) {
      const now = performance.now();
      const itsStage = stageOf(detail);
      if (itsStage === stage && now - shown < betweenSteps) return;
      stage = itsStage;
      shown = now;
      write(() => writeDetail(detail));
    },
    write,
    written: () => writing,
  };
}
