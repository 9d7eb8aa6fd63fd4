/** What a schema cannot say: periods end after they begin, nothing is known before it happens, nothing is given twice. */
import type { Step } from "./path.ts";
import { printPath, valueAt } from "./path.ts";
import type { Problem } from "./problem.ts";
import { quoted } from "./problem.ts";
import type { ProfessionalRecord } from "./professional-record.ts";
import { sentences } from "./sentences.ts";

/** Dates compare as strings: the schema has made them all `YYYY-MM-DD`. */
export function incoherences(record: ProfessionalRecord): readonly Problem[] {
  return [...periodsEndAfterTheyBegin(record), ...registeredAfterAcquired(record), ...givenOnce(record)];
}

function periodsEndAfterTheyBegin(record: ProfessionalRecord): readonly Problem[] {
  const lists = ["competentDoctor", "radiology", "emergencies", "exemptions", "individualTraining"] as const;
  const periods = lists.flatMap((list) =>
    (record[list] ?? []).map((item, index) => ({
      item: { from: undefined, to: undefined, ...item },
      at: [list, index],
    })),
  );
  const attended = (record.participations ?? []).map((item, index) => ({ item, at: ["participations", index] }));
  const planned = (record.events ?? []).map((item, index) => ({ item, at: ["events", index] }));
  return [
    ...periods.flatMap(({ item, at }) => endsBefore([item.from, item.to], ["from", "to"], at)),
    ...attended.flatMap(({ item, at }) => endsBefore([item.eventStart, item.eventEnd], ["eventStart", "eventEnd"], at)),
    ...planned.flatMap(({ item, at }) => endsBefore([item.start, item.end], ["start", "end"], at)),
  ];
}

type Two<T> = readonly [T, T];

function endsBefore([from, to]: Two<string | undefined>, [first, last]: Two<string>, at: readonly Step[]) {
  if (from === undefined || to === undefined || to >= from) return [];
  return [{ path: printPath([...at, last]), message: sentences.endsBeforeItBegins(quoted(to), first, quoted(from)) }];
}

function registeredAfterAcquired(record: ProfessionalRecord): readonly Problem[] {
  return (record.participations ?? []).flatMap(({ acquiredOn, registeredOn }, index) => {
    if (registeredOn === undefined || registeredOn >= acquiredOn) return [];
    const message = sentences.knownBeforeItHappened(quoted(registeredOn), "acquiredOn", quoted(acquiredOn));
    return [{ path: printPath(["participations", index, "registeredOn"]), message }];
  });
}

function givenOnce(record: ProfessionalRecord): readonly Problem[] {
  const {
    participations = [],
    events = [],
    enrolments = [],
    teachingSessions = [],
    individualTraining = [],
    positions = [],
  } = record;
  const places = (list: readonly object[], key: string, ...at: Step[]): readonly Place[] =>
    list.map((item, index) => ({ value: valueAt(item, [key]), at: [...at, index, key] }));
  return [
    ...repeated([
      ...places(participations, "id", "participations"),
      ...places(individualTraining, "id", "individualTraining"),
    ]),
    ...repeated(places(events, "id", "events")),
    ...repeated(places(enrolments, "id", "enrolments")),
    ...repeated(places(teachingSessions, "id", "teachingSessions")),
    ...repeated(places(positions, "triennium", "positions")),
    ...repeated(places(record.retirement?.incomes ?? [], "year", "retirement", "incomes")),
  ];
}

interface Place {
  readonly value: unknown;
  readonly at: readonly Step[];
}

function repeated(places: readonly Place[]): readonly Problem[] {
  const first = new Map<unknown, readonly Step[]>();
  return places.flatMap(({ value, at }) => {
    const before = first.get(value);
    if (value !== undefined && before === undefined) first.set(value, at);
    if (before === undefined) return [];
    return [{ path: printPath(at), message: sentences.givenTwice(quoted(value), printPath(before)) }];
  });
}
