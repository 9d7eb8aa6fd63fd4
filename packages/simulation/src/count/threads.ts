/** Counts people in several threads that read one cohort in shared memory: each takes the next chunk, and their sums are added. */
import { Worker } from "node:worker_threads";
import type { Cohort, TextCodes, Written } from "@delibera/rules-dsl/columnar";
import { longestBlocks, moveCohort } from "@delibera/rules-dsl/columnar";
import type { CountingPlan } from "../ask/plan.ts";
import type { KnownOfRun } from "../known/cut-plan.ts";
import { inBlock } from "./block.ts";
import { codesNamed } from "./named-texts.ts";
import type { Tally } from "./tally.ts";
import { addTally, newTally } from "./tally.ts";
import { TooManyGroups } from "./too-many-groups.ts";

export interface Threads {
  /** The file of a thread: `thread.ts` of this room, as the program that runs it has bundled it. */
  readonly entry: URL;
  readonly count: number;
}

/** Places in the memory that threads and their starter share. */
export const shared = { next: 0, done: 1, stop: 2, length: 3 } as const;

/** What a thread is told to count, once for each part of a cohort. */
export interface ThreadTask {
  readonly plan: CountingPlan;
  readonly written: readonly Written[];
  /** By program. */
  readonly known: readonly KnownOfRun[];
  /** By table, rows of the longest block. */
  readonly longest: readonly number[];
  readonly codes: TextCodes;
  /** Without its texts. */
  readonly cohort: Cohort;
  readonly control: Int32Array;
  readonly atOnce: number;
}

export type ThreadAnswer =
  | { readonly kind: "counted"; readonly tally: Tally }
  | { readonly kind: "too-many-groups"; readonly dimension: number };

/** Threads that wait for something to count. */
export interface StartedThreads {
  readonly threads: readonly StartedThread[];
  readonly end: () => Promise<unknown>;
}

interface StartedThread {
  readonly worker: Worker;
  /** Never fulfilled; rejected when the thread fails or ends. */
  readonly failed: Promise<never>;
}

/** They start while the question is still being written. */
export function startThreads({ entry, count }: Threads): StartedThreads {
  const threads = Array.from({ length: count }, (): StartedThread => {
    const worker = new Worker(entry);
    const failed = new Promise<never>((_, reject) => {
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`a thread ended with ${code} and no answer`)));
    });
    // Whoever asks hears of it; a thread that is ended on purpose is asked no more.
    failed.catch(() => undefined);
    return { worker, failed };
  });
  return { threads, end: () => Promise.all(threads.map(({ worker }) => worker.terminate())) };
}

export interface CountOptions {
  readonly atOnce: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: (done: number) => void;
}

const betweenLooks = 50;

/** Undefined when the signal stopped it. */
export async function countInThreads(
  plan: CountingPlan,
  { written, known }: Pick<ThreadTask, "written" | "known">,
  cohort: Cohort,
  { threads }: StartedThreads,
  { atOnce, signal, onProgress }: CountOptions,
): Promise<Tally | undefined> {
  const control = new Int32Array(new SharedArrayBuffer(shared.length * Int32Array.BYTES_PER_ELEMENT));
  const longest = longestBlocks(cohort, inBlock);
  const codes = codesNamed(plan, written, cohort);
  const sent = { ...inSharedMemory(cohort), texts: [] };
  const task: ThreadTask = { plan, written, known, longest, codes, cohort: sent, control, atOnce };
  const looking = setInterval(() => {
    onProgress(Atomics.load(control, shared.done));
    if (signal?.aborted) Atomics.store(control, shared.stop, 1);
  }, betweenLooks);
  try {
    const answers = await Promise.all(threads.map((each) => answerOf(each, task)));
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
  }
}

async function answerOf({ worker, failed }: StartedThread, task: ThreadTask): Promise<ThreadAnswer> {
  const answered = new Promise<ThreadAnswer>((resolve) => {
    worker.once("message", resolve);
  });
  worker.postMessage(task);
  return Promise.race([answered, failed]);
}

/** The same cohort where threads read it together: whoever asks about it again and again moves it once. */
export function inSharedMemory(cohort: Cohort): Cohort {
  return moveCohort(cohort, inShared);
}

/** Threads would each get a copy of what is not shared. */
function inShared<T extends ArrayBufferView & { set(from: T): void }>(array: T): T {
  if (array.buffer instanceof SharedArrayBuffer) return array;
  const made = new (array.constructor as new (memory: SharedArrayBuffer) => T)(new SharedArrayBuffer(array.byteLength));
  made.set(array);
  return made;
}
