/** What is in a cohort: rows of each table, people by each dimension. Groups of fewer than five are not counted out. */
import type { CohortDocument, CohortSnapshot } from "@delibera/cohorts";
import { dimensionNames, snapshotHash } from "@delibera/cohorts";
import type { Terminal } from "../terminal.ts";
import { cohortWords } from "./cohort-words.ts";

/** Below it a count could point at somebody. */
const smallest = 5;

export interface DescribedCohort {
  readonly formatVersion: "1.0";
  readonly hash: string;
  readonly people: number;
  readonly fileFormat: string;
  readonly origin: unknown;
  readonly rows: Readonly<Record<string, number>>;
  /** By dimension, the largest group first; "<5" for a group of one to four. */
  readonly dimensions: Readonly<Record<string, readonly Group[]>>;
}

export interface Group {
  /** "" for what is not known. */
  readonly code: string;
  readonly people: number | "<5";
}

export function describedCohort(snapshot: CohortSnapshot, { fileFormat, origin }: CohortDocument): DescribedCohort {
  const { cohort, people } = snapshot;
  const rows = cohort.layout.tables.map(({ path }, at) => [path || "people", cohort.tables[at]?.rows ?? 0] as const);
  const dimensions = dimensionNames.map((name) => {
    const { codes, values } = people.dimensions[name];
    const counts = new Int32Array(codes.length);
    for (const place of values) counts[place] = (counts[place] ?? 0) + 1;
    const found = codes.flatMap((code, place): Group[] => {
      const count = counts[place] ?? 0;
      return count === 0 ? [] : [{ code, people: count < smallest ? "<5" : count }];
    });
    return [name, found.sort((one, other) => sizeOf(other) - sizeOf(one))] as const;
  });
  return {
    formatVersion: "1.0",
    hash: snapshotHash(snapshot),
    people: people.count,
    fileFormat,
    origin,
    rows: Object.fromEntries(rows),
    dimensions: Object.fromEntries(dimensions),
  };
}

/** Codes shown of a dimension. */
const mostShown = 12;

export function printDescription(
  { hash, people, origin, rows, dimensions, fileFormat }: DescribedCohort,
  { inWords }: Terminal,
): string {
  const width = Math.max(...[...Object.keys(rows), ...Object.keys(dimensions)].map((name) => name.length));
  const lines = [
    `${inWords(cohortWords.people(people))}, ${fileFormat}`,
    `hash ${hash}`,
    `${inWords(cohortWords.origin)} ${JSON.stringify(origin)}`,
    "",
    ...Object.entries(rows).map(([table, count]) => `${table.padEnd(width)}  ${count} ${inWords(cohortWords.rows)}`),
    "",
    ...Object.entries(dimensions).map(([name, counts]) => {
      const all = counts.map((group) => `${group.code || inWords(cohortWords.unknown)} ${group.people}`);
      const shown = all.slice(0, mostShown).join(", ");
      return `${name.padEnd(width)}  ${shown}${all.length > mostShown ? `, … (${all.length})` : ""}`;
    }),
  ];
  return lines.join("\n");
}

function sizeOf({ people }: Group): number {
  return people === "<5" ? 0 : people;
}
