/**
 * Lays out the facts of many subjects (the JSON that the tracing evaluator takes) as the columns of a layout. A value that is missing in
 * its kind, unknown, finer than its column or out of its bounds is named with its place, and then nothing is given.
 */
import type { Field, Program, ValueType, Vocabulary } from "../ir/program.ts";
import type { ColumnType, Layout, LayoutColumn, LayoutTable } from "../specialise/specialise.ts";
import { firstOfYear, isYear, lastDate, lastOfYear, parseDate } from "../values/civil-date.ts";
import type { Rational } from "../values/rational.ts";
import { parseRational } from "../values/rational.ts";
import type { Cohort, CohortTable, Integers } from "./cohort.ts";
import { arrayKind, newIntegers } from "./cohort.ts";

export interface ColumnProblem {
  /** Number of the subject, from 0. */
  readonly subject: number;
  /** `loans[2].pages`. */
  readonly path: string;
  readonly because: ColumnProblemCode;
  /** The offending value, shortened. */
  readonly found: string;
}

export type ColumnProblemCode =
  | "not-an-object"
  | "not-a-list"
  | "null"
  | "not-a-number"
  | "not-an-exact-number"
  | "not-a-boolean"
  | "not-a-date"
  | "not-a-period"
  | "not-a-year"
  | "not-a-text"
  | "unknown-option"
  /** The option does not exist on the day on which the fact takes effect. */
  | "option-of-another-day"
  /** Not a multiple of one over the denominator of its column. */
  | "too-fine"
  | "out-of-bounds"
  /** More rows than the layout allows one parent. */
  | "too-many-rows"
  /** Two items of one subject that something identifies have one identity. */
  | "not-unique"
  /** The layout has no column for it. */
  | "no-column"
  /** The layout says that every row has it. */
  | "missing";

export interface LaidOut {
  /** Absent when there is any problem. */
  readonly cohort?: Cohort;
  /** At most a hundred. */
  readonly problems: readonly ColumnProblem[];
}

const mostProblems = 100;

export interface LayOutOptions {
  /** The day on which an option must exist where a fact has no day of its own. `yyyy-mm-dd`. */
  readonly asOf: string;
  /** Columns stand in memory that threads share. */
  readonly shared?: boolean;
}

export function factsToColumns(
  program: Program,
  layout: Layout,
  people: Iterable<unknown>,
  options: LayOutOptions,
): LaidOut {
  const writer = newWriter(program.vocabulary, layout, parseDate(options.asOf) ?? lastDate);
  let subject = 0;
  for (const facts of people) {
    writer.subject(facts, subject++);
    if (writer.problems.length >= mostProblems) break;
  }
  if (writer.problems.length > 0) return { problems: writer.problems };
  return { cohort: writer.cohort(options.shared ?? false), problems: [] };
}

type JsonObject = Readonly<Record<string, unknown>>;

interface OpenTable {
  readonly table: LayoutTable;
  /** Of each row of the parent, the first of its rows. */
  readonly starts: number[];
  rows: number;
  readonly values: number[][];
  readonly present: number[][];
}

