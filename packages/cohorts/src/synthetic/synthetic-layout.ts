/** The layout of a synthetic cohort: every table and column of the vocabulary, with the bounds of what the generator writes. */
import type { Program } from "@delibera/rules-dsl/ir";
import type { ColumnType, Layout, LayoutColumn } from "@delibera/rules-dsl/specialise";
import { declaredLayout } from "@delibera/rules-dsl/specialise";
import { firstOfYear, lastOfYear } from "@delibera/rules-dsl/values";

/** `[low, high]` of what is written, in units of the column; years stand for their days. */
type Bounds = readonly [low: number, high: number];

/** @param start first year of the triennium. */
export function syntheticLayout({ vocabulary }: Program, start: number): Layout {
  const years = { from: start, to: start + 2 };
  const written = new Map<string, Bounds>(Object.entries(amounts));
  for (const path of everywhereDates) written.set(path, [1940, years.to + 4]);
  for (const path of periodDates) written.set(path, [start - 9, years.to]);
  written.set("exemptions.attributedYear", [start - 3, years.to]);
  written.set("retirement.incomes.year", [start - 3, years.to]);
  const always = new Set<string>(required);
  return {
    tables: declaredLayout(vocabulary).tables.map((table) => ({
      ...table,
      mostRows: table.parent === undefined ? 1 : (mostRows[table.path] ?? 1),
      columns: table.columns.map((column): LayoutColumn => {
        const path = table.path === "" ? column.path : `${table.path}.${column.path}`;
        return {
          path: column.path,
          type: bounded(column.type, written.get(path)),
          optional: column.optional && !always.has(path),
        };
      }),
    })),
  };
}

/** What the generator never writes has no room but for zero. */
function bounded(type: ColumnType, bounds: Bounds = [0, 0]): ColumnType {
  const [low, high] = bounds;
  if (type.kind === "amount") return { ...type, low: low * type.denominator, high: high * type.denominator };
  if (type.kind !== "date") return type;
  return high === 0 ? { ...type, low: 0, high: 0 } : { ...type, low: firstOfYear(low), high: lastOfYear(high) };
}

const mostRows: Readonly<Record<string, number>> = {
  registrations: 3,
  exemptions: 2,
  "retirement.incomes": 6,
  emergencies: 2,
  dossiers: 2,
  "dossiers.areas": 3,
  participations: 24,
  individualTraining: 5,
  positions: 3,
};

const amounts: Readonly<Record<string, Bounds>> = {
  profession: [1, 33],
  "disciplines.value": [1, 136],
  "exemptions.legalYears": [0, 6],
  "exemptions.universityCreditsPerYear": [0, 60],
  "retirement.incomes.amount": [0, 40_000],
  "dossiers.areas.planned": [0, 100],
  "dossiers.areas.achieved": [0, 100],
  "participations.edition": [1, 3],
  "participations.credits": [0, 50],
  "participations.objective": [1, 37],
  "participations.disciplines.value": [1, 136],
  "individualTraining.hours": [0, 60],
  "individualTraining.credits": [0, 50],
  "positions.acquired": [0, 300],
  "positions.obligation": [0, 150],
  "positions.balance": [-150, 300],
  "events.hours": [0, 60],
  "events.participants": [1, 500],
  "events.teachers": [0, 20],
  "teachingSessions.minutes": [0, 600],
};

/** Dates that may be long before the triennium, or after it. */
const everywhereDates = [
  ...["birthDate", "registrations.resolvedOn", "registrations.registeredOn"],
  ...["exemptions.from", "exemptions.to", "exemptions.requestedOn", "exemptions.registeredOn"],
  ...["competentDoctor.from", "competentDoctor.registeredOn", "radiology.from", "radiology.registeredOn"],
  ...["retirement.from", "retirement.registeredOn", "retirement.incomes.registeredOn"],
  ...["emergencies.from", "emergencies.to", "emergencies.registeredOn"],
  ...["dossiers.builtOn", "dossiers.registeredOn", "participations.acquiredOn", "participations.registeredOn"],
  ...["participations.moved.on", "participations.radioprotectionTag.on"],
  ...["individualTraining.acquiredOn", "individualTraining.registeredOn", "individualTraining.from"],
  ...["individualTraining.to", "positions.certifiedOn", "positions.registeredOn"],
  ...["events.start", "events.end", "events.registeredOn", "enrolments.enrolledOn", "enrolments.closesOn"],
  ...["enrolments.eventStart", "enrolments.registeredOn", "teachingSessions.heldOn", "teachingSessions.registeredOn"],
] as const;

/** Periods of trienni. */
const periodDates = [
  ...["dossiers.triennium.from", "dossiers.triennium.to", "positions.triennium.from", "positions.triennium.to"],
  ...["participations.moved.to.from", "participations.moved.to.to"],
] as const;

/** What every row that the generator writes has. */
const required = [
  ...["birthDate", "profession"],
  ...["registrations.kind", "registrations.resolvedOn", "registrations.registeredOn"],
  ...["exemptions.kind", "exemptions.reason", "exemptions.from", "exemptions.to", "exemptions.registeredOn"],
  ...["participations.event", "participations.provider", "participations.format", "participations.role"],
  ...["participations.acquiredOn", "participations.registeredOn", "participations.credits"],
  ...["participations.recruited", "participations.allDisciplines", "participations.radioprotection"],
  ...["individualTraining.kind", "individualTraining.acquiredOn", "individualTraining.registeredOn"],
  ...["positions.triennium.from", "positions.triennium.to", "positions.acquired", "positions.obligation"],
  ...["positions.balance", "positions.certified", "positions.registeredOn"],
] as const;
