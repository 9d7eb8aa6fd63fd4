/** Turns a question into a plan: relational programs that share what the scenarios share, and where in them each value stands. */
import type { Cohort, Written } from "@delibera/rules-dsl/columnar";
import { writeColumnar } from "@delibera/rules-dsl/columnar";
import type { Program } from "@delibera/rules-dsl/ir";
import { canonicalJson } from "@delibera/rules-dsl/ir";
import type {
  Layout,
  RelationalProgram,
  SpecialisedAlternative,
  SpecialisedCase,
  SpecialisingMemory,
} from "@delibera/rules-dsl/specialise";
import { specialiseTogether } from "@delibera/rules-dsl/specialise";
import type { KnownOfRun } from "../known/cut-plan.ts";
import { cohortRead } from "../known/known-cohort.ts";
import { areAscending } from "./bands.ts";
import type { GroupPlan } from "./group-plan.ts";
import { groupPlans } from "./group-plan.ts";
import type { Problem, SimulationQuestion } from "./question.ts";
import type { Reading } from "./reading.ts";
import { denominatorOf, readingOf, scaled } from "./reading.ts";
import { termProblems, termsOf } from "./terms.ts";

export interface Plan extends CountingPlan {
  /** With the columns that are read after each block. */
  readonly programs: readonly { readonly relational: RelationalProgram; readonly inBlocks: readonly number[] }[];
}

/** What is read and counted: plain data that is sent to threads, with what has been written of the programs. */
export interface CountingPlan {
  readonly measure: MeasurePlan;
  readonly state: StatePlan;
  readonly groups: readonly GroupPlan[];
  readonly candidates: readonly CandidatePlan[];
  /** What the baseline says of everybody was counted for an earlier question: only what candidates change is counted. */
  readonly isBaselineCounted?: boolean;
}

export interface MeasurePlan {
  readonly rule: string;
  /** What an integer of the measure counts: one over this. */
  readonly denominator: number;
  readonly baseline: Reading;
}

export interface StatePlan {
  readonly rule: string;
  /** Codes, in the order of the numbers that readings give; undetermined is one more. */
  readonly states: readonly string[];
  readonly baseline: Reading;
}

export interface CandidatePlan {
  readonly measure: Reading;
  readonly state: Reading;
  /** Values of which any difference makes a person affected. */
  readonly watched: readonly Pair[];
  /** Cases that may differ from the baseline: what it is, and which of these it reads. */
  readonly cases: readonly CasePair[];
  /** Places among `cases` of the watched terms. */
  readonly roots: readonly number[];
}

export interface Pair {
  readonly before: Reading;
  readonly after: Reading;
}

export interface CasePair {
  readonly rule: string;
  readonly cycle: string;
  readonly year?: number;
  readonly table: number;
  readonly parts: readonly Pair[];
  readonly reads: readonly number[];
}

const mostCandidates = 64;

/** @param memory of the layout, where laws have been specialised before. */
export function planOf(
  question: SimulationQuestion,
  layout: Layout,
  memory?: SpecialisingMemory,
): Plan | readonly Problem[] {
  const { baseline, candidates, cycle } = question;
  const problems = [...questionProblems(question), ...termProblems(question)];
  const groups = groupPlans(question, layout);
  if (!("groups" in groups)) problems.push(...groups);
  if (problems.length > 0 || !("groups" in groups)) return problems;
  const terms = termsOf(question);
  const scenarios = [baseline, ...candidates];
  const { programs, alternatives, refusals } = specialiseTogether(
    scenarios.map(({ program, asOf, knownOn, interpretations = {}, given = [] }) => ({
      program,
      request: { cycle, asOf, knownOn, interpretations, given, outputs: [...terms.watched] },
    })),
    layout,
    memory,
  );
  if (refusals.length > 0) {
    return refusals.map(({ alternative, rule, because, detail, citation }) => ({
      because: "rule-refused" as const,
      scenario: scenarios[alternative]?.name ?? "",
      detail: [rule, because, detail].filter((each) => each !== "").join(": "),
      ...(citation ? { citation } : {}),
    }));
  }
  const relational = programs.map((program) => ({ program, columns: new Set<number>() }));
  const read = (alternative: SpecialisedAlternative, rule: string, part: string): Reading =>
    outputReading(relational, alternative, rule, part);
  const [first, ...others] = alternatives;
  if (!first) return [{ because: "rule-refused", detail: "" }];
  const measures = alternatives.map((each) => read(each, terms.measure.name, "value"));
  const denominator = measures.map(denominatorOf).reduce(commonMultiple, 1);
  const [measure, ...measuresAfter] = measures.map((each) => scaled(each, denominator));
  const states = alternatives.map((each) => read(each, terms.state.name, terms.statePart));
  if (!measure || measures.some((each) => scaled(each, denominator) === undefined))
    return [{ because: "amount-may-overflow", detail: terms.measure.name }];
  const made = others.map((each, place): CandidatePlan => {
    const cases = casePairs(relational, first, each);
    const watched = terms.watched.flatMap((rule) =>
      partsOf(relational, first, each, rule).map((part) => pairOf(read(first, rule, part), read(each, rule, part))),
    );
    const roots = cases.flatMap((found, at) => {
      const isWatched = found.cycle === cycle && found.table === 0 && terms.watched.includes(found.rule);
      return isWatched ? [at] : [];
    });
    return {
      measure: measuresAfter[place] as Reading,
      state: states[place + 1] as Reading,
      watched: watched.filter(mayDiffer),
      cases,
      roots,
    };
  });
  return {
    programs: relational.map(({ program, columns }) => ({
      relational: program,
      inBlocks: [...columns],
    })),
    measure: { rule: terms.measure.name, denominator, baseline: measure },
    state: { rule: terms.state.name, states: terms.states, baseline: states[0] as Reading },
    groups: groups.groups,
    candidates: made,
  };
}

