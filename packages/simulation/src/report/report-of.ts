/** Makes the report of what was counted: every count passes the publication, which withholds what is about too few. */

import type { Cohort } from "@delibera/rules-dsl/columnar";
import { programHash } from "@delibera/rules-dsl/ir";
import type { Plan } from "../ask/plan.ts";
import type { Scenario, SimulationQuestion } from "../ask/question.ts";
import { termsOf } from "../ask/terms.ts";
import type { Histogram, Tally } from "../count/tally.ts";
import { count } from "../count/tally.ts";
import type { SideBySide } from "../witness/side-by-side.ts";
import { amountText, ascending, inBands, largestOf, peopleIn, quantilesOf, totalOf } from "./amounts-of.ts";
import type { CauseFound } from "./causes-of.ts";
import { fewest, newPublication } from "./publication.ts";
import type { CandidateReport, Distribution, People, ScenarioReport, SimulationReport } from "./simulation-report.ts";
import { tablesOf } from "./tables-of.ts";

export interface Counted {
  readonly question: SimulationQuestion;
  readonly plan: Plan;
  readonly cohort: Cohort;
  readonly tally: Tally;
  readonly isSample: boolean;
  /** By candidate; without them for a partial report. */
  readonly causes?: readonly (readonly CauseFound[])[];
  readonly witnesses?: readonly (SideBySide | undefined)[];
}

/** How the parts of a report say what they count, and read it back when all is known. */
export interface Writer {
  readonly cell: (key: string, people: number) => () => People;
  readonly line: (whole: string, parts: readonly string[]) => void;
  /** Something that says as much as a count of those people. */
  readonly guarded: <T>(key: string, people: number, value: T) => () => T | null;
}

export function reportOf(counted: Counted): SimulationReport {
  const { question, plan, cohort, tally, isSample } = counted;
  const publication = newPublication();
  let isHidden: (key: string) => boolean = () => true;
  const writer: Writer = {
    cell(key, people) {
      publication.cell(key, people);
      return () => (isHidden(key) ? null : people);
    },
    line: publication.line,
    guarded(key, people, value) {
      publication.cell(key, people);
      return () => (isHidden(key) ? null : value);
    },
  };
  publication.always("g|0|0");
  const terms = termsOf(question);
  const levels = levelsOf(question, plan, tally);
  const tables = tablesOf(counted, writer);
  const scenario = scenarioWriter(plan, levels, writer);
  const baseline = scenario(question.baseline, "base", tally.measure, tally, tables.baselineStates);
  const candidates = question.candidates.map((each, place) => {
    const measured = moved(tally.measure, tally.candidates[place]?.moves);
    return {
      own: scenario(each, `c${place}`, measured, tally, tables.candidates[place]?.states ?? []),
      rest: candidateParts(counted, place, writer),
      tables: tables.candidates[place]?.tables ?? (() => []),
    };
  });
  isHidden = publication.settle();
  const { measure, state } = terms;
  const unitName = measure.type.kind === "quantity" ? measure.type.unit : undefined;
  const unit = question.baseline.program.vocabulary.units.find(({ name }) => name === unitName);
  const favourable = question.favourable ?? measure.favourable;
  return {
    formatVersion: "1.0",
    cycle: question.cycle,
    measure: {
      ...named(measure),
      ...(unit ? { unit: unit.name, unitLabel: unit.label } : {}),
      ...(favourable ? { favourable } : {}),
    },
    state: { ...named(state), states: [...terms.states, "undetermined"] },
    bands: question.bands,
    suppressedBelow: fewest,
    cohort: cohort.tables[0]?.rows ?? 0,
    people: tally.people,
    isSample,
    baseline: baseline(),
    candidates: candidates.map(({ own, rest, tables: shown }) => ({ ...own(), ...rest(), tables: shown() })),
  };
}

function named({ name, code, label }: ReturnType<typeof termsOf>["measure"]) {
  return { rule: name, ...(code === undefined ? {} : { code }), label };
}

type MakeScenario = (
  scenario: Scenario,
  key: string,
  measured: Histogram,
  tally: Tally,
  states: readonly (() => People)[],
) => () => ScenarioReport;

function scenarioWriter({ measure: { denominator } }: Plan, levels: readonly string[], writer: Writer): MakeScenario {
  return ({ name, asOf, knownOn, interpretations = {}, program }, key, measured, tally, states) => {
    const distribution = distributionOf(measured, { key, levels, denominator, people: tally.people }, writer);
    return () => ({
      name,
      asOf,
      knownOn,
      program: programHash(program),
      interpretations,
      states: states.map((each) => each()),
      distribution: distribution(),
    });
  };
}