function newWriter(vocabulary: Vocabulary, layout: Layout, asOf: number) {
  const problems: ColumnProblem[] = [];
  const entities = new Map(vocabulary.entities.map((entity) => [entity.name, entity]));
  const options = new Map(
    vocabulary.enumerations.map(({ name, options: all }) => [
      name,
      new Map(all.map((each, place) => [each.code, { ...each, place }])),
    ]),
  );
  const texts = textCodes();
  const tables: OpenTable[] = layout.tables.map((table) => ({
    table,
    starts: [],
    rows: 0,
    values: table.columns.map(() => []),
    present: table.columns.map(() => []),
  }));
  const tableAt = new Map(layout.tables.map((table, index) => [table.path, index]));
  const columnAt = layout.tables.map(({ columns }) => new Map(columns.map((column, index) => [column.path, index])));
  let at = 0;
  let identities = new Set<string>();

  const report = (path: string, because: ColumnProblemCode, found: unknown): undefined => {
    if (problems.length < mostProblems) problems.push({ subject: at, path, because, found: shown(found) });
    return undefined;
  };

  return { problems, subject, cohort };

  function subject(facts: unknown, index: number): void {
    at = index;
    identities = new Set();
    if (!isObject(facts)) return void report("", "not-an-object", facts);
    row(0, vocabulary.subject, facts, "");
  }

  function row(table: number, entity: string, object: JsonObject, path: string): void {
    const open = tables[table] as OpenTable;
    for (const [column] of open.table.columns.entries()) {
      open.values[column]?.push(0);
      open.present[column]?.push(0);
    }
    open.rows++;
    for (const child of layout.tables.keys()) {
      if (layout.tables[child]?.parent === table)
        (tables[child] as OpenTable).starts.push((tables[child] as OpenTable).rows);
    }
    fields(table, entity, object, { path, prefix: "" });
    for (const [column, { optional, path: name }] of open.table.columns.entries()) {
      if (!optional && open.present[column]?.[open.rows - 1] === 0) {
        if (name.includes(".") || isPresence(open.table, column)) continue;
        report(under(path, name), "missing", undefined);
      }
    }
  }

  /** A presence column of a nested object is false where it is absent. */
  function isPresence({ columns }: LayoutTable, column: number): boolean {
    const own = columns[column]?.path ?? "";
    return columns.some(({ path }) => path.startsWith(`${own}.`));
  }

  function fields(
    table: number,
    name: string,
    object: JsonObject,
    { path, prefix }: { readonly path: string; readonly prefix: string },
  ): void {
    const entity = entities.get(name);
    if (!entity) return;
    const day =
      entity.effectiveOn
        .map((each) =>
          dayOf(
            entity.fields.find((field) => field.name === each),
            object,
          ),
        )
        .find((each) => each !== undefined) ?? asOf;
    for (const field of entity.fields) {
      const json = Object.hasOwn(object, field.code) ? object[field.code] : undefined;
      if (json === undefined) continue;
      const where = under(path, field.code);
      if (json === null) report(where, "null", json);
      else if (field.type.kind === "list") list(table, under(prefix, field.code), field.type.of, json, where);
      else if (field.type.kind === "entity") nested(table, under(prefix, field.code), field.type.name, json, where);
      else scalar(table, under(prefix, field.code), field.type, json, { where, day });
    }
    const id = entity.fields.find((field) => field.name === entity.identifiedBy);
    const identity = id && object[id.code];
    if (identity !== undefined && identity !== null) {
      const key = `${name} ${String(identity)}`;
      if (identities.has(key)) report(path, "not-unique", identity);
      identities.add(key);
    }
  }

  function nested(table: number, prefix: string, entity: string, json: unknown, path: string): void {
    if (!isObject(json)) return void report(path, "not-an-object", json);
    const column = columnAt[table]?.get(prefix);
    if (column === undefined) return void report(path, "no-column", json);
    put(table, column, 1);
    fields(table, entity, json, { path, prefix });
  }

  function list(parent: number, prefix: string, of: ValueType, json: unknown, path: string): void {
    if (!Array.isArray(json)) return void report(path, "not-a-list", json);
    const table = tableAt.get(under(layout.tables[parent]?.path ?? "", prefix));
    if (table === undefined) {
      if (json.length > 0) report(path, "no-column", json);
      return;
    }
    const open = tables[table] as OpenTable;
    if (json.length > open.table.mostRows) return void report(path, "too-many-rows", json.length);
    for (const [index, member] of json.entries()) {
      const where = `${path}[${index}]`;
      if (member === null) report(where, "null", member);
      else if (of.kind === "entity") {
        if (isObject(member)) row(table, of.name, member, where);
        else report(where, "not-an-object", member);
      } else {
        for (const column of open.table.columns.keys()) {
          open.values[column]?.push(0);
          open.present[column]?.push(0);
        }
        open.rows++;
        scalar(table, "value", of, member, { where, day: asOf });
      }
    }
  }

  function scalar(
    table: number,
    column: string,
    type: ValueType,
    json: unknown,
    { where, day }: { readonly where: string; readonly day: number },
  ): void {
    if (type.kind === "period") {
      const period = periodOf(json, vocabulary.cycle);
      if (!period) return void report(where, "not-a-period", json);
      write(table, `${column}.from`, period.from, { where, json });
      write(table, `${column}.to`, period.to, { where, json });
      return;
    }
    const value = decoded(type, json, where, day);
    if (value !== undefined) write(table, column, value, { where, json });
  }

  function write(
    table: number,
    path: string,
    value: number | Rational,
    { where, json }: { readonly where: string; readonly json: unknown },
  ): void {
    const column = columnAt[table]?.get(path);
    const type = column === undefined ? undefined : layout.tables[table]?.columns[column]?.type;
    if (column === undefined || !type) return void report(where, "no-column", json);
    const integer = typeof value === "number" ? value : over(type, value);
    if (integer === undefined) return void report(where, "too-fine", json);
    if ((type.kind === "amount" || type.kind === "date") && (integer < type.low || integer > type.high))
      return void report(where, "out-of-bounds", json);
    put(table, column, integer);
  }

  function put(table: number, column: number, value: number): void {
    const { values, present, rows } = tables[table] as OpenTable;
    (values[column] as number[])[rows - 1] = value;
    (present[column] as number[])[rows - 1] = 1;
  }

  function decoded(type: ValueType, json: unknown, path: string, day: number): number | Rational | undefined {
    switch (type.kind) {
      case "quantity": {
        const amount = exactNumber(json);
        return typeof amount === "string" ? report(path, amount, json) : amount;
      }
      case "boolean":
        return typeof json === "boolean" ? Number(json) : report(path, "not-a-boolean", json);
      case "date":
        return (typeof json === "string" ? parseDate(json) : undefined) ?? report(path, "not-a-date", json);
      case "year":
        return typeof json === "number" && isYear(json) ? json : report(path, "not-a-year", json);
      case "enumeration": {
        const code = typeof json === "number" && Number.isSafeInteger(json) ? String(json) : json;
        const option = typeof code === "string" ? options.get(type.name)?.get(code) : undefined;
        if (!option) return report(path, "unknown-option", json);
        const { from, to } = option.effect ?? {};
        const isThere =
          (from === undefined || (parseDate(from) ?? 0) <= day) && (to === undefined || day <= (parseDate(to) ?? 0));
        return isThere ? option.place : report(path, "option-of-another-day", json);
      }
      case "text":
      case "interpretation":
        return typeof json === "string" ? texts.codeOf(json) : report(path, "not-a-text", json);
      default:
        return report(path, "not-an-object", json);
    }
  }

  function cohort(shared: boolean): Cohort {
    const made = tables.map(({ table, rows, starts, values, present }): CohortTable => {
      const offsets =
        table.parent === undefined ? undefined : (newIntegers("Int32Array", starts.length + 1, shared) as Int32Array);
      offsets?.set([...starts, rows]);
      const columns = table.columns.map((column, index) => ({
        values: filled(column, values[index] ?? [], shared),
        ...(column.optional ? { present: filledBits(present[index] ?? [], shared) } : {}),
      }));
      return { rows, ...(offsets ? { offsets } : {}), columns };
    });
    return { layout, tables: made, texts: texts.all() };
  }
}

