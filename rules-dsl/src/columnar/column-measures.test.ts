/** What is measured of a column is what a look at each row would find, however the column is packed. */
import { describe, expect, it } from "vitest";
import type { CohortColumn, PlainColumn } from "./cohort.ts";
import { measuresOf } from "./column-measures.ts";
import { packColumn } from "./pack-column.ts";
import { exceptionsTo } from "./traits.ts";

const rows = 5_000;
const option = { kind: "option", enumeration: "any" } as const;

function valuesOf(kind: "few" | "many" | "wide", drawn: (row: number) => number | undefined): PlainColumn {
  const maker = kind === "few" ? Int16Array : kind === "many" ? Int32Array : Float64Array;
  const all = Array.from({ length: rows }, (_, row) => drawn(row));
  const values = maker.from(all.map((value) => value ?? 0));
  return all.includes(undefined)
    ? { values, present: Uint8Array.from(all, (value) => (value === undefined ? 0 : 1)) }
    : { values };
}

const mixed = (row: number, below: number) => (Math.imul(row + 1, 2_654_435_761) >>> 7) % below;

/** What it is, the column, and how it is packed. */
const columns: readonly (readonly [string, PlainColumn, string])[] = [
  ["nothing anywhere", valuesOf("few", () => undefined), "0 bits"],
  ["one value", valuesOf("few", () => -7), "0 bits"],
  ["a truth", valuesOf("few", (row) => mixed(row, 2)), "1 bits"],
  ["three options, or none", valuesOf("few", (row) => (row % 3 === 0 ? mixed(row, 3) : undefined)), "2 bits"],
  [
    "options, of which the last row alone has another",
    valuesOf("few", (row) => (row === rows - 1 ? 3 : 1)),
    "2 bits in pages",
  ],
  ["a rare day", valuesOf("few", (row) => (row % 700 === 5 ? 19_000 + mixed(row, 999) : undefined)), "4 bits in pages"],
  ["zero almost everywhere", valuesOf("few", (row) => (row % 900 === 0 ? 40 + mixed(row, 80) : 0)), "4 bits in pages"],
  ["amounts far apart", valuesOf("many", (row) => mixed(row, 100) * 10_000 - 500), "8 bits"],
  ["wide amounts that repeat", valuesOf("wide", (row) => mixed(row, 9) * 2 ** 40), "4 bits"],
  ["a name in seventy thousand", valuesOf("many", (row) => mixed(row, 70_000)), "24 bits"],
  [
    "a name in seventy thousand, or none",
    valuesOf("many", (row) => (row % 2 ? mixed(row, 70_000) : undefined)),
    "24 bits",
  ],
  ["any number", valuesOf("many", (row) => mixed(row, 2 ** 25) * 64 - 2 ** 30), "as it is"],
];

/** By a look at each row. */
function looked({ values, present }: PlainColumn) {
  const all = Array.from(values).filter((_, row) => present?.[row] !== 0);
  const counts = new Map<number, number>();
  for (const value of [...all].sort((a, b) => a - b)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [usual] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return {
    present: all.length,
    ...(all.length > 0 ? { low: Math.min(...all), high: Math.max(...all) } : {}),
    usual:
      all.length * 2 < rows ? null : counts.size > 0 && Math.max(...all) - Math.min(...all) < 256 ? usual : undefined,
  };
}

/** People with none, one or several rows. */
const offsets = Int32Array.from({ length: 1_001 }, (_, person) => 5 * person + (person % 4 === 1 ? -5 : 0)).fill(
  rows,
  1_000,
);

describe("measures of a column", () => {
  it.each(columns)("are those of %s", (_, column, how) => {
    const packed = packColumn(column, rows);
    expect(formOf(packed)).toBe(how);
    for (const each of [column, packed]) expect(measuresOf(each, rows, option)).toMatchObject(looked(column));
  });
});

describe("people of whom a trait does not hold", () => {
  it.each(columns)("are found in %s", (_, column) => {
    const packed = packColumn(column, rows);
    const { low, usual } = measuresOf(column, rows, option);
    for (const value of [null, usual ?? 0, low, 12_345]) {
      const others = Array.from({ length: rows }, (_, row) => {
        const own = column.present?.[row] === 0 ? null : column.values[row];
        return own === value ? 0 : 1;
      });
      const people = Array.from({ length: 1_000 }, (_, person) =>
        others.slice(offsets[person], offsets[person + 1]).includes(1) ? 1 : 0,
      );
      for (const each of [column, packed]) {
        const trait = { kind: "values", columns: [{ column: 0, value }] } as const;
        const table = { rows, columns: [each] };
        expect([...exceptionsTo(trait, table, { offsets: undefined })]).toEqual(others);
        expect([...exceptionsTo(trait, table, { offsets })]).toEqual(people);
      }
    }
  });
});

function formOf(column: CohortColumn): string {
  return "codes" in column ? `${column.bits} bits${column.pages ? " in pages" : ""}` : "as it is";
}
