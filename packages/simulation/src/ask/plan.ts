/** Turns a question into a plan: relational programs that share what the scenarios share, and where in them each value stands. */
import type { Cohort, Written } from "@delibera/rules-dsl/columnar";
import { writeColumnar } from "@delibera/rules-dsl/columnar";
import type { Program } from "@delibera/rules-dsl/ir";
import { canonicalJson } from "@delibera/rules-dsl/ir";
import type {
  Layout,
  RelationalProgram,
  SpecialisedAlternative,
  SpecialisingMemory,
} from "@delibera/rules-dsl/specialise";
import { specialiseTogether } from "@delibera/rules-dsl/specialise";
import type { KnownOfRun } from "../known/cut-plan.ts";
import { cohortRead } from "../known/known-cohort.ts";
import { areAscending } from "./bands.ts";
import type { CausePlan, Laws } from "./cause-plan.ts";
import { causePlan } from "./cause-plan.ts";
import type { GroupPlan } from "./group-plan.ts";
import { groupPlans } from "./group-plan.ts";
import type { Pair } from "./pair.ts";
import { commonMultiple, mayDiffer, pairOf } from "./pair.ts";
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
  /** Cases that may differ from the baseline, and where among them a difference begins. */
  readonly causes: CausePlan;
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
  const read = (alternative: SpecialisedAlternative, rule: string, part: string): Reading =>
    outputReading(programs, alternative, rule, part);
  const [first, ...others] = alternatives;
  if (!first) return [{ because: "rule-refused", detail: "" }];
  const measures = alternatives.map((each) => read(each, terms.measure.name, "value"));
  const denominator = measures.map(denominatorOf).reduce(commonMultiple, 1);
  const [measure, ...measuresAfter] = measures.map((each) => scaled(each, denominator));
  const states = alternatives.map((each) => read(each, terms.state.name, terms.statePart));
  if (!measure || measures.some((each) => scaled(each, denominator) === undefined))
    return [{ because: "amount-may-overflow", detail: terms.measure.name }];
  const made = others.map((each, place): CandidatePlan => {
    const watched = terms.watched.map((rule) => {
      const parts = partsOf(programs, [first, each], rule);
      const pairs = parts.map((part) => pairOf(read(first, rule, part), read(each, rule, part)));
      return { rule, pairs: pairs.filter(mayDiffer) };
    });
    const differing = watched.filter(({ pairs }) => pairs.length > 0).map(({ rule }) => rule);
    return {
      measure: measuresAfter[place] as Reading,
      state: states[place + 1] as Reading,
      watched: watched.flatMap(({ pairs }) => pairs),
      causes: causePlan(programs, [first, each], { cycle, watched: differing }),
    };
  });
  const plan = {
    measure: { rule: terms.measure.name, denominator, baseline: measure },
    state: { rule: terms.state.name, states: terms.states, baseline: states[0] as Reading },
    groups: groups.groups,
    candidates: made,
  };
  return {
    ...plan,
    programs: programs.map((program, place) => ({ relational: program, inBlocks: columnsRead(plan, place) })),
  };
}

/** Without repetition. */
function columnsRead(plan: CountingPlan, program: number): readonly number[] {
  const read = readingsOf(plan).flatMap((each) =>
    each.kind === "column" && each.program === program ? [each.column] : [],
  );
  return [...new Set(read)];
}

/** Everything that is read after each block. */
export function readingsOf({ measure, state, candidates }: CountingPlan): readonly Reading[] {
  return [
    measure.baseline,
    state.baseline,
    ...candidates.flatMap((each) => [each.measure, each.state, ...pairsOf(each).flatMap(bothOf)]),
  ];
}

/** What is compared of a candidate. */
export function pairsOf({ watched, causes }: CandidatePlan): readonly Pair[] {
  return [...watched, ...causes.cases.flatMap(({ parts }) => parts)];
}

function bothOf({ before, after }: Pair): readonly Reading[] {
  return [before, after];
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

function outputReading(
  programs: readonly RelationalProgram[],
  of: SpecialisedAlternative,
  rule: string,
  part: string,
): Reading {
  const own = programs[of.program];
  const output = of.outputs.map((place) => own?.outputs[place]).find((each) => each?.rule === rule);
  const column = output?.parts[part as "value"];
  return column === undefined ? { kind: "constant", value: null } : readingOf(programs, of.program, { column });
}

/** A value that is undetermined for everybody has one part only. */
function partsOf(programs: readonly RelationalProgram[], laws: Laws, rule: string): readonly string[] {
  const parts = laws.flatMap(({ program, outputs }) => {
    const found = outputs.map((place) => programs[program]?.outputs[place]);
    return Object.keys(found.find((each) => each?.rule === rule)?.parts ?? {});
  });
  return [...new Set(parts)];
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
