/** Reads one JSON value as a value of a declared type. What has the wrong shape is refused with its path, never guessed. */
import type { ValueType } from "../ir/value-type.ts";
import { firstOfYear, isYear, lastDate, lastOfYear, parseDate } from "../values/civil-date.ts";
import { period } from "../values/period.ts";
import { parseRational } from "../values/rational.ts";
import type { OptionValue, Value } from "./value.ts";
import { dateValue, periodValue, quantity, truth, yearValue } from "./value.ts";

/** A fact that was not accepted: where it stands, and what was expected there. */
export interface RefusedFact {
  readonly path: string;
  readonly expected: Expected;
  /** The offending value, shortened. */
  readonly found: string;
}
export type Expected =
  | "number"
  | "exact-number"
  | "boolean"
  | "date"
  | "period"
  | "year"
  | "text"
  | "option"
  | "option-of-that-day"
  | "object"
  | "list"
  | "unique-id";

export interface DecodingRules {
  /** By the name of the enumeration, then by the code of the option. */
  readonly options: ReadonlyMap<string, ReadonlyMap<string, OptionValue>>;
  readonly cycle: { readonly years: number; readonly from: number };
  /** Options that exist on some days only. */
  readonly effects: ReadonlyMap<Value, { readonly from: number; readonly to: number }>;
}

/** A value of a type that is neither an entity nor a list; otherwise what was expected. */
export function decodeValue(json: unknown, type: ValueType, rules: DecodingRules): Value | Expected {
  switch (type.kind) {
    case "quantity":
      return decodeQuantity(json, type.unit);
    case "boolean":
      return typeof json === "boolean" ? truth(json) : "boolean";
    case "date": {
      const day = typeof json === "string" ? parseDate(json) : undefined;
      return day === undefined ? "date" : dateValue(day);
    }
    case "year":
      return typeof json === "number" && isYear(json) ? yearValue(json) : "year";
    case "period":
      return decodePeriod(json, rules.cycle);
    case "text":
    case "interpretation":
      return typeof json === "string" ? { kind: "text", value: json } : "text";
    case "enumeration":
      return decodeOption(json, rules.options.get(type.name));
    case "entity":
    case "requirement":
    case "verdict":
      return "object";
    case "list":
      return "list";
  }
}

/** What was found, for a message: short, whatever it is. */
export function shown(json: unknown): string {
  if (json === undefined) return "nothing";
  if (Array.isArray(json)) return "a list";
  if (typeof json === "object" && json !== null) return "an object";
  const text = typeof json === "string" ? JSON.stringify(json) : String(json);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function decodeQuantity(json: unknown, unit: string | undefined): Value | Expected {
  if (typeof json === "string") {
    const amount = parseRational(json);
    return amount ? quantity(amount, unit) : "number";
  }
  if (typeof json !== "number") return "number";
  if (Number.isInteger(json))
    return Number.isSafeInteger(json) ? quantity({ n: BigInt(json), d: 1n }, unit) : "exact-number";
  // A binary fraction equals its shortest decimal only when the decimal's denominator is a power of two: 12.5 does, 0.1 does not.
  const amount = parseRational(String(json));
  return amount && (amount.d & (amount.d - 1n)) === 0n ? quantity(amount, unit) : "exact-number";
}

function decodePeriod(json: unknown, cycle: DecodingRules["cycle"]): Value | Expected {
  if (typeof json === "string") {
    const years = cycleYears(json, cycle);
    return years ? periodValue(period(firstOfYear(years.first), lastOfYear(years.last))) : "period";
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) return "period";
  const { from, to } = json as { readonly from?: unknown; readonly to?: unknown };
  const first = typeof from === "string" ? parseDate(from) : undefined;
  const last = to === undefined ? lastDate : typeof to === "string" ? parseDate(to) : undefined;
  return first === undefined || last === undefined || last < first ? "period" : periodValue(period(first, last));
}

/** Reads "2017-2019"; undefined when that is not one of the consecutive cycles, before or after the first. */
export function cycleYears(
  text: string,
  cycle: DecodingRules["cycle"],
): { readonly first: number; readonly last: number } | undefined {
  const shape = /^(\d{4})-(\d{4})$/.exec(text);
  if (!shape) return undefined;
  const [first, last] = [Number(shape[1]), Number(shape[2])];
  const aligned = (first - cycle.from) % cycle.years === 0 && last === first + cycle.years - 1;
  return aligned && isYear(first) ? { first, last } : undefined;
}

function decodeOption(json: unknown, options: ReadonlyMap<string, OptionValue> | undefined): Value | Expected {
  const code = typeof json === "number" && Number.isSafeInteger(json) ? String(json) : json;
  return (typeof code === "string" ? options?.get(code) : undefined) ?? "option";
}
