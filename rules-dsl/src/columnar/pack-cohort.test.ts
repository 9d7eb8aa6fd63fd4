/** A packed cohort gives back what was packed, takes less, and is read by emitted code as the plain one is. */
import { describe, expect, it } from "vitest";
import type { Cohort, CohortColumn, PlainColumn } from "./cohort.ts";
import { bytesOf, memoryOf, moveCohort, packCohort } from "./pack-cohort.ts";
import { packColumn, plainColumn, valueAt } from "./pack-column.ts";
import { offsetAt, offsetsFrom, packOffsets, plainOffsets } from "./pack-offsets.ts";
import { reads, readsOf } from "./stored-reads.ts";

const rows = 5_000;

function drawn(below: number, from = 0): number[] {
  let state = 7;
  return Array.from({ length: rows }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return from + Math.trunc((state / 4_294_967_296) * below);
  });
}

/** One row in so many has a value. */
function some(values: Int16Array | Int32Array | Uint8Array, each: number): PlainColumn {
  const present = Uint8Array.from(values, (_, row) => (row % each === 0 ? 1 : 0));
  return { values: values.map((value, row) => (present[row] === 1 ? value : 0)), present };
}

/** What it is, the column, and the bits of a packed code; none where it stays as it is. */
const columns: readonly (readonly [string, PlainColumn, number | undefined])[] = [
  ["nothing anywhere", { values: new Int16Array(rows), present: new Uint8Array(rows) }, 0],
  ["one value", { values: new Int16Array(rows).fill(-7) }, 0],
  ["a truth", { values: Uint8Array.from(drawn(2)) }, 1],
  ["four options", { values: Int16Array.from(drawn(4)) }, 2],
  ["three options, or none", some(Int16Array.from(drawn(3)), 3), 2],
  ["ten years", { values: Int16Array.from(drawn(10, 2015)) }, 4],
  ["three far apart", { values: Int16Array.from(drawn(3), (n) => n * 1_095 + 16_071) }, 2],
  ["a hundred amounts far apart", { values: Int32Array.from(drawn(100), (n) => n * 10_000 - 500) }, 8],
  ["wide amounts that repeat", { values: Float64Array.from(drawn(9), (n) => n * 2 ** 40) }, 4],
  ["a name in seventy thousand", { values: Int32Array.from(drawn(70_000), (n) => (n * 31) % 70_000) }, 24],
  ["a day in three years", { values: Int16Array.from(drawn(1_095, 19_358)) }, undefined],
  ["a rare day", some(Int16Array.from(drawn(1_095, 19_358)), 400), 4],
  ["any number", { values: Int32Array.from(drawn(2 ** 31, -(2 ** 30))) }, undefined],
];

describe("packed columns", () => {
  it.each(columns)("give back %s", (_, column, bits) => {
    const packed = packColumn(column, rows);
    expect("codes" in packed ? packed.bits : undefined).toBe(bits);
    expect(plainColumn(packed, rows)).toEqual(column);
    for (const row of [0, 1, 31, 32, 800, rows - 1])
      expect(valueAt(packed, row)).toBe(column.present?.[row] === 0 ? undefined : column.values[row]);
  });

  it("keep a page of rows that are alike once", () => {
    const column = some(Int16Array.from(drawn(1_095, 19_358)), 400);
    const packed = packColumn(column, rows);
    if (!("codes" in packed)) throw new Error("not packed");
    // 13 pages with a value, the last, which is shorter, and one for all the others: two codes a byte.
    expect([packed.codes.length, packed.pages?.length]).toEqual([(15 * 32) / 2, 157]);
  });

  it("are read by emitted code as plain ones are", () => {
    for (const [what, column] of columns) {
      const packed = packColumn(column, rows);
      for (const each of [column, packed]) expect(readAll(each), what).toEqual(readAll(column));
    }
  });
});

