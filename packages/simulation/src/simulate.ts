/**
 * Runs a question over a cohort: in this thread or in several, whole, a sample, or part by part where it is larger than memory, with
 * progress and a way to stop.
 */
import type { Cohort, Written } from "@delibera/rules-dsl/columnar";
import { factsOfSubject } from "@delibera/rules-dsl/columnar";
import { programHash } from "@delibera/rules-dsl/ir";
import type { Layout } from "@delibera/rules-dsl/specialise";
import { groupPlans } from "./ask/group-plan.ts";
import type { Plan } from "./ask/plan.ts";
import { planOf, writtenFor } from "./ask/plan.ts";
import type { Dimension, Problem, SimulationQuestion } from "./ask/question.ts";
import { termsOf } from "./ask/terms.ts";
import { newCounter } from "./count/count-people.ts";
import type { MergedTally } from "./count/merge-parts.ts";
import { mergeParts } from "./count/merge-parts.ts";
import type { Tally } from "./count/tally.ts";
import { addBaseline, newTally } from "./count/tally.ts";
import type { StartedThreads, Threads } from "./count/threads.ts";
import { countInThreads, startThreads } from "./count/threads.ts";
import { TooManyGroups } from "./count/too-many-groups.ts";
import type { KnownOfRun } from "./known/cut-plan.ts";
import { cutPlan } from "./known/cut-plan.ts";
import type { KnownValues } from "./known/known-values.ts";
import { causesOf } from "./report/causes-of.ts";
import { reportOf } from "./report/report-of.ts";
import type { SimulationReport } from "./report/simulation-report.ts";
import type { SideBySide } from "./witness/side-by-side.ts";
import { resultsSideBySide } from "./witness/side-by-side.ts";

export type { KnownValues } from "./known/known-values.ts";
export { newKnownValues } from "./known/known-values.ts";

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
  /** Without them this thread counts, and breathes between chunks. Those that have been started go on waiting afterwards. */
  readonly threads?: Threads | StartedThreads;
  /** What a person is called; without it the place in the cohort, from 1. */
  readonly pseudonymOf?: (subject: number) => string;
  readonly language?: "it" | "en";
  /** Classes of people with shorter programs: as many as their number is worth, unless it is said. The report is the same. */
  readonly classes?: number;
  /** Of the same cohort: what earlier questions left known is not evaluated again, and what this one finds is kept. The report is the same. */
  readonly known?: KnownValues;
}

export interface CohortPart {
  readonly cohort: Cohort;
  /** Those of the question, in its order: codes and labels are those of this part. */
  readonly dimensions: readonly Dimension[];
  /** @param subject the place in this part. */
  readonly pseudonymOf?: (subject: number) => string;
}

export interface PartsOptions extends Omit<SimulationOptions, "pseudonymOf"> {
  /** Of all parts together. */
  readonly people: number;
}

export type Simulated =
  | { readonly kind: "done"; readonly report: SimulationReport }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] }
  /** The signal said so: nothing is given. */
  | { readonly kind: "cancelled" };

/** People counted between two looks at the signal. */
const atOnce = 4_096;

export function simulate(
  question: SimulationQuestion,
  cohort: Cohort,
  { pseudonymOf, ...options }: SimulationOptions = {},
): Promise<Simulated> {
  const part = { cohort, dimensions: question.dimensions, ...(pseudonymOf ? { pseudonymOf } : {}) };
  return simulateInParts(question, [part], { ...options, people: cohort.tables[0]?.rows ?? 0 });
}

/**
 * The same answer as over the whole, with one part in memory at a time.
 * @param parts people one after another, laid out alike, the texts of each part those of the one before and more. Whatever their source
 *   throws is thrown, and nothing is then given.
 * @throws RangeError when parts are laid out otherwise.
 */
