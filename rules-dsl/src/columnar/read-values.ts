/** Reads a column of JSON as whole numbers over what they have in common. What is not of its type is given back as undefined. */
import type { Enumeration, ValueType, Vocabulary } from "../ir/program.ts";
import type { ColumnType } from "../specialise/specialise.ts";
import { isYear, parseDate } from "../values/civil-date.ts";
import type { Rational } from "../values/rational.ts";
import { exactNumber, periodOf } from "./facts-to-columns.ts";
import { commonMultiple } from "./measure-layout.ts";

export interface ReadColumn {
  readonly type: ColumnType;
  readonly values: Float64Array;
  /** 1 where there is a value. */
  readonly present: Uint8Array;
  readonly count: number;
}

export interface Meanings {
  readonly vocabulary: Vocabulary;
  readonly textCode: (text: string) => number;
  /** Of each row the day on which an option must exist. */
  readonly days: () => Int32Array;
}

/** By what follows the path of the field: a period is two columns. */
export type ReadColumns = readonly (readonly [string, ReadColumn])[];

export function readColumn(json: readonly unknown[], type: ValueType, meanings: Meanings): ReadColumns | undefined {
  const { vocabulary, textCode } = meanings;
  switch (type.kind) {
    case "quantity":
      return alone(readAmounts(json));
    case "year":
      return alone(bounded({ kind: "amount", denominator: 1 }, readEach(json, yearOf)));
    case "date":
      return alone(bounded({ kind: "date" }, readEach(json, dateOf)));
    case "period":
      return readPeriods(json, vocabulary.cycle);
    case "boolean":
      return alone(plain({ kind: "boolean" }, readEach(json, booleanOf)));
    case "enumeration": {
      const read = optionOf(
        vocabulary.enumerations.find(({ name }) => name === type.name),
        meanings,
      );
      return alone(plain({ kind: "option", enumeration: type.name }, readEach(json, read)));
    }
    case "text":
    case "interpretation":
      return alone(
        plain(
          { kind: "text" },
          readEach(json, (each) => (typeof each === "string" ? textCode(each) : undefined)),
        ),
      );
    default:
      return undefined;
  }
}

/** Where there is an object. */
export function readPresence(values: readonly unknown[]): ReadColumn | undefined {
  return plain(
    { kind: "boolean" },
    readEach(values, (each) => (each === true ? 1 : undefined)),
  );
}

interface ReadIntegers extends Omit<ReadColumn, "type"> {
  readonly low: number;
  readonly high: number;
}

function readEach(
  json: readonly unknown[],
  read: (json: unknown, row: number) => number | undefined,
): ReadIntegers | undefined {
  const values = new Float64Array(json.length);
  const present = new Uint8Array(json.length);
  let [count, low, high] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let row = 0; row < json.length; row++) {
    const each = json[row];
    if (each === undefined) continue;
    const value = read(each, row);
    if (value === undefined) return undefined;
    values[row] = value;
    present[row] = 1;
    count++;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return count === 0 ? { values, present, count, low: 0, high: 0 } : { values, present, count, low, high };
}

type Bounded = { readonly kind: "date" } | { readonly kind: "amount"; readonly denominator: number };

function bounded(type: Bounded, read: ReadIntegers | undefined): ReadColumn | undefined {
  if (!read) return undefined;
  const { low, high, ...column } = read;
  return { ...column, type: { ...type, low, high } };
}

function plain(type: ColumnType, read: ReadIntegers | undefined): ReadColumn | undefined {
  if (!read) return undefined;
  const { values, present, count } = read;
  return { type, values, present, count };
}

function alone(column: ReadColumn | undefined): ReadColumns | undefined {
  return column && [["", column]];
}

function yearOf(json: unknown): number | undefined {
  return typeof json === "number" && isYear(json) ? json : undefined;
}

function dateOf(json: unknown): number | undefined {
  return typeof json === "string" ? parseDate(json) : undefined;
}

function booleanOf(json: unknown): number | undefined {
  return typeof json === "boolean" ? Number(json) : undefined;
}

/** Of many amounts few are different: each is read once, and all are written over one denominator. */
function readAmounts(json: readonly unknown[]): ReadColumn | undefined {
  const known = new Map<unknown, number>();
  const amounts: Rational[] = [];
  const places = readEach(json, (each) => {
    const found = known.get(each);
    if (found !== undefined) return found;
    const amount = exactNumber(each);
    if (typeof amount === "string") return undefined;
    known.set(each, amounts.length);
    return amounts.push(amount) - 1;
  });
  if (!places) return undefined;
  const denominator = amounts.reduce((all, { d }) => commonMultiple(all, d), 1n);
  const integers = amounts.map(({ n, d }) => Number((n * denominator) / d));
  const { values, present, count } = places;
  for (let row = 0; row < values.length; row++)
    if (present[row] === 1) values[row] = integers[values[row] as number] as number;
  const [low, high] = count === 0 ? [0, 0] : [least(integers), -least(integers.map((each) => -each))];
  return { values, present, count, type: { kind: "amount", denominator: Number(denominator), low, high } };
}

function least(integers: readonly number[]): number {
  return integers.reduce((one, other) => (other < one ? other : one), Number.POSITIVE_INFINITY);
}

function readPeriods(json: readonly unknown[], cycle: Vocabulary["cycle"]): ReadColumns | undefined {
  const known = new Map<unknown, ReturnType<typeof periodOf>>();
  const period = (each: unknown) => {
    const found = known.get(each) ?? periodOf(each, cycle);
    if (typeof each === "string") known.set(each, found);
    return found;
  };
  const from = bounded(
    { kind: "date" },
    readEach(json, (each) => period(each)?.from),
  );
  const to = bounded(
    { kind: "date" },
    readEach(json, (each) => period(each)?.to),
  );
  return (
    from &&
    to && [
      [".from", from],
      [".to", to],
    ]
  );
}

function optionOf(
  enumeration: Enumeration | undefined,
  { days }: Meanings,
): (json: unknown, row: number) => number | undefined {
  const options = new Map(
    enumeration?.options.map(({ code, effect = {} }, place) => [
      code,
      { place, from: dayIn(effect.from, Number.NEGATIVE_INFINITY), to: dayIn(effect.to, Number.POSITIVE_INFINITY) },
    ]),
  );
  let known: Int32Array | undefined;
  return (json, row) => {
    const code = typeof json === "number" && Number.isSafeInteger(json) ? String(json) : json;
    const option = typeof code === "string" ? options.get(code) : undefined;
    if (!option || (option.from === Number.NEGATIVE_INFINITY && option.to === Number.POSITIVE_INFINITY))
      return option?.place;
    known ??= days();
    const day = known[row] as number;
    return option.from <= day && day <= option.to ? option.place : undefined;
  };
}

function dayIn(written: string | undefined, open: number): number {
  return written === undefined ? open : (parseDate(written) ?? 0);
}
