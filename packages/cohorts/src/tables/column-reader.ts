/** One column while it is read: each value checked for its type, its bounds and its code, and put where the cohort wants it. */
import type { Integers } from "@delibera/rules-dsl/columnar";
import { arrayKind, newIntegers } from "@delibera/rules-dsl/columnar";
import type { ColumnType } from "@delibera/rules-dsl/specialise";
import {
  firstDate,
  lastDate,
  parseDate,
  parseRational,
  printDate,
  printRational,
  rational,
} from "@delibera/rules-dsl/values";
import type { TableProblem } from "../files/table-problem.ts";
import type { ValueRun } from "./value-run.ts";
import { areWithin, eachValue, isThere } from "./value-run.ts";

export interface ExpectedColumn {
  readonly name: string;
  readonly type: ExpectedType;
  /** Whether a row may lack it. */
  readonly optional: boolean;
}

type Bounds = Pick<Extract<ColumnType, { readonly kind: "amount" }>, "low" | "high">;

export type ExpectedType =
  | ({ readonly kind: "amount"; readonly denominator: number } & Bounds)
  | ({ readonly kind: "date" } & Bounds)
  | { readonly kind: "boolean" }
  /** Places in a list that is known, or codes of a dictionary that grows. */
  | { readonly kind: "code"; readonly codes: readonly string[] }
  | { readonly kind: "text"; readonly texts: Map<string, number> };

export interface Report {
  (problem: Omit<TableProblem, "file">): undefined;
  /** Whether more would not be shown. */
  readonly isFull: () => boolean;
}

export interface ColumnReader {
  readonly expected: ExpectedColumn;
  /** Row numbers from 0, in any order, of rows that were not taken yet. */
  none(row: number): undefined;
  /** As CSV writes it. */
  text(row: number, text: string): undefined;
  /** The whole number `value` for `value / denominator`, a day, or 0 and 1. */
  integer(row: number, value: number, denominator?: number): undefined;
  code(row: number, code: string): undefined;
  /** Many rows at once, as `integer` and `none` take each. */
  integers(run: ValueRun, denominator?: number): undefined;
  /** Many rows at once, as `code` and `none` take each: the values are places in `texts`, and the same list is better given again. */
  codes(run: ValueRun, texts: readonly string[]): undefined;
  /** Of a row that was read and not taken. */
  at(row: number): number;
  /** Gives the next rows and forgets them: what is kept is what was read beyond. */
  take(rows: number): { readonly values: Integers; readonly present?: Uint8Array };
}