describe("packed offsets", () => {
  it.each([
    ["nobody has rows", () => 0],
    ["everybody has one", () => 1],
    ["few have rows", (parent: number) => (parent % 77 === 0 ? 2 : 0)],
    ["all have many", (parent: number) => (parent * 7) % 50],
  ])("give back those of a table of which %s", (_, count) => {
    const offsets = new Int32Array(rows + 1);
    for (let parent = 0; parent < rows; parent++) offsets[parent + 1] = (offsets[parent] ?? 0) + count(parent);
    const packed = packOffsets(offsets);
    expect(plainOffsets(packed)).toEqual(offsets);
    const read = readerOf(reads.offset(1, "r + 1"), { rows, offsets: packed, columns: [] });
    for (let parent = 0; parent < rows; parent++)
      if (offsetAt(packed, parent) !== offsets[parent] || read(parent) !== offsets[parent + 1])
        throw new Error(`of ${parent}`);
    for (const [first, own] of [
      [0, 1],
      [0, rows + 1],
      [31, 2],
      [4_096, 512],
      [rows - 40, 41],
    ] as const) {
      const into = new Int32Array(own);
      offsetsFrom(packed, first, own, into);
      expect(into).toEqual(offsets.slice(first, first + own));
    }
  });
});

describe("a packed cohort", () => {
  const offsets = Int32Array.from({ length: 101 }, (_, parent) => parent * 50);
  const cohort: Cohort = {
    layout: { tables: [] },
    texts: [""],
    tables: [
      { rows: 100, columns: [] },
      { rows, offsets, columns: columns.map(([, column]) => column) },
    ],
  };

  it("takes less memory, each array counted once", () => {
    expect(bytesOf(packCohort(cohort)) * 2).toBeLessThan(bytesOf(cohort));
    expect(new Set(memoryOf(cohort)).size).toBe(memoryOf(cohort).length);
  });

  it("has columns of few bits in one byte of each row, where they fill it, and gives them back", () => {
    const small = [1, 1, 2, 4, 1].map((bits, place): PlainColumn => {
      const values = Uint8Array.from(drawn(2 ** bits, 0), (n, row) => ((row + place) % 3 === 0 ? 0 : n));
      return { values };
    });
    const packed = packCohort({ layout: { tables: [] }, texts: [], tables: [{ rows, columns: small }] });
    const own = packed.tables[0]?.columns ?? [];
    expect(own.map((column) => ("codes" in column ? column.shift : -1))).toEqual([6, 7, 4, 0, undefined]);
    expect(memoryOf(packed).map(({ byteLength }) => byteLength)).toEqual([rows, rows / 8]);
    expect(own.map((column) => plainColumn(column, rows))).toEqual(small);
    for (const [place, column] of own.entries()) expect(readAll(column)).toEqual(readAll(small[place] as PlainColumn));
    expect(packCohort(packed)).toEqual(packed);
  });

  it("stands in memory that threads share when it is moved there", () => {
    const moved = moveCohort(packCohort(cohort), (array) => {
      const made = new (array.constructor as new (memory: SharedArrayBuffer) => typeof array)(
        new SharedArrayBuffer(array.byteLength),
      );
      made.set(array);
      return made;
    });
    expect(memoryOf(moved).every(({ buffer }) => buffer instanceof SharedArrayBuffer)).toBe(true);
    expect(moved.tables[1]?.columns.map((column) => plainColumn(column, rows))).toEqual(
      columns.map(([, column]) => column),
    );
  });
});

/** Of each row the value, where it has one, and whether it has. */
function readAll(column: CohortColumn): readonly (readonly [number, number])[] {
  const table = { rows, columns: [column] };
  const [value, present] = [reads.value(1, 0, "r"), reads.present(1, 0, "r")].map((mark) => readerOf(mark, table));
  return Array.from({ length: rows }, (_, row) => {
    const isThere = present?.(row) ?? 0;
    return [isThere === 1 ? (value?.(row) ?? 0) : 0, isThere] as const;
  });
}

function readerOf(mark: string, table: Cohort["tables"][number]): (row: number) => number {
  const { text, arrays } = readsOf(mark, { tables: [{ rows: 0, columns: [] }, table] });
  const names = Object.keys(arrays).join(", ");
  return new Function("arrays", `const { ${names} } = arrays; return (r) => ${text};`)(arrays);
}
