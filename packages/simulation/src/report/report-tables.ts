/** A report as tables that an export writes: one row for each scenario, group, band, passage, cause. A count that is withheld is absent. */
import type { NamedColumn, NamedTable } from "@delibera/cohorts";
import { bandLabel } from "../ask/group-plan.ts";
import type { Words } from "./report-columns.ts";
import { amounts, counts, pick, table, texts } from "./report-columns.ts";
import { reportWords as words } from "./report-words.ts";
import type { CandidateReport, GroupReport, People, SimulationReport } from "./simulation-report.ts";

/** What one person shows stays out, but for the pseudonym of the witness: an export is handed on. */
export function reportTables(report: SimulationReport): readonly NamedTable[] {
  return [
    scenarios(report),
    states(report),
    distribution(report),
    groups(report),
    bands(report),
    transitions(report),
    causes(report),
    witnesses(report),
  ];
}

function scenarios(report: SimulationReport): NamedTable {
  const unit = report.measure.unit;
  const all = [report.baseline, ...report.candidates];
  const counted = (name: string, label: Words, read: (candidate: CandidateReport) => People) =>
    counts(name, label, [null, ...report.candidates.map(read)]);
  const amount = (name: string, label: Words, read: (candidate: CandidateReport) => string | null) =>
    amounts(name, label, [null, ...report.candidates.map(read)], unit);
  return table("scenarios", all.length, [
    texts(
      "scenario",
      words.scenario,
      all.map(({ name }) => name),
    ),
    texts(
      "as_of",
      words.asOf,
      all.map(({ asOf }) => asOf),
    ),
    texts(
      "known_on",
      words.knownOn,
      all.map(({ knownOn }) => knownOn),
    ),
    texts(
      "program",
      words.program,
      all.map(({ program }) => program),
    ),
    texts("effect", words.effect, ["", ...report.candidates.map(({ effect }) => effect)]),
    counts(
      "people",
      words.people,
      all.map(() => report.people),
    ),
    counted("affected", words.affected, ({ affected }) => affected),
    counted("rise", words.rise, ({ rise }) => rise),
    counted("fall", words.fall, ({ fall }) => fall),
    counted("gain", words.gain, ({ gain }) => gain),
    counted("lose", words.lose, ({ lose }) => lose),
    amounts(
      "total",
      words.total,
      all.map(({ distribution: { total } }) => total),
      unit,
    ),
    amount("total_change", words.totalChange, ({ totalChange }) => totalChange),
    amount("largest_rise", words.largestRise, ({ largestRise }) => largestRise),
    amount("largest_fall", words.largestFall, ({ largestFall }) => largestFall),
  ]);
}

function states({ baseline, candidates, state }: SimulationReport): NamedTable {
  const rows = [baseline, ...candidates].flatMap(({ name, states: found }) =>
    found.map((people, place) => ({ scenario: name, state: state.states[place] ?? "", people })),
  );
  return table("states", rows.length, [
    texts("scenario", words.scenario, pick(rows, "scenario")),
    texts("state", words.state, pick(rows, "state")),
    counts("people", words.people, pick(rows, "people")),
  ]);
}

function distribution({ baseline, candidates }: SimulationReport): NamedTable {
  const rows = [baseline, ...candidates].flatMap(({ name, distribution: { levels, people, undetermined } }) => [
    ...people.map((each, place) => ({ scenario: name, level: bandLabel(levels, place), people: each })),
    { scenario: name, level: "?", people: undetermined },
  ]);
  return table("distribution", rows.length, [
    texts("scenario", words.scenario, pick(rows, "scenario")),
    texts("level", words.level, pick(rows, "level")),
    counts("people", words.people, pick(rows, "people")),
  ]);
}

interface GroupRow extends GroupReport {
  readonly scenario: string;
  readonly dimension: string;
}

