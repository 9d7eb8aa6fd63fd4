/** What most people of a cohort have in common, and of whom it does not hold. */
import type { Layout } from "../specialise/specialise.ts";
import type { Cohort, CohortColumn, CohortTable, Integers, PackedColumn } from "./cohort.ts";
import { pageBits } from "./cohort.ts";
import type { ColumnMeasures } from "./column-measures.ts";
import { plainColumn } from "./pack-column.ts";
import { forCodes, keptPages } from "./unpack-codes.ts";
import { usualRows } from "./usual-rows.ts";

/** No rows of a table, or one, or one value in all rows of a column, or different ones, or a row with some values. */
export type Trait = {
  readonly table: number;
  /** People of whom it does not hold. */
  readonly exceptions: number;
  /** What else holds of the same people, and of nobody else. */
  readonly also: readonly TraitContent[];
} & TraitContent;

export type TraitContent =
  | { readonly kind: "no rows" }
  /** One row at most. */
  | { readonly kind: "one row" }
  /** In all rows; null where there is none. */
  | { readonly kind: "values"; readonly columns: readonly { readonly column: number; readonly value: number | null }[] }
  /** No two rows of a person have one value. */
  | { readonly kind: "distinct"; readonly column: number }
  /** A row with these values at least, whoever it is. */
  | { readonly kind: "held"; readonly columns: RowValues };

export type RowValues = readonly { readonly column: number; readonly value: number }[];

export type Candidate = Pick<Trait, "table"> & TraitContent;

/** What is measured of a table. */
export interface TableMeasures {
  /** Where the rows of each subject begin; none for the subject itself. */
  readonly offsets: Int32Array | undefined;
  /** The most rows that one has. */
  readonly most: number;
  readonly columns: readonly ColumnMeasures[];
}

/** Tables of the subject, names in their rows, nested objects with their fields, and columns of which one value is usual. */
export function* candidates(
  { layout, tables }: Cohort,
  measures: readonly TableMeasures[],
  everywhere: ReadonlyMap<string, number | null>,
): Generator<Candidate> {
  for (const [table, { parent, columns: own }] of layout.tables.entries()) {
    const rows = tables[table]?.rows ?? 0;
    if (parent !== 0 || rows === 0) continue;
    yield { kind: "no rows", table };
    if ((measures[table]?.most ?? 0) > 1) yield { kind: "one row", table };
    const [read, measured] = [tables[table], measures[table]];
    if (read && measured) for (const columns of usualRows(read, own, measured)) yield { kind: "held", table, columns };
    for (const [column, { type }] of own.entries())
      if (type.kind === "text" && measures[table]?.columns[column]?.present === rows)
        yield { kind: "distinct", table, column };
  }
  for (const [table, { parent, columns: own }] of layout.tables.entries())
    if (parent === undefined || parent === 0)
      yield* usualValues(own, table, (place) =>
        everywhere.has(`${table} ${place}`) ? undefined : measures[table]?.columns[place]?.usual,
      );
}

function* usualValues(
  own: Layout["tables"][number]["columns"],
  table: number,
  usualOf: (place: number) => number | null | undefined,
): Generator<Candidate> {
  const taken = new Set<number>();
  for (const [place, column] of own.entries()) {
    const fields = [...own.keys()].filter((each) => own[each]?.path.startsWith(`${column.path}.`));
    const usual = usualOf(place);
    if (taken.has(place) || usual === undefined) continue;
    const isObject = column.type.kind === "boolean" && fields.length > 0 && usual === 0;
    for (const each of isObject ? fields : []) taken.add(each);
    const absent = isObject ? fields.map((each) => ({ column: each, value: null })) : [];
    yield { kind: "values", table, columns: [{ column: place, value: usual }, ...absent] };
  }
}

/** By subject, 1 where a trait does not hold: whoever has no rows of its table lacks no trait but a row. */
export function exceptionsTo(
  trait: TraitContent,
  { rows, columns }: Pick<CohortTable, "rows" | "columns">,
  { offsets }: Pick<TableMeasures, "offsets">,
): Uint8Array {
  switch (trait.kind) {
    case "no rows":
      return withRows(offsets, rows, 1);
    case "one row":
      return withRows(offsets, rows, 2);
    case "distinct": {
      const column = columns[trait.column];
      return column ? withRepeated(plainColumn(column, rows).values, offsets, rows) : new Uint8Array(rows);
    }
    case "held":
      return withoutRow(trait.columns, { rows, columns }, offsets);
    case "values": {
      const deviating = new Uint8Array(rows);
      for (const { column, value } of trait.columns) {
        const read = columns[column];
        if (read) markOthers(read, rows, value, deviating);
      }
      return offsets ? withAny(deviating, offsets) : deviating;
    }
  }
}

