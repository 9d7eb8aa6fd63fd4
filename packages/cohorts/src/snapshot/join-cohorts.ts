/**
 * Joins cohorts that were laid out apart into one: bounds that hold all of them, amounts over one denominator, one dictionary of texts. One
 * column at a time is there plain.
 */
import type { Cohort, CohortColumn, CohortTable, Integers, PlainColumn } from "@delibera/rules-dsl/columnar";
import { arrayKind, newIntegers, packColumn, packTable, plainColumn, plainOffsets } from "@delibera/rules-dsl/columnar";
import type { ColumnType, Layout, LayoutColumn, LayoutTable } from "@delibera/rules-dsl/specialise";

/** All of one vocabulary. @throws RangeError when there is none. */
export function joinCohorts(cohorts: readonly Cohort[], shared = false): Cohort {
  return joinUp([...cohorts], shared);
}

/**
 * Takes the cohorts out of the list, and lets go of each of their columns when it is joined: who keeps nothing else of them has in memory
 * no more than all of them once, and one column.
 * @throws RangeError when there is none.
 */
export function joinUp(cohorts: Cohort[], shared = false): Cohort {
  const open = cohorts.splice(0).map(openToTake);
  const [first, ...others] = open;
  if (!first) throw new RangeError("there is nothing to join");
  const { layout } = others.reduce((one: LaidOut, other) => layoutOfBoth(one, laidOut(other)), laidOut(first));
  const texts = new Map<string, number>();
  const codes = open.map((cohort) =>
    cohort.texts.map((text) => {
      const code = texts.get(text) ?? texts.size;
      texts.set(text, code);
      return code;
    }),
  );
  const tables = layout.tables.map((table, at): CohortTable => {
    const rows = open.reduce((sum, { tables: own }) => sum + (own[at]?.rows ?? 0), 0);
    const columns = table.columns.map((column, place) => {
      const parts = open.map((cohort, which): TakenPart => {
        const { rows: own = 0, columns: filled } = cohort.tables[at] ?? {};
        const [taken] = filled?.splice(place, 1, nothing) ?? [];
        const type = cohort.layout.tables[at]?.columns[place]?.type;
        if (!taken || !type) throw new RangeError("the cohorts are of two vocabularies");
        return { column: taken, type, rows: own, codes: codes[which] ?? [] };
      });
      return packColumn(joinedColumn(column, { rows, shared }, parts), rows, shared);
    });
    if (table.parent === undefined) return packTable({ rows, columns }, shared);
    return packTable({ rows, columns, offsets: joinedOffsets(open, at, shared) }, shared);
  });
  return { layout, tables, texts: [...texts.keys()] };
}

/** A cohort whose columns can be taken out one by one. */
interface OpenToTake extends Omit<Cohort, "tables"> {
  readonly tables: readonly (Omit<CohortTable, "columns"> & { readonly columns: CohortColumn[] })[];
}

function openToTake({ layout, tables, texts }: Cohort): OpenToTake {
  return { layout, texts, tables: tables.map((table) => ({ ...table, columns: [...table.columns] })) };
}

/** In the place of a column that was taken. */
const nothing: CohortColumn = { values: new Uint8Array(0) };

interface TakenPart {
  readonly column: CohortColumn;
  readonly type: ColumnType;
  readonly rows: number;
  readonly codes: readonly number[];
}

function joinedColumn(
  { type, optional }: LayoutColumn,
  { rows, shared }: { readonly rows: number; readonly shared: boolean },
  parts: readonly TakenPart[],
): PlainColumn {
  const values = newIntegers(arrayKind(type), rows, shared);
  const present = optional ? (newIntegers("Uint8Array", rows, shared) as Uint8Array) : undefined;
  let first = 0;
  for (const part of parts) {
    const factor = type.kind === "amount" && part.type.kind === "amount" ? type.denominator / part.type.denominator : 1;
    const plain = plainColumn(part.column, part.rows);
    fill(values, plain, part, { first, factor });
    if (plain.present) present?.set(plain.present.subarray(0, part.rows), first);
    else present?.fill(1, first, first + part.rows);
    first += part.rows;
  }
  return present ? { values, present } : { values };
}