/** The dictionary of a cohort while its texts are met. */
export function textCodes(): { readonly codeOf: (text: string) => number; readonly all: () => readonly string[] } {
  // The empty text is no text of the dictionary's first place, which stands for none.
  const codes = new Map<string, number>([["", 0]]);
  return {
    codeOf(text) {
      const key = text === "" ? "\u0000" : text;
      const found = codes.get(key);
      if (found !== undefined) return found;
      codes.set(key, codes.size);
      return codes.size - 1;
    },
    all: () => [...codes.keys()].map((text) => (text === "\u0000" ? "" : text)),
  };
}

function filled({ type }: LayoutColumn, values: readonly number[], shared: boolean): Integers {
  const made = newIntegers(arrayKind(type), values.length, shared);
  made.set(values);
  return made;
}

function filledBits(values: readonly number[], shared: boolean): Uint8Array {
  const made = newIntegers("Uint8Array", values.length, shared) as Uint8Array;
  made.set(values);
  return made;
}

/** The integer of an amount over the denominator of its column. */
function over(type: ColumnType, { n, d }: Rational): number | undefined {
  if (type.kind !== "amount") return undefined;
  const scaled = n * BigInt(type.denominator);
  return scaled % d === 0n ? Number(scaled / d) : undefined;
}

export function exactNumber(json: unknown): Rational | "not-a-number" | "not-an-exact-number" {
  if (typeof json === "string") return parseRational(json) ?? "not-a-number";
  if (typeof json !== "number") return "not-a-number";
  if (Number.isInteger(json)) return Number.isSafeInteger(json) ? { n: BigInt(json), d: 1n } : "not-an-exact-number";
  // A binary fraction equals its shortest decimal only when the decimal's denominator is a power of two.
  const amount = parseRational(String(json));
  return amount && (amount.d & (amount.d - 1n)) === 0n ? amount : "not-an-exact-number";
}

export function periodOf(
  json: unknown,
  cycle: Vocabulary["cycle"],
): { readonly from: number; readonly to: number } | undefined {
  if (typeof json === "string") {
    const [, first, last] = /^(\d{4})-(\d{4})$/.exec(json) ?? [];
    const [from, to] = [Number(first), Number(last)];
    const isCycle =
      first !== undefined && (from - cycle.from) % cycle.years === 0 && to === from + cycle.years - 1 && isYear(from);
    return isCycle ? { from: firstOfYear(from), to: lastOfYear(to) } : undefined;
  }
  if (!isObject(json)) return undefined;
  const from = typeof json["from"] === "string" ? parseDate(json["from"]) : undefined;
  const to = json["to"] === undefined ? lastDate : typeof json["to"] === "string" ? parseDate(json["to"]) : undefined;
  return from === undefined || to === undefined || to < from ? undefined : { from, to };
}

/** The day that a written field gives, for the choice of an option. */
export function dayOf(field: Field | undefined, object: JsonObject): number | undefined {
  const json = field && object[field.code];
  if (typeof json === "string") return parseDate(json);
  if (typeof json === "number") return isYear(json) ? firstOfYear(json) : undefined;
  return isObject(json) && typeof json["from"] === "string" ? parseDate(json["from"]) : undefined;
}

export function isObject(json: unknown): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

export function under(path: string, code: string): string {
  return path === "" ? code : `${path}.${code}`;
}

function shown(json: unknown): string {
  if (json === undefined) return "nothing";
  if (Array.isArray(json)) return "a list";
  if (typeof json === "object" && json !== null) return "an object";
  const text = typeof json === "string" ? JSON.stringify(json) : String(json);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