/** Who has so many rows, or more. */
function withRows(offsets: Int32Array | undefined, rows: number, least: number): Uint8Array {
  if (!offsets) return new Uint8Array(rows).fill(least > 1 ? 0 : 1);
  const found = new Uint8Array(offsets.length - 1);
  for (let subject = 0; subject < found.length; subject++)
    if ((offsets[subject + 1] as number) - (offsets[subject] as number) >= least) found[subject] = 1;
  return found;
}

/** Who has no row with these values. */
function withoutRow(
  held: RowValues,
  { rows, columns }: Pick<CohortTable, "rows" | "columns">,
  offsets: Int32Array | undefined,
): Uint8Array {
  const other = new Uint8Array(rows);
  for (const { column, value } of held) {
    const read = columns[column];
    if (read) markOthers(read, rows, value, other);
  }
  if (!offsets) return other;
  const found = new Uint8Array(offsets.length - 1).fill(1);
  for (let subject = 0, row = 0; subject < found.length; subject++)
    for (const end = offsets[subject + 1] as number; row < end; row++) if (other[row] === 0) found[subject] = 0;
  return found;
}

function withAny(marked: Uint8Array, offsets: Int32Array): Uint8Array {
  const found = new Uint8Array(offsets.length - 1);
  for (let subject = 0, row = 0; subject < found.length; subject++) {
    const end = offsets[subject + 1] as number;
    let any = 0;
    for (; row < end; row++) any |= marked[row] as number;
    found[subject] = any;
  }
  return found;
}

function withRepeated(values: Integers, offsets: Int32Array | undefined, rows: number): Uint8Array {
  if (!offsets) return new Uint8Array(rows);
  const found = new Uint8Array(offsets.length - 1);
  for (let subject = 0; subject < found.length; subject++)
    if (isRepeated(values, offsets[subject] as number, offsets[subject + 1] as number)) found[subject] = 1;
  return found;
}

function isRepeated(values: Integers, from: number, to: number): boolean {
  for (let row = from + 1; row < to; row++) {
    const value = values[row];
    for (let other = from; other < row; other++) if (values[other] === value) return true;
  }
  return false;
}

/** Marks the rows that have another value; null: those that have any. */
function markOthers(column: CohortColumn, rows: number, value: number | null, into: Uint8Array): void {
  if ("codes" in column) {
    markOtherCodes(column, rows, codeOf(column, value), into);
    return;
  }
  const { values, present } = column;
  for (let row = 0; row < rows; row++) {
    const isThere = !present || present[row] === 1;
    if (value === null ? isThere : !isThere || values[row] !== value) into[row] = 1;
  }
}

/** A page that is kept once is looked at once. */
function markOtherCodes(column: PackedColumn, rows: number, usual: number, into: Uint8Array): void {
  const kept = keptPages(column);
  if (!kept) {
    forCodes(column, rows, (codes, first, count) => {
      for (let row = 0; row < count; row++) if (codes[row] !== usual) into[first + row] = 1;
    });
    return;
  }
  const others = new Uint8Array(kept.rows);
  markOtherCodes(kept.column, kept.rows, usual, others);
  const any = new Uint8Array(kept.rows >> pageBits);
  for (let row = 0; row < others.length; row++) if (others[row] === 1) any[row >> pageBits] = 1;
  for (const [place, page] of kept.pages.entries()) {
    if (any[page] === 0) continue;
    const [at, first] = [page << pageBits, place << pageBits];
    for (let row = 0; row < 1 << pageBits && first + row < rows; row++)
      if (others[at + row] === 1) into[first + row] = 1;
  }
}

/** −1, which no row has, where the column has no such value. */
function codeOf({ optional, meaning }: PackedColumn, value: number | null): number {
  if (value === null) return optional ? 0 : -1;
  if (typeof meaning === "number") return optional && value === meaning ? -1 : value - meaning;
  return meaning.indexOf(value, optional ? 1 : 0);
}
