/** One table of a cohort while it is read: its rows come part by part, those of the holders of each part together. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CohortTable, Integers } from "@delibera/rules-dsl/columnar";
import { newIntegers } from "@delibera/rules-dsl/columnar";
import type { LayoutColumn, LayoutTable } from "@delibera/rules-dsl/specialise";
import { absentColumn } from "../snapshot/open-columns.ts";
import { openPeople } from "../snapshot/open-people.ts";
import type { CohortSnapshot, DimensionName, People } from "../snapshot/snapshot.ts";
import { dimensionNames } from "../snapshot/snapshot.ts";
import type { ColumnReader, ExpectedType, Report } from "../tables/column-reader.ts";
import { columnReader } from "../tables/column-reader.ts";
import type { PseudonymReader } from "../tables/pseudonym-reader.ts";
import { pseudonymReader } from "../tables/pseudonym-reader.ts";
import { readArrow } from "../tables/read-arrow.ts";
import { readCsv } from "../tables/read-csv.ts";
import { readParquet } from "../tables/read-parquet.ts";
import type { CohortDocument } from "./cohort-document.ts";
import { dimensionColumn, parentColumn, peopleTable, pseudonymColumn } from "./cohort-tables.ts";

/** What all tables of one reading share. */
export interface Reading {
  readonly folder: string;
  readonly document: CohortDocument;
  readonly enumerations: CohortSnapshot["enumerations"];
  /** Of all tables; it grows while they are read. */
  readonly texts: Map<string, number>;
  readonly reporter: (file: string) => Report;
  readonly hasProblems: () => boolean;
  /** Told of rows as they are read, of whatever table. */
  readonly onRows: (rows: number) => void;
  /** @throws CohortError when there are problems. */
  readonly stop: () => void;
}

export interface TableReading {
  readonly parent: number | undefined;
  readonly columns: LayoutTable;
  readonly readers: ReadonlyMap<string, ColumnReader>;
  readonly pseudonyms: PseudonymReader | undefined;
  readonly dimensions: readonly ReadonlyMap<string, number>[];
  readonly report: Report;
  /** Rows read, and whether those are all. */
  readonly state: { read: number; taken: number; isEnded: boolean };
  /** Reads some more rows; at the end of the file says whether their number is right. */
  readonly advance: () => Promise<void>;
  readonly close: () => Promise<unknown>;
}

/** The rows of one part, and where they stand among all. */
export interface TablePart {
  readonly table: CohortTable;
  /** Number, among all rows, of the first of these. */
  readonly first: number;
  readonly isLast: boolean;
}

export function openTable(table: LayoutTable, reading: Reading): TableReading {
  const { folder, document, reporter, stop, hasProblems, onRows } = reading;
  const name = table.parent === undefined ? peopleTable : table.path;
  const file = document.files.find((each) => each.table === name);
  const report = reporter(file?.name ?? `${name}.${document.fileFormat}`);
  const isThere = file !== undefined && existsSync(join(folder, file.name));
  const readers = new Map<string, ColumnReader>();
  const add = (column: string, type: ExpectedType, optional = false): void => {
    readers.set(column, columnReader({ name: column, type, optional }, report));
  };
  const dimensions = dimensionNames.map(() => new Map([["", 0]]));
  const pseudonyms = table.parent === undefined ? pseudonymReader(pseudonymColumn, report) : undefined;
  if (pseudonyms) {
    readers.set(pseudonymColumn, pseudonyms);
    for (const [place, dimension] of dimensionNames.entries())
      add(dimensionColumn(dimension), { kind: "text", texts: dimensions[place] ?? new Map() });
  } else add(parentColumn, { kind: "amount", denominator: 1, low: 0, high: 0x7fffffff });
  for (const column of table.columns)
    if (file?.columns.includes(column.path)) add(column.path, expectedType(column, reading), column.optional);
  const state = { read: 0, taken: 0, isEnded: false };
  const source = isThere ? rowsIn(join(folder, file.name), document.fileFormat, readers, report) : undefined;
  return {
    parent: table.parent,
    columns: table,
    readers,
    pseudonyms,
    dimensions,
    report,
    state,
    async advance() {
      if (!source) report({ because: "missing-file" });
      const { value, done } = source ? await source.next() : { value: undefined, done: true };
      if (done) state.isEnded = true;
      else if (value !== undefined) {
        onRows(value - state.read);
        state.read = value;
      }
      if (done && file?.rows !== undefined && state.read !== file.rows && !hasProblems())
        report({ because: "truncated", found: `${state.read}`, expected: `${file.rows}` });
      if (report.isFull() || state.isEnded) stop();
      for (const column of table.columns)
        if (!readers.has(column.path) && !column.optional && state.read > 0)
          report({ column: column.path, because: "missing-column", expected: column.type.kind });
    },
    close: async () => await source?.return(),
  };
}

