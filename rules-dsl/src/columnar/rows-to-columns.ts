/**
 * Lays out facts that come column by column, as a database gives them, in the narrowest columns they fit in: the same cohort that
 * `measuredLayout` and `factsToColumns` make of the facts of each subject. Where these would name a problem, nothing is given.
 */
import type { Entity, Field, Program, ValueType, Vocabulary } from "../ir/program.ts";
import type { ColumnType, LayoutColumn, LayoutTable } from "../specialise/specialise.ts";
import { declaredLayout } from "../specialise/specialise.ts";
import { lastDate, parseDate } from "../values/civil-date.ts";
import type { Cohort, CohortTable } from "./cohort.ts";
import { arrayKind, newIntegers } from "./cohort.ts";
import { dayOf, isObject, textCodes, under } from "./facts-to-columns.ts";
import type { ReadColumn } from "./read-values.ts";
import { readColumn, readPresence } from "./read-values.ts";

export interface FactRows {
  readonly rows: number;
  /** Of each holder the first of its rows, with one more at the end; none for the subjects. */
  readonly offsets?: Int32Array;
  /**
   * By path in the row a value for each row, as JSON has it; undefined where there is none. An object in a row has `true` under its own
   * path where it is there; a list may be a column of lists.
   */
  readonly columns: ReadonlyMap<string, readonly unknown[]>;
  /** By path in the row, lists whose holders are the rows. */
  readonly lists: ReadonlyMap<string, FactRows>;
}

/** @param asOf the day on which an option must exist where a fact has no day of its own. `yyyy-mm-dd`. */
export function rowsToColumns(
  { vocabulary }: Program,
  facts: FactRows,
  { asOf }: { readonly asOf: string },
): Cohort | undefined {
  const declared = declaredLayout(vocabulary);
  const texts = textCodes();
  const tables = laidTables(vocabulary, declared.tables, {
    facts,
    today: parseDate(asOf) ?? lastDate,
    textCode: texts.codeOf,
  });
  if (!tables) return undefined;
  const closed = declared.tables.map((table, at) => {
    const holders = table.parent === undefined ? 0 : (tables[table.parent]?.rows ?? 0);
    return closedTable(table, tables[at] ?? { rows: 0, offsets: new Int32Array(holders + 1), laid: new Map() });
  });
  if (closed.some((table) => table === undefined)) return undefined;
  const whole = closed as readonly ClosedTable[];
  return {
    layout: { tables: whole.map(({ layout }) => layout) },
    tables: whole.map(({ table }) => table),
    texts: texts.all(),
  };
}

/** A table as far as it is read. */
interface LaidTable {
  readonly rows: number;
  readonly offsets?: Int32Array;
  /** By path in the row. */
  readonly laid: Map<string, ReadColumn>;
}

interface OpenTable extends LaidTable, FactRows {
  readonly path: string;
  readonly offsets?: Int32Array;
  /** Of each row whose it is; a subject is its own. */
  readonly subjects: Int32Array | undefined;
}

interface ToLayOut {
  readonly facts: FactRows;
  readonly today: number;
  readonly textCode: (text: string) => number;
}