export function columnReader(expected: ExpectedColumn, report: Report): ColumnReader {
  const { name: column, type, optional } = expected;
  const kind = kindOf(type);
  const [low, high] = type.kind === "amount" || type.kind === "date" ? [type.low, type.high] : [0, 1];
  const places = type.kind === "code" ? new Map(type.codes.map((code, place) => [code, place])) : undefined;
  let values = newIntegers(kind, 0);
  let present: Uint8Array = new Uint8Array(0);
  let taken = 0;
  /** Where the codes of the list that was given last stand in ours; -1 of one that was not met. */
  let given: { readonly texts: readonly string[]; readonly places: Int32Array } = {
    texts: [],
    places: new Int32Array(0),
  };

  const wrong = (row: number, because: TableProblem["because"], found: string): undefined =>
    report({ row: row + 1, column, because, found: shortened(found), expected: expectation(type, because) });
  const put = (row: number, value: number): undefined => {
    const at = row - taken;
    if (at >= values.length) grow(at);
    values[at] = value;
    if (optional) present[at] = 1;
  };
  const grow = (at: number): void => {
    const length = Math.max(1024, values.length * 2, at + 1);
    const [grown, flags] = [newIntegers(kind, length), new Uint8Array(optional ? length : 0)];
    grown.set(values);
    flags.set(present);
    values = grown;
    present = flags;
  };
  const integer = (row: number, value: number, denominator = 1): undefined => {
    const own = type.kind === "amount" ? type.denominator : 1;
    const scaled = denominator === own ? value : (value * own) / denominator;
    if (!Number.isSafeInteger(scaled)) return wrong(row, "too-fine", printed(value, denominator));
    if (scaled < low || scaled > high) return wrong(row, "out-of-range", printedAs(type, scaled));
    return put(row, scaled);
  };
  const code = (row: number, text: string): undefined => {
    if (type.kind === "text") {
      const known = type.texts.get(text) ?? type.texts.size;
      if (known === type.texts.size) type.texts.set(text, known);
      return put(row, known);
    }
    const place = places?.get(text);
    if (place === undefined) return wrong(row, "unknown-code", text);
    return put(row, place);
  };
  const none = (row: number): undefined => (optional ? undefined : wrong(row, "null", ""));
  const isAbsent = ({ validity }: ValueRun): boolean => optional && validity?.isThereAny === false;
  const reserve = ({ first, rows }: ValueRun): number => {
    if (first + rows - taken > values.length) grow(first + rows - taken - 1);
    return first - taken;
  };
  const integers = (run: ValueRun, denominator = 1): undefined => {
    if (denominator !== (type.kind === "amount" ? type.denominator : 1))
      return eachValue(run, (row, value) => integer(row, value, denominator), none);
    if (isAbsent(run)) return undefined;
    const from = reserve(run);
    const [into, own, { validity }] = [values, run.values, run];
    if (validity === undefined && ArrayBuffer.isView(own) && areWithin(run, low, high)) {
      into.set((own as Int32Array).subarray(0, run.rows), from);
      if (optional) present.fill(1, from, from + run.rows);
      return undefined;
    }
    for (let at = 0; at < run.rows; at++) {
      const value = own[at] ?? Number.NaN;
      if (validity !== undefined && !isThere(validity, at)) none(run.first + at);
      else if (value >= low && value <= high) {
        into[from + at] = value;
        if (optional) present[from + at] = 1;
      } else integer(run.first + at, value, denominator);
    }
    return undefined;
  };
  const codes = (run: ValueRun, texts: readonly string[]): undefined => {
    if (given.texts !== texts) given = { texts, places: new Int32Array(texts.length).fill(-1) };
    if (isAbsent(run)) return undefined;
    const from = reserve(run);
    const [into, own, { validity }] = [values, given.places, run];
    for (let at = 0; at < run.rows; at++) {
      const which = run.values[at] ?? -1;
      const place = own[which] ?? -1;
      if (validity !== undefined && !isThere(validity, at)) none(run.first + at);
      else if (place >= 0) {
        into[from + at] = place;
        if (optional) present[from + at] = 1;
      } else {
        const text = texts[which] ?? "";
        code(run.first + at, text);
        own[which] = (type.kind === "text" ? type.texts : places)?.get(text) ?? -1;
      }
    }
    return undefined;
  };
  return {
    expected,
    integer,
    code,
    integers,
    codes,
    none,
    text(row, text): undefined {
      switch (type.kind) {
        case "amount": {
          const amount = parseRational(text);
          if (!amount) return wrong(row, "not-a-value", text);
          const scaled = amount.n * BigInt(type.denominator);
          if (scaled % amount.d !== 0n) return wrong(row, "too-fine", text);
          const whole = scaled / amount.d;
          if (whole < BigInt(low) || whole > BigInt(high)) return wrong(row, "out-of-range", text);
          return put(row, Number.parseInt(`${whole}`, 10));
        }
        case "date": {
          const day = parseDate(text);
          return day === undefined ? wrong(row, "not-a-value", text) : integer(row, day);
        }
        case "boolean":
          if (text !== "true" && text !== "false") return wrong(row, "not-a-value", text);
          return put(row, text === "true" ? 1 : 0);
        default:
          return code(row, text);
      }
    },
    at: (row) => values[row - taken] ?? 0,
    take(rows) {
      if (values.length < rows) grow(rows - 1);
      // Copies of the right length: what a column grew by is given back.
      const [own, flags] = [newIntegers(kind, rows), present.slice(0, rows)];
      own.set(values.subarray(0, rows));
      const [rest, others] = [
        newIntegers(kind, values.length - rows),
        new Uint8Array(optional ? values.length - rows : 0),
      ];
      rest.set(values.subarray(rows));
      others.set(present.subarray(rows));
      values = rest;
      present = others;
      taken += rows;
      return optional ? { values: own, present: flags } : { values: own };
    },
  };
}

function kindOf(type: ExpectedType): ReturnType<typeof arrayKind> {
  if (type.kind === "code") return "Int16Array";
  return type.kind === "text" ? "Int32Array" : arrayKind(type);
}

/** What would be right, in signs that need no translation. */
export function expectation(type: ExpectedType, because: TableProblem["because"]): string {
  switch (type.kind) {
    case "amount":
      if (because === "too-fine") return `1/${type.denominator}`;
      if (because === "out-of-range") return `${printedAs(type, type.low)} … ${printedAs(type, type.high)}`;
      return type.denominator === 1 ? "amount (12)" : "amount (12.5)";
    case "date":
      if (because === "out-of-range") return `${printedAs(type, type.low)} … ${printedAs(type, type.high)}`;
      return "date (2024-12-31)";
    case "boolean":
      return "boolean (true, false)";
    case "code": {
      const shown = type.codes.slice(0, 12).map((code) => JSON.stringify(code));
      return `${shown.join(", ")}${type.codes.length > 12 ? ", …" : ""}`;
    }
    case "text":
      return "text";
  }
}

function printedAs(type: ExpectedType, value: number): string {
  return type.kind === "date" ? dayText(value) : printed(value, type.kind === "amount" ? type.denominator : 1);
}

function printed(value: number, denominator: number): string {
  return Number.isSafeInteger(value) ? printRational(rational(BigInt(value), BigInt(denominator))) : `${value}`;
}

/** A file may hold days that no calendar has. */
function dayText(day: number): string {
  return day >= firstDate && day <= lastDate ? printDate(day) : `${day}`;
}

function shortened(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
}