function groupRows({ candidates }: SimulationReport): readonly GroupRow[] {
  return candidates.flatMap(({ name, tables }) =>
    tables.flatMap(({ dimension = "", groups: found }) =>
      found.map((group) => ({ ...group, scenario: name, dimension })),
    ),
  );
}

function groups(report: SimulationReport): NamedTable {
  const rows = groupRows(report);
  return table("groups", rows.length, [
    ...groupKeys(rows),
    counts("people", words.people, pick(rows, "people")),
    counts("affected", words.affected, pick(rows, "affected")),
    counts("unchanged", words.unchanged, pick(rows, "unchanged")),
    counts("appeared", words.appeared, pick(rows, "appeared")),
    counts("vanished", words.vanished, pick(rows, "vanished")),
    counts("undetermined", words.undetermined, pick(rows, "undetermined")),
    amounts("total_change", words.totalChange, pick(rows, "totalChange"), report.measure.unit),
  ]);
}

function bands(report: SimulationReport): NamedTable {
  const rows = groupRows(report).flatMap((group) =>
    group.bands.map((people, place) => ({ ...group, band: bandLabel(report.bands, place), people })),
  );
  return table("bands", rows.length, [
    ...groupKeys(rows),
    texts("band", words.band, pick(rows, "band")),
    counts("people", words.people, pick(rows, "people")),
  ]);
}

function transitions(report: SimulationReport): NamedTable {
  const named = report.state.states;
  const rows = groupRows(report).flatMap((group) =>
    group.transitions.flatMap((row, from) =>
      row.map((people, to) => ({ ...group, from: named[from] ?? "", to: named[to] ?? "", people })),
    ),
  );
  return table("transitions", rows.length, [
    ...groupKeys(rows),
    texts("from", words.from, pick(rows, "from")),
    texts("to", words.to, pick(rows, "to")),
    counts("people", words.people, pick(rows, "people")),
  ]);
}

function causes({ candidates, measure }: SimulationReport): NamedTable {
  const rows = candidates.flatMap(({ name, causes: found }) => found.map((each) => ({ ...each, scenario: name })));
  const comma = (each: (typeof rows)[number]["before"]) => (each ? `${each.act} ${each.article}/${each.comma}` : "");
  return table("causes", rows.length, [
    texts("scenario", words.scenario, pick(rows, "scenario")),
    texts("rule", words.rule, pick(rows, "rule")),
    texts(
      "label_it",
      words.labelIt,
      rows.map(({ label }) => label.it),
    ),
    texts(
      "label_en",
      words.labelEn,
      rows.map(({ label }) => label.en),
    ),
    texts("cycle", words.cycle, pick(rows, "cycle")),
    counts(
      "year",
      words.year,
      rows.map(({ year }) => year ?? null),
    ),
    counts("people", words.people, pick(rows, "people")),
    amounts("total_change", words.totalChange, pick(rows, "totalChange"), measure.unit),
    texts(
      "comma_before",
      words.commaBefore,
      rows.map(({ before }) => comma(before)),
    ),
    texts(
      "comma_after",
      words.commaAfter,
      rows.map(({ after }) => comma(after)),
    ),
  ]);
}

function witnesses({ candidates }: SimulationReport): NamedTable {
  const rows = candidates.flatMap(({ name, affected, witness }) =>
    witness && affected !== null ? [{ ...witness, scenario: name }] : [],
  );
  return table("witnesses", rows.length, [
    texts("scenario", words.scenario, pick(rows, "scenario")),
    texts("pseudonym", words.pseudonym, pick(rows, "pseudonym")),
    counts("facts", words.facts, pick(rows, "size")),
  ]);
}

function groupKeys(rows: readonly GroupRow[]): readonly NamedColumn[] {
  return [
    texts("scenario", words.scenario, pick(rows, "scenario")),
    texts("dimension", words.dimension, pick(rows, "dimension")),
    texts("group", words.group, pick(rows, "label")),
  ];
}
