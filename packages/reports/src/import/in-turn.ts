/** Runs tasks one after the other while their maker goes on: one runs, and whoever brings the next waits for it. */

export interface Turns {
  /** Resolves when the task before is done and this one has begun; rejects with what an earlier one threw. */
  next(task: () => Promise<void>): Promise<void>;
  /** Resolves when everything is done. */
  done(): Promise<void>;
}

export function inTurn(): Turns {
  let running: Promise<void> = Promise.resolve();
  return {
    async next(task) {
      await running;
      running = task();
      // Whoever comes next hears of a failure; until then it is nobody's.
      running.catch(() => undefined);
    },
    done: () => running,
  };
}
