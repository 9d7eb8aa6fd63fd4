/** Reads what providers reported of editions, and whether a person stands in the registry for one. */

import type { Db } from "@delibera/database";
import { endOfTime, knownFact, tables } from "@delibera/database";
import { and, inArray, min } from "drizzle-orm";

const { eventReports, participations } = tables;

export interface ReportRow {
  readonly edition: number;
  /** When the registry first knew of it. */
  readonly reportedOn: string;
}

/** By the number of the edition's row; undefined where the registry holds no report. */
export async function reportsOf(db: Db, editions: readonly number[]): Promise<readonly (ReportRow | undefined)[]> {
  const { editionId: edition, registeredOn } = eventReports;
  const found = await db
    .select({ edition, reportedOn: min(registeredOn) })
    .from(eventReports)
    .where(inArray(edition, [...editions]))
    .groupBy(edition);
  return editions.map((row) => {
    const report = found.find((each) => each.edition === row);
    return report?.reportedOn ? { edition: row, reportedOn: report.reportedOn } : undefined;
  });
}

/** Since when the registry knows of a person's participation in an edition, by `person/edition`; undefined while it does not. */
export async function knownSince(db: Db, keys: readonly string[]): Promise<readonly (string | undefined)[]> {
  const pairs = keys.map((key) => key.split("/").map((part) => Number.parseInt(part, 10)));
  const { professionalId: person, editionId: edition, registeredOn } = participations;
  const found = await db
    .select({ person, edition, since: min(registeredOn) })
    .from(participations)
    .where(
      and(
        inArray(person, [...new Set(pairs.map(([first = 0]) => first))]),
        inArray(edition, [...new Set(pairs.map(([, second = 0]) => second))]),
        knownFact(participations, participations, endOfTime),
      ),
    )
    .groupBy(person, edition);
  const since = new Map(found.map((row) => [`${row.person}/${row.edition}`, row.since ?? undefined]));
  return keys.map((key) => since.get(key));
}