function distributionOf(
  measured: Histogram,
  { key, levels, denominator, people }: { key: string; levels: readonly string[]; denominator: number; people: number },
  { cell, line, guarded }: Writer,
): () => Distribution {
  const known = peopleIn(measured);
  const bands = inBands(measured, levels, denominator).map((each, place) => cell(`d|${key}|${place}`, each));
  const undetermined = cell(`d|${key}|?`, people - known);
  line("g|0|0", [...bands.map((_, place) => `d|${key}|${place}`), `d|${key}|?`]);
  const total = guarded(`dt|${key}`, known, amountText(totalOf(measured), denominator));
  return () => ({
    levels,
    people: bands.map((each) => each()),
    undetermined: undetermined(),
    total: total(),
    quantiles: quantilesOf(measured, denominator),
  });
}

function candidateParts(
  { question, plan, tally, causes, witnesses }: Counted,
  place: number,
  { cell, line, guarded }: Writer,
) {
  const { denominator } = plan.measure;
  const own = tally.candidates[place];
  const all = own?.groups[0]?.get(0);
  const affected = all?.people ?? 0;
  const deltas: Histogram = all?.deltas ?? new Map();
  const [rising, falling] = [1, -1].map((sign) =>
    ascending(deltas).reduce((sum, [value, people]) => sum + (value * sign > 0 ? people : 0), 0),
  );
  const isFallGood = (question.favourable ?? termsOf(question).measure.favourable) === "smaller";
  const key = `c${place}`;
  const affectedCell = cell(`a|${key}|0|0`, affected);
  const rise = cell(`rise|${key}`, rising ?? 0);
  const fall = cell(`fall|${key}`, falling ?? 0);
  cell(`changed|${key}`, (rising ?? 0) + (falling ?? 0));
  line(`changed|${key}`, [`rise|${key}`, `fall|${key}`]);
  const total = guarded(`v|${key}|0|0`, (rising ?? 0) + (falling ?? 0), amountText(totalOf(deltas), denominator));
  const found = (causes?.[place] ?? []).map((cause, at) => {
    const moving = ascending(cause.deltas).reduce((sum, [value, people]) => sum + (value === 0 ? 0 : people), 0);
    return {
      cause,
      people: cell(`why|${key}|${at}`, cause.people),
      totalChange: guarded(`whyv|${key}|${at}`, moving, amountText(totalOf(cause.deltas), denominator)),
    };
  });
  if (found.length > 0) {
    cell(`why|${key}|none`, affected - found.reduce((sum, { cause }) => sum + cause.people, 0));
    line(`a|${key}|0|0`, [...found.map((_, at) => `why|${key}|${at}`), `why|${key}|none`]);
  }
  const witness = witnesses?.[place];
  const isPossible = (plan.candidates[place]?.watched.length ?? 0) > 0;
  const effect: CandidateReport["effect"] = isPossible ? (affected > 0 ? "some" : "none") : "impossible";
  return (): Omit<CandidateReport, keyof ScenarioReport | "tables"> => ({
    effect,
    affected: affectedCell(),
    rise: rise(),
    fall: fall(),
    gain: isFallGood ? fall() : rise(),
    lose: isFallGood ? rise() : fall(),
    totalChange: total(),
    largestRise: largestOf(deltas, denominator, 1),
    largestFall: largestOf(deltas, denominator, -1),
    causes: found.map(({ cause, people, totalChange }) => {
      const { people: _people, deltas: _deltas, ...about } = cause;
      return { ...about, people: people(), totalChange: totalChange() };
    }),
    ...(witness ? { witness } : {}),
  });
}

/** Levels of the distribution: those asked for, else where tenths of the people stand on the baseline. */
function levelsOf(
  { levels }: SimulationQuestion,
  { measure: { denominator } }: Plan,
  { measure }: Tally,
): readonly string[] {
  if (levels) return levels;
  const all = peopleIn(measure);
  const found = new Set<number>();
  let [below, tenth] = [0, 1];
  for (const [value, people] of ascending(measure)) {
    below += people;
    if (below * 10 >= tenth * all) found.add(value);
    while (tenth < 10 && below * 10 >= tenth * all) tenth++;
  }
  return [...found].slice(0, 9).map((value) => amountText(BigInt(value), denominator));
}

function moved(measure: Histogram, moves: Histogram | undefined): Histogram {
  const after = new Map(measure);
  for (const [value, people] of moves ?? []) count(after, value, people);
  return after;
}