export async function simulateInParts(
  question: SimulationQuestion,
  parts: Iterable<CohortPart> | AsyncIterable<CohortPart>,
  options: PartsOptions,
): Promise<Simulated> {
  const started = performance.now();
  const given = options.people > atOnce ? options.threads : undefined;
  const threads = given && "entry" in given ? startThreads(given) : given;
  let counted: Counted | undefined;
  try {
    for await (const part of parts) {
      if ((part.cohort.tables[0]?.rows ?? 0) === 0) continue;
      const own = { ...question, dimensions: part.dimensions };
      const plan: Plan | readonly Problem[] = planned(own, part.cohort, counted, options.known);
      if (!("programs" in plan)) return { kind: "refused", problems: plan };
      const isFirst = counted === undefined;
      counted ??= newCounted(question, plan, part.cohort);
      const done = counted.merged.tally.people;
      const tally = await countEverybody(own, plan, part.cohort, {
        ...options,
        isFirst,
        done,
        started,
        waiting: threads,
      });
      if (!tally) return { kind: "cancelled" };
      keep(counted, part, tally, done);
      counted.cohort = withoutRows(part.cohort);
    }
  } catch (error) {
    if (!(error instanceof TooManyGroups)) throw error;
    const detail = question.dimensions[error.dimension]?.name ?? "";
    return { kind: "refused", problems: [{ because: "too-many-groups", detail }] };
  } finally {
    if (threads !== given) await threads?.end();
  }
  if (!counted) return { kind: "refused", problems: [{ because: "empty-cohort", detail: "0" }] };
  return { kind: "done", report: reportOfAll(counted, options.language ?? "it") };
}

/** Why the question cannot be answered of the cohort, without counting anybody; empty when it can, as far as that shows. */
export function problemsIn(question: SimulationQuestion, cohort: Cohort): readonly Problem[] {
  if ((cohort.tables[0]?.rows ?? 0) === 0) return [{ because: "empty-cohort", detail: "0" }];
  const plan = planned(question, cohort);
  return "programs" in plan ? [] : plan;
}

function planned(
  question: SimulationQuestion,
  cohort: Cohort,
  counted?: Counted,
  known?: KnownValues,
): Plan | readonly Problem[] {
  const people = cohort.tables[0]?.rows ?? 0;
  const codes = question.dimensions.flatMap((each) =>
    "codes" in each && each.codes.length !== people ? [each.name] : [],
  );
  if (codes.length > 0) return codes.map((detail) => ({ because: "codes-of-other-people" as const, detail }));
  if (counted) return planAgain(counted, question, cohort.layout);
  return planOf(question, cohort.layout, known?.cohort === cohort ? known.specialised : undefined);
}

interface Counted {
  readonly plan: Plan;
  readonly merged: MergedTally;
  /** Facts and pseudonyms of whom the report shows, by their number. */
  readonly shown: Map<number, { readonly facts: Readonly<Record<string, unknown>>; readonly pseudonym: string }>;
  readonly vocabulary: SimulationQuestion["baseline"]["program"]["vocabulary"];
  /** Without rows, so that a part is not held while the next is made: the layout, and the texts of the last part, which are all. */
  cohort: Cohort;
}

function newCounted(question: SimulationQuestion, plan: Plan, cohort: Cohort): Counted {
  const tally = newTally(plan.groups.length, plan.candidates.length);
  const { vocabulary } = question.baseline.program;
  return { plan, merged: mergeParts(question, tally), shown: new Map(), vocabulary, cohort: withoutRows(cohort) };
}

function withoutRows({ layout, texts }: Cohort): Cohort {
  return { layout, texts, tables: [] };
}

/** What is emitted for one part runs over each that is laid out alike; only groups are read elsewhere. */
function planAgain({ plan, cohort }: Counted, question: SimulationQuestion, layout: Layout): Plan | readonly Problem[] {
  if (layout !== cohort.layout && JSON.stringify(layout) !== JSON.stringify(cohort.layout))
    throw new RangeError("the parts of a cohort have one layout");
  const groups = groupPlans(question, layout);
  return "groups" in groups ? { ...plan, groups: groups.groups } : groups;
}

/** Adds the sums, and keeps the facts of whom they point at while the part is there. */
function keep({ merged, shown, vocabulary }: Counted, part: CohortPart, tally: Tally, first: number): void {
  const { cohort, dimensions, pseudonymOf = (subject) => String(first + subject + 1) } = part;
  merged.add(tally, dimensions);
  for (const { witness, causes } of merged.tally.candidates) {
    for (const { subject } of [...(witness ? [witness] : []), ...causes.values()]) {
      if (subject < first || shown.has(subject)) continue;
      const own = subject - first;
      shown.set(subject, { facts: factsOfSubject(vocabulary, cohort, own), pseudonym: pseudonymOf(own) });
    }
  }
}