/** By table of the layout, undefined for those that no row of the facts speaks of; nothing where something cannot be read. */
function laidTables(
  vocabulary: Vocabulary,
  declared: readonly LayoutTable[],
  { facts, today, textCode }: ToLayOut,
): readonly (LaidTable | undefined)[] | undefined {
  const entities = new Map(vocabulary.entities.map((entity) => [entity.name, entity]));
  const tableAt = new Map(declared.map((table, index) => [table.path, index]));
  const tables: (LaidTable | undefined)[] = declared.map(() => undefined);
  const identified = new Set<string>();
  return table(0, { kind: "entity", name: vocabulary.subject }, facts, undefined) ? tables : undefined;

  function table(at: number, of: ValueType, rows: FactRows, subjects: Int32Array | undefined): boolean {
    const open: OpenTable = { ...rows, path: declared[at]?.path ?? "", subjects, laid: new Map() };
    tables[at] = open;
    if (of.kind === "entity") return fields(open, of.name, "");
    return scalar(open, "value", of, () => new Int32Array(rows.rows).fill(today));
  }

  function fields(open: OpenTable, name: string, prefix: string): boolean {
    const entity = entities.get(name);
    if (!entity) return true;
    const days = () => daysOf(open, entity, prefix);
    return (
      entity.fields.every(({ code, type }) => field(open, under(prefix, code), type, days)) &&
      isOneEach(open, entity, prefix)
    );
  }

  function field(open: OpenTable, path: string, type: ValueType, days: () => Int32Array): boolean {
    if (type.kind === "list") return list(open, path, type.of);
    if (type.kind !== "entity") return scalar(open, path, type, days);
    const values = open.columns.get(path);
    const presence = values && readPresence(values);
    if (!presence) return values === undefined;
    open.laid.set(path, presence);
    return fields(open, type.name, path);
  }

  function list(open: OpenTable, path: string, of: ValueType): boolean {
    const lists = open.columns.get(path);
    const rows = lists
      ? rowsOfLists(lists, of.kind === "entity" ? entities.get(of.name) : undefined)
      : open.lists.get(path);
    if (!rows) return lists === undefined;
    const at = tableAt.get(under(open.path, path));
    if (at === undefined || !rows.offsets) return rows.rows === 0;
    return table(at, of, rows, subjectsOf(rows.offsets, rows.rows, open.subjects));
  }

  function scalar(open: OpenTable, path: string, type: ValueType, days: () => Int32Array): boolean {
    const json = open.columns.get(path);
    const columns = json && readColumn(json, type, { vocabulary, textCode, days });
    if (!columns) return json === undefined;
    for (const [part, column] of columns) open.laid.set(path + part, column);
    return true;
  }

  function daysOf({ rows, columns }: OpenTable, { effectiveOn, fields: all }: Entity, prefix: string): Int32Array {
    const days = new Int32Array(rows).fill(today);
    for (const name of [...effectiveOn].reverse()) {
      const dated = all.find((each) => each.name === name);
      const json = dated && columns.get(under(prefix, dated.code));
      if (!dated || !json) continue;
      for (let row = 0; row < rows; row++)
        days[row] = dayOf(dated, { [dated.code]: json[row] }) ?? (days[row] as number);
    }
    return days;
  }

  /** Items that something identifies stand in one table, and those of one subject together. */
  function isOneEach(
    { columns, subjects }: OpenTable,
    { name, identifiedBy, fields: all }: Entity,
    prefix: string,
  ): boolean {
    const id = all.find((each: Field) => each.name === identifiedBy);
    const json = id && columns.get(under(prefix, id.code));
    if (!json) return true;
    if (identified.has(name) || prefix !== "") return false;
    identified.add(name);
    const last = new Map<string, number>();
    for (let row = 0; row < json.length; row++) {
      if (json[row] === undefined) continue;
      const subject = subjects ? (subjects[row] as number) : row;
      const key = String(json[row]);
      if (last.get(key) === subject) return false;
      last.set(key, subject);
    }
    return true;
  }
}

function subjectsOf(offsets: Int32Array, rows: number, holders: Int32Array | undefined): Int32Array {
  const subjects = new Int32Array(rows);
  for (let holder = 0; holder + 1 < offsets.length; holder++)
    subjects.fill(holders ? (holders[holder] as number) : holder, offsets[holder], offsets[holder + 1]);
  return subjects;
}

/** A column of lists as the rows that are in them. */
function rowsOfLists(lists: readonly unknown[], entity: Entity | undefined): FactRows | undefined {
  const offsets = new Int32Array(lists.length + 1);
  const items: unknown[] = [];
  for (const [holder, list] of lists.entries()) {
    if (Array.isArray(list)) for (const item of list) items.push(item);
    else if (list !== undefined) return undefined;
    offsets[holder + 1] = items.length;
  }
  if (!entity) return { rows: items.length, offsets, columns: new Map([["value", items]]), lists: new Map() };
  if (!items.every(isObject)) return undefined;
  const columns = entity.fields.map(({ code }): [string, readonly unknown[]] => [
    code,
    items.map((item) => (Object.hasOwn(item, code) ? item[code] : undefined)),
  ]);
  return { rows: items.length, offsets, columns: new Map(columns), lists: new Map() };
}

interface ClosedTable {
  readonly layout: LayoutTable;
  readonly table: CohortTable;
}

/** Nothing where a row lacks what every row must have. */
function closedTable(table: LayoutTable, { rows, offsets, laid }: LaidTable): ClosedTable | undefined {
  const isObjectColumn = (path: string) => table.columns.some((each) => each.path.startsWith(`${path}.`));
  const isMissing = ({ path, optional }: LayoutColumn) =>
    !optional && (laid.get(path)?.count ?? 0) < rows && !path.includes(".") && !isObjectColumn(path);
  if (table.columns.some(isMissing)) return undefined;
  const columns = table.columns.map(({ path, type, optional }): LayoutColumn => {
    const read = laid.get(path);
    return { path, type: read?.type ?? absent(type), optional: optional && (read?.count ?? 0) < rows };
  });
  const made = columns.map(({ path, type, optional }) => {
    const read = laid.get(path);
    const values = newIntegers(arrayKind(type), rows);
    if (read) values.set(read.values);
    return optional ? { values, present: read?.present ?? new Uint8Array(rows) } : { values };
  });
  return {
    layout: { ...table, mostRows: table.parent === undefined ? 1 : mostRowsOf(offsets), columns },
    table: { rows, ...(offsets && table.parent !== undefined ? { offsets } : {}), columns: made },
  };
}

function absent(type: ColumnType): ColumnType {
  if (type.kind === "amount") return { kind: "amount", denominator: 1, low: 0, high: 0 };
  return type.kind === "date" ? { kind: "date", low: 0, high: 0 } : type;
}

function mostRowsOf(offsets: Int32Array = new Int32Array(1)): number {
  let most = 0;
  for (let holder = 0; holder + 1 < offsets.length; holder++)
    most = Math.max(most, (offsets[holder + 1] as number) - (offsets[holder] as number));
  return most;
}