/**
 * The code of a plan for the people of one cohort.
 * @param classes as `WriteOptions` of columns has it.
 * @param runs what programs read of known values, where the plan was cut.
 */
export function writtenFor(
  { programs }: Plan,
  cohort: Cohort,
  classes?: number,
  runs: readonly KnownOfRun[] = [],
): readonly Written[] {
  return programs.map(({ relational, inBlocks }, program) => {
    const own = cohortRead(relational, cohort, runs[program]?.added ?? []);
    return writeColumnar(relational, own, { inBlocks, ...(classes === undefined ? {} : { classes }) });
  });
}

type Relational = readonly { readonly program: RelationalProgram; readonly columns: Set<number> }[];

function outputReading(programs: Relational, of: SpecialisedAlternative, rule: string, part: string): Reading {
  const { program } = programs[of.program] ?? {};
  const output = of.outputs.map((place) => program?.outputs[place]).find((each) => each?.rule === rule);
  const column = output?.parts[part as "value"];
  return column === undefined ? { kind: "constant", value: null } : readingOf(programs, of.program, { column });
}

/** A value that is undetermined for everybody has one part only. */
function partsOf(
  programs: Relational,
  a: SpecialisedAlternative,
  b: SpecialisedAlternative,
  rule: string,
): readonly string[] {
  const parts = [a, b].flatMap(({ program, outputs }) => {
    const found = outputs.map((place) => programs[program]?.program.outputs[place]);
    return Object.keys(found.find((each) => each?.rule === rule)?.parts ?? {});
  });
  return [...new Set(parts)];
}

function casePairs(
  programs: Relational,
  before: SpecialisedAlternative,
  after: SpecialisedAlternative,
): readonly CasePair[] {
  const old = new Map(before.cases.map((each, place) => [each.key, { each, place }]));
  const found = after.cases.flatMap((each, place) => {
    const was = old.get(each.key);
    const parts = was ? casePartPairs(programs, [before.program, was.each], [after.program, each]) : [];
    return was && parts.length > 0 ? [{ each, place, was, parts }] : [];
  });
  const byOld = new Map(found.map(({ was }, at) => [was.place, at]));
  const byPlace = new Map(found.map(({ place }, at) => [place, at]));
  return found.map(({ each, was, parts }): CasePair => {
    const reads = [
      ...was.each.reads.map((place) => byOld.get(place)),
      ...each.reads.map((place) => byPlace.get(place)),
    ].filter((at) => at !== undefined);
    const { rule, cycle, year, table } = each;
    return { rule, cycle, ...(year === undefined ? {} : { year }), table, parts, reads: [...new Set(reads)] };
  });
}

type InProgram = readonly [program: number, found: SpecialisedCase];

function casePartPairs(programs: Relational, [oldProgram, old]: InProgram, [program, now]: InProgram): readonly Pair[] {
  return Object.entries(now.parts).flatMap(([part, value]): readonly Pair[] => {
    const was = old.parts[part as "value"];
    if (!was || !value) return [];
    // A column that both scenarios share is not read twice.
    if (oldProgram === program && "column" in was && "column" in value && was.column === value.column) return [];
    const pair = pairOf(readingOf(programs, oldProgram, was), readingOf(programs, program, value));
    return mayDiffer(pair) ? [pair] : [];
  });
}

/** Over one denominator. Amounts that cannot be are compared as they are: they then differ, which they may. */
function pairOf(before: Reading, after: Reading): Pair {
  const denominator = commonMultiple(denominatorOf(before), denominatorOf(after));
  return { before: scaled(before, denominator) ?? before, after: scaled(after, denominator) ?? after };
}

function mayDiffer({ before, after }: Pair): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}

/** Beyond the safe integers the bounds of what is scaled to it are too. */
function commonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return (a / x) * b;
}

function questionProblems({ baseline, candidates, bands, levels = [] }: SimulationQuestion): Problem[] {
  const problems: Problem[] = [];
  if (candidates.length > mostCandidates)
    problems.push({ because: "too-many-candidates", detail: `${candidates.length} > ${mostCandidates}` });
  const names = [baseline, ...candidates].map(({ name }) => name);
  for (const name of new Set(names.filter((each, place) => names.indexOf(each) !== place)))
    problems.push({ because: "same-name-twice", detail: name });
  for (const { name, program } of candidates) {
    if (program.vocabulary === baseline.program.vocabulary) continue;
    if (vocabularyOf(program) !== vocabularyOf(baseline.program))
      problems.push({ because: "other-vocabulary", scenario: name, detail: name });
  }
  for (const each of [bands, levels]) {
    if (!areAscending(each)) problems.push({ because: "bands-not-ascending", detail: each.join("; ") });
  }
  return problems;
}

/** What facts look like; labels and actions change nothing, nor the order of keys, which a database makes its own. */
function vocabularyOf({ vocabulary: { cycle, enumerations, entities, subject } }: Program): string {
  return canonicalJson({
    subject,
    cycle: [cycle.from, cycle.years],
    enumerations: enumerations.map(({ name, options }) => [name, options.map((each) => [each.name, each.code])]),
    entities: entities.map(({ name, fields, ...rest }) => [
      name,
      rest.identifiedBy,
      fields.map((field) => [field.name, field.code, field.type]),
    ]),
  });
}
