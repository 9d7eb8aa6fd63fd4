/** What is in a cohort: rows of each table, people by each dimension. Groups of fewer than five are not counted out. */
import type { OpenCohort } from "@delibera/cohorts";
import { dimensionNames } from "@delibera/cohorts";
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

/** Of people who come part by part. @throws CohortError for whatever is wrong in the files. */
export async function describedCohort({ document, parts }: OpenCohort): Promise<DescribedCohort> {
  const rows = new Map<string, number>();
  const counted = dimensionNames.map((name) => ({ name, counts: new Map<string, number>() }));
  let [people, hash] = [0, ""];
  for await (const part of parts(peopleOfPart, (found) => {
    hash = found;
  })) {
    people += part.people.count;
    for (const [at, { path }] of part.cohort.layout.tables.entries())
      rows.set(path || "people", (rows.get(path || "people") ?? 0) + (part.cohort.tables[at]?.rows ?? 0));
    for (const { name, counts } of counted) {
      const { codes, values } = part.people.dimensions[name];
      const own = new Int32Array(codes.length);
      for (const place of values) own[place] = (own[place] ?? 0) + 1;
      for (const [place, count] of own.entries()) {
        const code = codes[place] ?? "";
        if (count > 0) counts.set(code, (counts.get(code) ?? 0) + count);
      }
    }
  }
  const dimensions = counted.map(({ name, counts }) => [name, groupsOf(counts)] as const);
  return {
    formatVersion: "1.0",
    hash,
    people,
    fileFormat: document.fileFormat,
    origin: document.origin,
    rows: Object.fromEntries(rows),
    dimensions: Object.fromEntries(dimensions),
  };
}

const peopleOfPart = 1 << 15;

/** The largest first; those of one size by their codes. */
function groupsOf(counts: ReadonlyMap<string, number>): readonly Group[] {
  return [...counts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([code, people]): Group => ({ code, people: people < smallest ? "<5" : people }))
    .sort((one, other) => sizeOf(other) - sizeOf(one));
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