/** The next people, so many or what is left. */
export async function peopleIn(
  reading: TableReading,
  most: number,
  { stop }: Reading,
): Promise<{ readonly people: People; readonly part: TablePart }> {
  const { state, readers, dimensions, pseudonyms } = reading;
  // One more tells whether these are the last.
  while (!state.isEnded && state.read - state.taken <= most) await reading.advance();
  const rows = Math.min(most, state.read - state.taken);
  stop();
  const open = openPeople(rows);
  const bytes = pseudonyms?.takeBytes(rows) ?? new Uint8Array(rows * 16);
  const codes = dimensionNames.map((name, place) => ({
    name,
    codes: [...(dimensions[place]?.keys() ?? [])],
    values: readers.get(dimensionColumn(name))?.take(rows).values ?? new Int32Array(rows),
  }));
  for (let row = 0; row < rows; row++) {
    const own = Object.fromEntries(codes.map((each) => [each.name, each.codes[each.values[row] ?? 0] ?? ""]));
    open.add(bytes.subarray(row * 16, row * 16 + 16), own as Record<DimensionName, string>);
  }
  const part = { table: { rows, columns: columnsOf(reading, rows) }, first: state.taken, isLast: false };
  state.taken += rows;
  return { people: open.close(), part: { ...part, isLast: state.isEnded && state.taken === state.read } };
}

/** The rows whose holders are those of a part; with the last of them, all that are left. */
export async function rowsOfHolders(reading: TableReading, holders: TablePart, { stop }: Reading): Promise<TablePart> {
  const { state, readers, columns, report } = reading;
  const parents = readers.get(parentColumn);
  const end = holders.isLast ? Number.POSITIVE_INFINITY : holders.first + holders.table.rows;
  const isBeyond = (row: number): boolean => (parents?.at(row) ?? 0) >= end;
  while (!state.isEnded && (state.read === state.taken || !isBeyond(state.read - 1))) await reading.advance();
  stop();
  let rows = state.read - state.taken;
  if (!holders.isLast) for (rows = 0; state.taken + rows < state.read && !isBeyond(state.taken + rows); ) rows++;
  const first = state.taken;
  const own = parents?.take(rows).values ?? new Int32Array(rows);
  const filled = columnsOf(reading, rows);
  state.taken += rows;
  const offsets = offsetsOf(own, { holders, table: columns, report, first });
  stop();
  return { table: { rows, offsets, columns: filled }, first, isLast: holders.isLast };
}

function columnsOf({ columns: { columns }, readers }: TableReading, rows: number): CohortTable["columns"] {
  const zeros = newIntegers("Int32Array", rows);
  return columns.map((column) => readers.get(column.path)?.take(rows) ?? absentColumn(column, zeros, rows));
}

function rowsIn(
  path: string,
  format: CohortDocument["fileFormat"],
  readers: ReadonlyMap<string, ColumnReader>,
  report: Report,
): AsyncGenerator<number, void> {
  if (format === "csv") return readCsv(path, readers, report);
  return format === "parquet" ? readParquet(path, readers, report) : readArrow(path, readers, report);
}

function expectedType({ type }: LayoutColumn, { texts, enumerations }: Reading): ExpectedType {
  if (type.kind === "option") return { kind: "code", codes: enumerations[type.enumeration] ?? [] };
  return type.kind === "text" ? { kind: "text", texts } : type;
}

/** Rows stand by holder, no holder has more than its layout allows. */
function offsetsOf(
  parents: Integers,
  {
    holders,
    table,
    report,
    first,
  }: {
    readonly holders: TablePart;
    readonly table: LayoutTable;
    readonly report: Report;
    readonly first: number;
  },
): Int32Array {
  const offsets = new Int32Array(holders.table.rows + 1);
  const end = holders.first + holders.table.rows;
  let last = holders.first;
  for (let row = 0; row < parents.length; row++) {
    const parent = parents[row] ?? 0;
    const wrong = { row: first + row + 1, column: parentColumn, found: `${parent}` };
    if (parent < last || parent >= end) {
      report({ ...wrong, because: "wrong-owner", expected: `${last} … ${end - 1}` });
      return offsets;
    }
    const place = parent - holders.first + 1;
    offsets[place] = (offsets[place] ?? 0) + 1;
    if ((offsets[place] ?? 0) > table.mostRows) {
      report({ ...wrong, because: "too-many-rows", expected: `${table.mostRows}` });
      return offsets;
    }
    last = parent;
  }
  for (let holder = 0; holder < holders.table.rows; holder++)
    offsets[holder + 1] = (offsets[holder + 1] ?? 0) + (offsets[holder] ?? 0);
  return offsets;
}
