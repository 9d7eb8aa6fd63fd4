/** Answers a question about people in memory: in a thread of its own, or in this one. */
import { Worker } from "node:worker_threads";
import type { CohortSnapshot, People } from "@delibera/cohorts";
import { memoryOf, pseudonymOf } from "@delibera/cohorts";
import type { Simulated, SimulationProgress, SimulationQuestion, SimulationReport } from "@delibera/simulation";
import { simulate } from "@delibera/simulation";

export interface Computing {
  readonly question: SimulationQuestion;
  /** Given away to the thread, when there is one: nothing of it can be read afterwards. */
  readonly snapshot: CohortSnapshot;
  readonly language: "it" | "en";
}

export interface ComputeOptions {
  /** The file of the thread: `thread.ts` of this package, as the program that runs it has bundled it. */
  readonly thread?: URL | undefined;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SimulationProgress) => void;
  readonly onSample: (report: SimulationReport) => void;
}

export interface ThreadData extends Pick<Computing, "question" | "language"> {
  readonly cohort: CohortSnapshot["cohort"];
  readonly people: People;
}

export type ThreadAnswer =
  | { readonly kind: "progress"; readonly progress: SimulationProgress }
  | { readonly kind: "sample"; readonly report: SimulationReport }
  | { readonly kind: "ended"; readonly simulated: Simulated };

export async function compute(computing: Computing, options: ComputeOptions): Promise<Simulated> {
  const { thread, signal } = options;
  if (signal.aborted) return { kind: "cancelled" };
  if (thread !== undefined) return await inThread(thread, computing, options);
  const { question, snapshot, language } = computing;
  return await simulate(question, snapshot.cohort, {
    ...options,
    pseudonymOf: (person) => pseudonymOf(snapshot.people, person),
    language,
  });
}

async function inThread(
  entry: URL,
  { question, snapshot: { cohort, people }, language }: Computing,
  { signal, onProgress, onSample }: ComputeOptions,
): Promise<Simulated> {
  const workerData: ThreadData = { question, cohort, people, language };
  const worker = new Worker(entry, { workerData, transferList: buffersIn(workerData) });
  let onAbort: () => void = () => undefined;
  try {
    return await new Promise<Simulated>((resolve, reject) => {
      onAbort = () => resolve({ kind: "cancelled" });
      signal.addEventListener("abort", onAbort, { once: true });
      worker.on("message", (answer: ThreadAnswer) => {
        if (answer.kind === "progress") onProgress(answer.progress);
        else if (answer.kind === "sample") onSample(answer.report);
        else resolve(answer.simulated);
      });
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`the thread ended with ${code} and no answer`)));
    });
  } finally {
    signal.removeEventListener("abort", onAbort);
    await worker.terminate();
  }
}

/** The memory of every column: it goes over to the thread instead of being there twice. */
function buffersIn({ question, cohort, people }: ThreadData): ArrayBuffer[] {
  const known = [people.pseudonyms, ...Object.values(people.dimensions).map(({ values }) => values)];
  const codes = question.dimensions.flatMap((each) => ("codes" in each ? [each.codes] : []));
  const buffers = [...memoryOf(cohort), ...known, ...codes].map(({ buffer }) => buffer);
  return [...new Set(buffers)].filter((each) => each instanceof ArrayBuffer);
}
