/**
 * Answers questions about kept cohorts, and holds the last one that was opened with what is known of its people, so that the next question
 * about it evaluates what the edit of a rule touches. The report is the same as of a cohort that is opened anew.
 */
import type { People, Words } from "@delibera/cohorts";
import { CohortError, pseudonymOf, readCohort } from "@delibera/cohorts";
import type { Program } from "@delibera/rules-dsl/ir";
import type {
  KnownValues,
  Simulated,
  SimulationProgress,
  SimulationReport,
  StartedThreads,
  Threads,
} from "@delibera/simulation";
import { inSharedMemory, newKnownValues, simulate, startThreads } from "@delibera/simulation";
import type { SimulationRequest } from "../request.ts";
import type { Scenarios } from "../scenarios.ts";
import { questionOf } from "../scenarios.ts";

export interface KeptQuestion {
  /** The folder of its files. */
  readonly place: string;
  /** `sha256:` of the cohort. */
  readonly hash: string;
  /** Whose vocabulary the people are read with. */
  readonly program: Program;
  readonly request: SimulationRequest;
  readonly scenarios: Scenarios;
}

export interface KeptOptions {
  readonly signal: AbortSignal;
  /** Told where a cohort is opened: so many of its people are read. */
  readonly onOpening: (progress: SimulationProgress) => void;
  readonly onProgress: (progress: SimulationProgress) => void;
  /** Told where a cohort was opened: of one that is held everybody is counted before a sample would be read. */
  readonly onSample: (report: SimulationReport) => void;
}

export type KeptAnswer =
  | Simulated
  /** The files are not those of the cohort. */
  | { readonly kind: "unreadable"; readonly words: Words };

export interface HeldCohort {
  answer(question: KeptQuestion, options: KeptOptions): Promise<KeptAnswer>;
  letGo(): Promise<void>;
}

interface Held {
  readonly hash: string;
  readonly vocabulary: string;
  readonly known: KnownValues;
  readonly people: People;
}

/** @param threads that count; without them the one that asks does. */
export function newHeldCohort(threads?: Threads): HeldCohort {
  let held: Held | undefined;
  let started: StartedThreads | undefined;
  return {
    async answer({ place, hash, program, request, scenarios }, { signal, onOpening, onProgress, onSample }) {
      const vocabulary = JSON.stringify(program.vocabulary);
      const isHeld = held?.hash === hash && held.vocabulary === vocabulary;
      if (!isHeld) {
        held = undefined;
        try {
          const started = performance.now();
          const { snapshot, document } = await readCohort(place, program, (done, all) => {
            onOpening({ done, all, milliseconds: performance.now() - started });
          });
          if (`sha256:${document.hash}` !== hash) return { kind: "unreadable", words: anotherCohort };
          held = { hash, vocabulary, people: snapshot.people, known: newKnownValues(inSharedMemory(snapshot.cohort)) };
        } catch (error) {
          if (error instanceof CohortError) return { kind: "unreadable", words: error.words };
          throw error;
        }
      }
      if (held === undefined) throw new Error("a cohort was opened and is not held");
      if (threads !== undefined) started ??= startThreads(threads);
      const { known, people } = held;
      return await simulate(questionOf(request, scenarios, people), known.cohort, {
        known,
        signal,
        onProgress,
        ...(isHeld ? {} : { onSample }),
        ...(started === undefined ? {} : { threads: started }),
        pseudonymOf: (person) => pseudonymOf(people, person),
        language: request.language,
      });
    },
    async letGo() {
      held = undefined;
      await started?.end();
      started = undefined;
    },
  };
}

const anotherCohort: Words = {
  it: "i file sono di un'altra coorte",
  en: "the files are those of another cohort",
};
