/** Counts people in several threads that read one cohort in shared memory: each takes the next chunk, and their sums are added. */
import { Worker } from "node:worker_threads";
import type { Cohort, CohortColumn } from "@delibera/rules-dsl/columnar";
import type { Plan } from "../ask/plan.ts";
import { TooManyGroups } from "./count-people.ts";
import type { Tally } from "./tally.ts";
import { addTally, newTally } from "./tally.ts";

export interface Threads {
  /** The file of a thread: `thread.ts` of this room, as the program that runs it has bundled it. */
  readonly entry: URL;
  readonly count: number;
}

/** Places in the memory that threads and their starter share. */
export const shared = { next: 0, done: 1, stop: 2, length: 3 } as const;

/** What a thread is given when it starts. */
export interface ThreadData {
  readonly plan: Plan;
  readonly cohort: Cohort;
  readonly control: Int32Array;
  readonly atOnce: number;
}

export type ThreadAnswer =
  | { readonly kind: "counted"; readonly tally: Tally }
  | { readonly kind: "too-many-groups"; readonly dimension: number };

export interface CountOptions {
  readonly atOnce: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: (done: number) => void;
}

const betweenLooks = 50;

/** Undefined when the signal stopped it. */
export async function countInThreads(
  plan: Plan,
  cohort: Cohort,
  { entry, count }: Threads,
  { atOnce, signal, onProgress }: CountOptions,
): Promise<Tally | undefined> {
  const control = new Int32Array(new SharedArrayBuffer(shared.length * Int32Array.BYTES_PER_ELEMENT));
  const workerData: ThreadData = { plan, cohort: inSharedMemory(cohort), control, atOnce };
  const workers = Array.from({ length: count }, () => new Worker(entry, { workerData }));
  const looking = setInterval(() => {
    onProgress(Atomics.load(control, shared.done));
    if (signal?.aborted) Atomics.store(control, shared.stop, 1);
  }, betweenLooks);
  try {
    const answers = await Promise.all(workers.map(answerOf));
    if (signal?.aborted) return undefined;
    const tally = newTally(plan.groups.length, plan.candidates.length);
    for (const answer of answers) {
      if (answer.kind === "too-many-groups") throw new TooManyGroups(answer.dimension);
      addTally(tally, answer.tally);
    }
    onProgress(tally.people);
    return tally;
  } finally {
    clearInterval(looking);
    await Promise.all(workers.map((each) => each.terminate()));
  }
}

function answerOf(worker: Worker): Promise<ThreadAnswer> {
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`a thread ended with ${code} and no answer`)));
  });
}

/** Threads would each get a copy of what is not shared. */
function inSharedMemory({ layout, tables, texts }: Cohort): Cohort {
  return {
    layout,
    texts,
    tables: tables.map(({ rows, offsets, columns }) => ({
      rows,
      ...(offsets ? { offsets: inShared(offsets) } : {}),
      columns: columns.map(
        ({ values, present }): CohortColumn => ({
          values: inShared(values),
          ...(present ? { present: inShared(present) } : {}),
        }),
      ),
    })),
  };
}

function inShared<T extends CohortColumn["values"]>(array: T): T {
  if (array.buffer instanceof SharedArrayBuffer) return array;
  const made = new (array.constructor as new (memory: SharedArrayBuffer) => T)(new SharedArrayBuffer(array.byteLength));
  made.set(array);
  return made;
}