function reportOfAll({ plan, merged, shown, cohort }: Counted, language: "it" | "en"): SimulationReport {
  const question = merged.questionOfAll();
  const { tally } = merged;
  const causes = causesOf(question, plan, tally, (subject) => shown.get(subject)?.facts);
  const witnesses = tally.candidates.map(({ witness }, place): SideBySide | undefined => {
    const [candidate, found] = [question.candidates[place], witness && shown.get(witness.subject)];
    if (!candidate || !found || !witness) return undefined;
    const { baseline, cycle } = question;
    const compared = { cycle, baseline, candidate, rules: termsOf(question).watched, language };
    return { ...found, size: witness.facts, results: resultsSideBySide(found.facts, compared) };
  });
  const all = { ...cohort, tables: [{ rows: tally.people, columns: [] }] };
  return reportOf({ question, plan, cohort: all, tally, isSample: false, causes, witnesses });
}

interface Counting extends PartsOptions {
  readonly isFirst: boolean;
  /** People counted before. */
  readonly done: number;
  readonly started: number;
  /** Threads that wait for a part; none where this one counts. */
  readonly waiting: StartedThreads | undefined;
}

/** Everybody of one part. Undefined when it was cancelled. */
async function countEverybody(
  question: SimulationQuestion,
  whole: Plan,
  cohort: Cohort,
  options: Counting,
): Promise<Tally | undefined> {
  const { known, classes } = options;
  if (known === undefined)
    return countPlanned(
      question,
      { plan: whole, runs: [], written: writtenFor(whole, cohort, classes) },
      cohort,
      options,
    );
  if (known.cohort !== cohort) throw new RangeError("what is known is known of another cohort");
  const { plan, runs, counted, found } = cutPlan(whole, cohort, known);
  const written = writtenFor(plan, cohort, classes, runs);
  const tally = await countPlanned(question, { plan, runs, written }, cohort, options);
  if (!tally) return undefined;
  if (counted) addBaseline(tally, counted);
  known.keep(found, tally);
  return tally;
}

interface Ready {
  readonly plan: Plan;
  readonly runs: readonly KnownOfRun[];
  readonly written: readonly Written[];
}

async function countPlanned(
  question: SimulationQuestion,
  { plan, runs, written }: Ready,
  cohort: Cohort,
  { onProgress, onSample, signal, waiting, people: all, isFirst, done, started }: Counting,
): Promise<Tally | undefined> {
  const people = cohort.tables[0]?.rows ?? 0;
  const progress = (more: number) =>
    onProgress?.({ done: done + more, all, milliseconds: performance.now() - started });
  if (onSample && isFirst) {
    const sample = newCounter({ ...plan, isBaselineCounted: false }, cohort, written, runs);
    for (const [from, to] of sampleRanges(people, all)) {
      sample.count(from, to);
      await breath();
      if (signal?.aborted) return undefined;
    }
    const ofAll = { ...cohort, tables: [{ rows: all, columns: [] }] };
    onSample(reportOf({ question, plan, cohort: ofAll, tally: sample.tally, isSample: true }));
  }
  if (waiting && people > atOnce) {
    const { programs: _, ...counting } = plan;
    const counted = countInThreads(counting, { written, known: runs }, cohort, waiting, {
      atOnce,
      signal,
      onProgress: progress,
    });
    // What the report says of the programs is made ready while others count.
    for (const { program } of [question.baseline, ...question.candidates]) programHash(program);
    return counted;
  }
  const counter = newCounter(plan, cohort, written, runs);
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

/** People of one run of the sample: they stand all over the part, whatever its order. */
const sampleRun = 64;

/** One person in a hundred of all, at least a thousand, out of the people at hand. */
export function sampleRanges(people: number, all = people): readonly (readonly [number, number])[] {
  const wanted = Math.min(people, Math.max(1_000, Math.ceil(all / 100)));
  const runs = Math.max(1, Math.ceil(wanted / sampleRun));
  const step = Math.floor(people / runs);
  if (step <= sampleRun) return [[0, people]];
  return Array.from({ length: runs }, (_, run) => [run * step, run * step + sampleRun] as const);
}
