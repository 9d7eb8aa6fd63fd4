/** Runs a question over a cohort: in this thread or in several, whole or a sample, with progress and a way to stop. */
import type { Cohort } from "@delibera/rules-dsl/columnar";
import { factsOfSubject } from "@delibera/rules-dsl/columnar";
import type { Plan } from "./ask/plan.ts";
import { planOf } from "./ask/plan.ts";
import type { Problem, SimulationQuestion } from "./ask/question.ts";
import { termsOf } from "./ask/terms.ts";
import { newCounter, TooManyGroups } from "./count/count-people.ts";
import type { Tally } from "./count/tally.ts";
import type { Threads } from "./count/threads.ts";
import { countInThreads } from "./count/threads.ts";
import { causesOf } from "./report/causes-of.ts";
import { reportOf } from "./report/report-of.ts";
import type { SimulationReport } from "./report/simulation-report.ts";
import type { SideBySide } from "./witness/side-by-side.ts";
import { resultsSideBySide } from "./witness/side-by-side.ts";

export interface SimulationProgress {
  readonly done: number;
  readonly all: number;
  readonly milliseconds: number;
}

export interface SimulationOptions {
  readonly onProgress?: (progress: SimulationProgress) => void;
  /** Called once, when about one person in a hundred has been counted. */
  readonly onSample?: (report: SimulationReport) => void;
  readonly signal?: AbortSignal;
  /** Without them this thread counts, and breathes between chunks. */
  readonly threads?: Threads;
  /** What a person is called; without it the place in the cohort, from 1. */
  readonly pseudonymOf?: (subject: number) => string;
  readonly language?: "it" | "en";
}

export type Simulated =
  | { readonly kind: "done"; readonly report: SimulationReport }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] }
  /** The signal said so: nothing is given. */
  | { readonly kind: "cancelled" };

/** People counted between two looks at the signal. */
const atOnce = 4_096;

export async function simulate(
  question: SimulationQuestion,
  cohort: Cohort,
  options: SimulationOptions = {},
): Promise<Simulated> {
  const plan = planned(question, cohort);
  if (!("programs" in plan)) return { kind: "refused", problems: plan };
  try {
    const tally = await countEverybody(question, plan, cohort, options);
    if (!tally) return { kind: "cancelled" };
    const causes = causesOf(question, plan, cohort, tally);
    const witnesses = tally.candidates.map((_, place) => witnessOf(question, cohort, tally, place, options));
    return { kind: "done", report: reportOf({ question, plan, cohort, tally, isSample: false, causes, witnesses }) };
  } catch (error) {
    if (!(error instanceof TooManyGroups)) throw error;
    const detail = question.dimensions[error.dimension]?.name ?? "";
    return { kind: "refused", problems: [{ because: "too-many-groups", detail }] };
  }
}

/** Why the question cannot be answered of the cohort, without counting anybody; empty when it can, as far as that shows. */
export function problemsIn(question: SimulationQuestion, cohort: Cohort): readonly Problem[] {
  const plan = planned(question, cohort);
  return "programs" in plan ? [] : plan;
}

function planned(question: SimulationQuestion, cohort: Cohort): Plan | readonly Problem[] {
  const people = cohort.tables[0]?.rows ?? 0;
  if (people === 0) return [{ because: "empty-cohort", detail: "0" }];
  const codes = question.dimensions.flatMap((each) =>
    "codes" in each && each.codes.length !== people ? [each.name] : [],
  );
  if (codes.length > 0) return codes.map((detail) => ({ because: "codes-of-other-people" as const, detail }));
  return planOf(question, cohort.layout);
}

/** Undefined when it was cancelled. */
async function countEverybody(
  question: SimulationQuestion,
  plan: Plan,
  cohort: Cohort,
  { onProgress, onSample, signal, threads }: SimulationOptions,
): Promise<Tally | undefined> {
  const people = cohort.tables[0]?.rows ?? 0;
  const started = performance.now();
  const progress = (done: number) => onProgress?.({ done, all: people, milliseconds: performance.now() - started });
  if (onSample) {
    const sample = newCounter(plan, cohort);
    for (const [from, to] of sampleRanges(people)) {
      sample.count(from, to);
      await breath();
      if (signal?.aborted) return undefined;
    }
    onSample(reportOf({ question, plan, cohort, tally: sample.tally, isSample: true }));
  }
  if (threads && people > atOnce)
    return countInThreads(plan, cohort, threads, { atOnce, signal, onProgress: progress });
  const counter = newCounter(plan, cohort);
  for (let from = 0; from < people; from += atOnce) {
    if (signal?.aborted) return undefined;
    const to = Math.min(people, from + atOnce);
    counter.count(from, to);
    progress(to);
    await breath();
  }
  return signal?.aborted ? undefined : counter.tally;
}

/** Timers and signals are heard between two chunks. */
function breath(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}

/** People of one run of the sample: they stand all over the cohort, whatever its order. */
const sampleRun = 64;

/** One person in a hundred, at least a thousand. */
export function sampleRanges(people: number): readonly (readonly [number, number])[] {
  const wanted = Math.min(people, Math.max(1_000, Math.ceil(people / 100)));
  const runs = Math.max(1, Math.ceil(wanted / sampleRun));
  const step = Math.floor(people / runs);
  if (step <= sampleRun) return [[0, people]];
  return Array.from({ length: runs }, (_, run) => [run * step, run * step + sampleRun] as const);
}

function witnessOf(
  question: SimulationQuestion,
  cohort: Cohort,
  tally: Tally,
  place: number,
  { pseudonymOf = (subject) => String(subject + 1), language = "it" }: SimulationOptions,
): SideBySide | undefined {
  const witness = tally.candidates[place]?.witness;
  const candidate = question.candidates[place];
  if (!witness || !candidate) return undefined;
  const { baseline, cycle } = question;
  const facts = factsOfSubject(baseline.program.vocabulary, cohort, witness.subject);
  const rules = termsOf(question).watched;
  return {
    pseudonym: pseudonymOf(witness.subject),
    size: witness.facts,
    facts,
    results: resultsSideBySide(facts, { cycle, baseline, candidate, rules, language }),
  };
}
