/** The narrowest layout that some facts fit in: their denominators, bounds, numbers of rows, and what every row has. */
import type { Program, ValueType } from "../ir/program.ts";
import type { ColumnType, Layout, LayoutColumn } from "../specialise/specialise.ts";
import { declaredLayout } from "../specialise/specialise.ts";
import { firstOfYear, lastDate, lastOfYear, parseDate } from "../values/civil-date.ts";
import type { Rational } from "../values/rational.ts";
import { parseRational } from "../values/rational.ts";

/** What cannot be read is not measured: laying out the facts in the columns names it. */
export function measuredLayout({ vocabulary }: Program, people: Iterable<unknown>): Layout {
  const declared = declaredLayout(vocabulary);
  const entities = new Map(vocabulary.entities.map((entity) => [entity.name, entity]));
  const tables = declared.tables.map(() => ({ rows: 0, most: 0, columns: new Map<string, Measure>() }));
  const tableAt = new Map(declared.tables.map((table, index) => [table.path, index]));

  const measure = (table: number, path: string, value: Rational): void => {
    const { columns } = tables[table] ?? { columns: new Map<string, Measure>() };
    const known = columns.get(path);
    columns.set(path, known ? widened(known, value) : { count: 1, denominator: value.d, low: value, high: value });
  };
  const visit = (table: number, entity: string, json: unknown, prefix: string): void => {
    if (typeof json !== "object" || json === null) return;
    const object = json as Readonly<Record<string, unknown>>;
    for (const field of entities.get(entity)?.fields ?? []) {
      const value = Object.hasOwn(object, field.code) ? object[field.code] : undefined;
      const path = prefix === "" ? field.code : `${prefix}.${field.code}`;
      if (value !== undefined)
        field.type.kind === "list" ? list(table, path, field.type.of, value) : scalar(table, path, field.type, value);
    }
  };
  const list = (parent: number, path: string, of: ValueType, json: unknown): void => {
    const above = declared.tables[parent]?.path ?? "";
    const table = tableAt.get(above === "" ? path : `${above}.${path}`);
    const open = table === undefined ? undefined : tables[table];
    if (table === undefined || !open || !Array.isArray(json)) return;
    open.most = Math.max(open.most, json.length);
    open.rows += json.length;
    for (const member of json)
      of.kind === "entity" ? visit(table, of.name, member, "") : scalar(table, "value", of, member);
  };
  const scalar = (table: number, path: string, type: ValueType, json: unknown): void => {
    if (type.kind === "entity") {
      measure(table, path, whole(1));
      visit(table, type.name, json, path);
    } else if (type.kind === "period") {
      const { from, to } = daysOf(json);
      if (from !== undefined && to !== undefined) {
        measure(table, `${path}.from`, whole(from));
        measure(table, `${path}.to`, whole(to));
      }
    } else measure(table, path, numberOf(type, json) ?? whole(0));
  };

  let subjects = 0;
  for (const facts of people) {
    subjects++;
    visit(0, vocabulary.subject, facts, "");
  }
  return {
    tables: declared.tables.map((table, index) => {
      const { rows, most, columns } = tables[index] ?? { rows: 0, most: 0, columns: new Map<string, Measure>() };
      const count = index === 0 ? subjects : rows;
      return {
        ...table,
        mostRows: index === 0 ? 1 : most,
        columns: table.columns.map((column) => measured(column, columns.get(column.path), count)),
      };
    }),
  };
}

interface Measure {
  readonly count: number;
  readonly denominator: bigint;
  readonly low: Rational;
  readonly high: Rational;
}

function widened({ count, denominator, low, high }: Measure, value: Rational): Measure {
  const isLower = value.n * low.d < low.n * value.d;
  const isHigher = value.n * high.d > high.n * value.d;
  return {
    count: count + 1,
    denominator: commonMultiple(denominator, value.d),
    low: isLower ? value : low,
    high: isHigher ? value : high,
  };
}

function measured({ path, type, optional }: LayoutColumn, measure: Measure | undefined, rows: number): LayoutColumn {
  return { path, type: typeOf(type, measure), optional: optional && (measure?.count ?? 0) < rows };
}

function typeOf(type: ColumnType, measure: Measure | undefined): ColumnType {
  if (type.kind !== "amount" && type.kind !== "date") return type;
  if (!measure) return { ...type, low: 0, high: 0, ...(type.kind === "amount" ? { denominator: 1 } : {}) };
  const over = ({ n, d }: Rational) => Number((n * measure.denominator) / d);
  const bounds = { low: over(measure.low), high: over(measure.high) };
  return type.kind === "amount"
    ? { kind: "amount", denominator: Number(measure.denominator), ...bounds }
    : { kind: "date", ...bounds };
}

function numberOf(type: ValueType, json: unknown): Rational | undefined {
  if (type.kind === "date") {
    const day = typeof json === "string" ? parseDate(json) : undefined;
    return day === undefined ? undefined : whole(day);
  }
  if (type.kind !== "quantity" && type.kind !== "year") return undefined;
  return parseRational(String(json));
}

function daysOf(json: unknown): { readonly from?: number; readonly to?: number } {
  if (typeof json === "string") {
    const [, first, last] = /^(\d{4})-(\d{4})$/.exec(json) ?? [];
    return first === undefined || last === undefined
      ? {}
      : { from: firstOfYear(Number(first)), to: lastOfYear(Number(last)) };
  }
  if (typeof json !== "object" || json === null) return {};
  const { from, to } = json as { readonly from?: unknown; readonly to?: unknown };
  const [first, last] = [parseDate(String(from)), to === undefined ? lastDate : parseDate(String(to))];
  return first === undefined || last === undefined ? {} : { from: first, to: last };
}

function whole(n: number): Rational {
  return { n: BigInt(n), d: 1n };
}

export function commonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}