function fill(
  values: Integers,
  plain: PlainColumn,
  { type, rows, codes }: TakenPart,
  { first, factor }: { readonly first: number; readonly factor: number },
): void {
  const isText = type.kind === "text";
  for (let row = 0; row < rows; row++) {
    const value = plain.values[row] ?? 0;
    values[first + row] = isText ? (codes[value] ?? 0) : value * factor;
  }
}

function joinedOffsets(cohorts: readonly OpenToTake[], at: number, shared: boolean): Int32Array {
  const holders = cohorts.reduce((sum, { tables }) => sum + (tables[at]?.offsets?.length ?? 1) - 1, 0);
  const offsets = newIntegers("Int32Array", holders + 1, shared) as Int32Array;
  let [place, rows] = [0, 0];
  for (const { tables } of cohorts) {
    const own = plainOffsets(tables[at]?.offsets ?? new Int32Array(1));
    for (let holder = 0; holder + 1 < own.length; holder++) offsets[place++] = rows + (own[holder] ?? 0);
    rows += tables[at]?.rows ?? 0;
  }
  offsets[place] = rows;
  return offsets;
}

/** A layout, and how many rows each of its tables has: what no row has bounds nothing. */
export interface LaidOut {
  readonly layout: Layout;
  readonly rows: readonly number[];
}

export function laidOut({ layout, tables }: Pick<Cohort, "layout" | "tables">): LaidOut {
  return { layout, rows: layout.tables.map((_, at) => tables[at]?.rows ?? 0) };
}

/** The narrowest layout that holds what stands in either. Both of one vocabulary. */
export function layoutOfBoth(one: LaidOut, other: LaidOut): LaidOut {
  const tables = one.layout.tables.map((table, at): LayoutTable => {
    const its = other.layout.tables[at] ?? table;
    const [mine, others] = [one.rows[at] ?? 0, other.rows[at] ?? 0];
    const columns = table.columns.map((column, place): LayoutColumn => {
      const second = its.columns[place] ?? column;
      if (others === 0) return column;
      if (mine === 0) return second;
      return {
        path: column.path,
        type: spanning(column.type, second.type),
        optional: column.optional || second.optional,
      };
    });
    return { ...table, mostRows: Math.max(table.mostRows, its.mostRows), columns };
  });
  return { layout: { tables }, rows: one.rows.map((rows, at) => rows + (other.rows[at] ?? 0)) };
}

/** The same facts in a layout that holds them; `codes`: of each of its texts the place in the dictionary of the other. */
export function laidAs(cohort: Cohort, layout: Layout, codes: readonly number[]): CohortTable[] {
  return layout.tables.map((table, at): CohortTable => {
    const { rows = 0, offsets } = cohort.tables[at] ?? {};
    const columns = table.columns.map((column, place) => {
      const [own, type] = [cohort.tables[at]?.columns[place], cohort.layout.tables[at]?.columns[place]?.type];
      if (!own || !type) throw new RangeError("the cohort is of another vocabulary");
      return joinedColumn(column, { rows, shared: false }, [{ column: own, type, rows, codes }]);
    });
    return offsets ? { rows, offsets, columns } : { rows, columns };
  });
}

function spanning(one: ColumnType, other: ColumnType): ColumnType {
  if (one.kind === "date" && other.kind === "date")
    return { kind: "date", low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) };
  if (one.kind !== "amount" || other.kind !== "amount") return one;
  const denominator = leastCommonMultiple(one.denominator, other.denominator);
  const [mine, its] = [denominator / one.denominator, denominator / other.denominator];
  return {
    kind: "amount",
    denominator,
    low: Math.min(one.low * mine, other.low * its),
    high: Math.max(one.high * mine, other.high * its),
  };
}

function leastCommonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return (a / x) * b;
}
