/**
 * The one cohort that a server holds between simulations, in a thread of its own where there is one. It is given up when another is asked for,
 * when nobody asks for a while, and when the thread fails: whoever asked is told, and the next question opens the cohort anew.
 */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Program } from "@delibera/rules-dsl/ir";
import type { HeldCohort, KeptAnswer, KeptOptions, KeptQuestion } from "./held-cohort.ts";
import { newHeldCohort } from "./held-cohort.ts";
import type { NumberedScenario, WarmAnswer, WarmData, WarmMessage } from "./messages.ts";

export interface WarmOptions {
  /** The file of the thread: `warm/thread.ts` of this package, bundled; without it this thread holds the cohort. */
  readonly warmThread?: URL | undefined;
  /** The file of the threads with which it counts: `count/thread.ts` of `@delibera/simulation`, bundled; without it, it counts alone. */
  readonly countingThread?: URL | undefined;
  /** For how long nobody may ask. */
  readonly cohortIdleSeconds: number;
}

export interface WarmCohort extends HeldCohort {
  /** Hash of the cohort that is held; undefined when none is. */
  readonly hash: () => string | undefined;
}

/** Answers one question at a time. */
export function newWarmCohort({ warmThread, countingThread, cohortIdleSeconds }: WarmOptions): WarmCohort {
  let inner: HeldCohort | undefined;
  let hash: string | undefined;
  let idle: NodeJS.Timeout | undefined;
  const letGo = async () => {
    clearTimeout(idle);
    const leaving = inner;
    [inner, hash] = [undefined, undefined];
    await leaving?.letGo();
  };
  return {
    hash: () => hash,
    letGo,
    async answer(question, options) {
      clearTimeout(idle);
      // The memory of one cohort is given back before that of the next is taken.
      if (hash !== undefined && hash !== question.hash) await letGo();
      inner ??= warmThread === undefined ? newHeldCohort() : inThread(warmThread, countingThread);
      hash = question.hash;
      try {
        const answer = await inner.answer(question, options);
        if (answer.kind === "unreadable") await letGo();
        return answer;
      } catch (error) {
        await letGo();
        // It was to stop, and it has.
        if (options.signal.aborted) return { kind: "cancelled" };
        throw error;
      } finally {
        if (inner !== undefined) {
          if (cohortIdleSeconds === 0) await letGo();
          else idle = setTimeout(() => void letGo(), cohortIdleSeconds * 1000).unref();
        }
      }
    },
  };
}

/** Between the moment the thread is asked to stop and the one in which it is ended. */
const untilEnded = 5000;

function inThread(entry: URL, countingEntry: URL | undefined): HeldCohort {
  const counting = countingEntry && { entry: countingEntry.href, count: availableParallelism() };
  const workerData: WarmData = { counting };
  const worker = new Worker(entry, { workerData });
  const sent = numbering();
  const failed = new Promise<never>((_, reject) => {
    worker.once("error", reject);
    worker.once("exit", (code) =>
      reject(new Error(`the thread that holds the cohort ended with ${code} and no answer`)),
    );
  });
  // Whoever asks hears of it.
  failed.catch(() => undefined);
  return {
    async answer(question, { signal, onOpening, onProgress, onSample }: KeptOptions) {
      if (signal.aborted) return { kind: "cancelled" };
      let onMessage: (answer: WarmAnswer) => void = () => undefined;
      let onAbort: () => void = () => undefined;
      let late: NodeJS.Timeout | undefined;
      try {
        const answered = new Promise<KeptAnswer>((resolve, reject) => {
          onMessage = (answer) => {
            if (answer.kind === "opening") onOpening(answer.progress);
            else if (answer.kind === "progress") onProgress(answer.progress);
            else if (answer.kind === "sample") onSample(answer.report);
            else resolve(answer.answer);
          };
          onAbort = () => {
            worker.postMessage({ kind: "stop" } satisfies WarmMessage);
            late = setTimeout(() => reject(new Error("the thread did not stop when it was asked to")), untilEnded);
          };
        });
        worker.on("message", onMessage);
        signal.addEventListener("abort", onAbort, { once: true });
        worker.postMessage(sent.message(question));
        return await Promise.race([answered, failed]);
      } finally {
        clearTimeout(late);
        signal.removeEventListener("abort", onAbort);
        worker.off("message", onMessage);
      }
    },
    async letGo() {
      await worker.terminate();
    },
  };
}

/** Programs that the thread has. */
const mostPrograms = 8;

/** Which programs have been sent: each goes over once, while it is among the last that were asked about. */
function numbering() {
  const numbers = new WeakMap<Program, number>();
  const there = new Set<number>();
  let next = 0;
  return {
    message({ place, hash, program, request, scenarios }: KeptQuestion): WarmMessage {
      const programs = new Map<number, Program>();
      const numberOf = (each: Program): number => {
        const number = numbers.get(each) ?? next++;
        numbers.set(each, number);
        if (!there.delete(number)) programs.set(number, each);
        there.add(number);
        return number;
      };
      const own = numberOf(program);
      const numbered = [scenarios.baseline, ...scenarios.candidates].map(
        ({ program: its, ...scenario }): NumberedScenario => ({ ...scenario, program: numberOf(its) }),
      );
      const needed = 1 + new Set(numbered.map((each) => each.program)).size;
      const forgotten = [...there].slice(0, Math.max(0, there.size - Math.max(mostPrograms, needed)));
      for (const number of forgotten) there.delete(number);
      return { kind: "ask", place, hash, program: own, request, scenarios: numbered, programs, forgotten };
    },
  };
}
