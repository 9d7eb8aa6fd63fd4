/**
 * Columns that grow while people are written into them, table by table, within the bounds that their layout declares, and are packed when
 * all are there.
 */
import type { Cohort, CohortColumn, CohortTable, Integers, PlainColumn } from "@delibera/rules-dsl/columnar";
import { arrayKind, newIntegers, packColumn, packTable } from "@delibera/rules-dsl/columnar";
import type { Layout, LayoutColumn, LayoutTable } from "@delibera/rules-dsl/specialise";

export interface OpenColumns {
  table(path: string): OpenTable;
  /** Adds nothing after this. `texts` is the dictionary to which columns of text point. */
  close(texts: readonly string[], shared?: boolean): Cohort;
}

export interface OpenTable {
  /** Begins a row: of the row of its parent that was begun last. */
  begin(): void;
  column(path: string): OpenColumn;
}

export interface OpenColumn {
  readonly column: LayoutColumn;
  /**
   * Writes into the row begun last; a row in which nothing is put lacks the value.
   * @throws RangeError when the value is out of the bounds of the layout.
   */
  put(value: number): void;
}

/** @throws RangeError for a table or a column that the layout has not. */
export function openColumns(layout: Layout): OpenColumns {
  const tables = layout.tables.map((table) => openTable(table));
  for (const [place, { parent }] of layout.tables.entries()) {
    const [child, holder] = [tables[place], parent === undefined ? undefined : tables[parent]];
    if (child && holder) holder.onBegin(child.beginHolder);
  }
  return {
    table(path) {
      const found = tables[layout.tables.findIndex((table) => table.path === path)];
      if (!found) throw new RangeError(`the layout has no table ${path}`);
      return found;
    },
    close: (texts, shared = false) => ({ layout, texts, tables: tables.map((table) => table.close(shared)) }),
  };
}

/** A column that no row has, in memory that such columns share. @param zeros as long as the table. */
export function absentColumn({ type, optional }: LayoutColumn, zeros: Integers, rows: number): PlainColumn {
  const values = viewOf(zeros, arrayKind(type), rows);
  return optional ? { values, present: viewOf(zeros, "Uint8Array", rows) as Uint8Array } : { values };
}

function openTable(table: LayoutTable) {
  let [rows, capacity] = [0, 1024];
  let holders = 0;
  let starts: Int32Array = new Int32Array(1024);
  const listeners: (() => void)[] = [];
  const growths: ((capacity: number) => void)[] = [];
  const columns = table.columns.map((column) => {
    const opened = openColumn(column, capacity, () => rows - 1);
    growths.push(opened.grow);
    return opened;
  });
  const inParent = table.parent !== undefined;
  return {
    begin(): void {
      if (rows === capacity) {
        capacity *= 2;
        for (const grow of growths) grow(capacity);
      }
      rows++;
      if (inParent && rows - (starts[holders - 1] ?? 0) > table.mostRows)
        throw new RangeError(`more than ${table.mostRows} rows of ${table.path} for one holder`);
      for (const listener of listeners) listener();
    },
    column(path: string): OpenColumn {
      const found = columns[table.columns.findIndex((column) => column.path === path)];
      if (!found) throw new RangeError(`the layout has no column ${path} in ${table.path || "the first table"}`);
      return found;
    },
    onBegin(listener: () => void): void {
      listeners.push(listener);
    },
    /** A row of the parent began: the rows from here on are its own. */
    beginHolder(): void {
      if (holders === starts.length) starts = longer(starts, holders * 2, "Int32Array") as Int32Array;
      starts[holders++] = rows;
    },
    close(shared: boolean): CohortTable {
      const offsets = inParent ? (newIntegers("Int32Array", holders + 1, shared) as Int32Array) : undefined;
      offsets?.set(starts.subarray(0, holders));
      if (offsets) offsets[holders] = rows;
      const closed = columns.map((column) => column.close(rows, shared));
      return packTable({ rows, ...(offsets ? { offsets } : {}), columns: closed }, shared);
    },
  };
}

function openColumn(column: LayoutColumn, size: number, row: () => number) {
  const { type, optional } = column;
  const kind = arrayKind(type);
  const [low, high] = type.kind === "amount" || type.kind === "date" ? [type.low, type.high] : [0, 0x7fffffff];
  let capacity = size;
  let isThere = false;
  // Most columns are never written: they get memory when they first are.
  let values = newIntegers(kind, 0);
  let present: Uint8Array = new Uint8Array(0);
  return {
    column,
    put(value: number): void {
      if (!(value >= low && value <= high))
        throw new RangeError(`${column.path} ${value} is not from ${low} to ${high}`);
      if (!isThere) {
        isThere = true;
        values = newIntegers(kind, capacity);
        if (optional) present = new Uint8Array(capacity);
      }
      const at = row();
      values[at] = value;
      if (optional) present[at] = 1;
    },
    grow(to: number): void {
      capacity = to;
      if (!isThere) return;
      values = longer(values, to, kind);
      if (optional) present = longer(present, to, "Uint8Array") as Uint8Array;
    },
    close(rows: number, shared: boolean): CohortColumn {
      if (!isThere) return packColumn(absentColumn(column, newIntegers("Int32Array", rows), rows), rows, shared);
      const closed = newIntegers(kind, rows, shared);
      closed.set(values.subarray(0, rows));
      values = newIntegers(kind, 0);
      if (!optional) return packColumn({ values: closed }, rows, shared);
      const made = newIntegers("Uint8Array", rows, shared) as Uint8Array;
      made.set(present.subarray(0, rows));
      return packColumn({ values: closed, present: made }, rows, shared);
    },
  };
}

function longer(values: Integers, length: number, kind: ReturnType<typeof arrayKind>): Integers {
  const made = newIntegers(kind, length);
  made.set(values);
  return made;
}

const makers = { Uint8Array, Int16Array, Int32Array, Float64Array } as const;

/** The first elements of zeroed memory, as another kind of integers. */
function viewOf({ buffer }: Integers, kind: ReturnType<typeof arrayKind>, length: number): Integers {
  if (kind === "Float64Array") return newIntegers(kind, length);
  return new makers[kind](buffer as ArrayBuffer, 0, length);
}
