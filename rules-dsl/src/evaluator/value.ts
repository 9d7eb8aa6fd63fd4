/**
 * Values of the evaluator. Everything is exact and immutable; what cannot be known is a value too, `undetermined`, and says which
 * facts are missing, for which other reasons, and which acts contradict each other.
 */
import type { Citation } from "../ir/program.ts";
import type { Period } from "../values/period.ts";
import { samePeriod } from "../values/period.ts";
import type { Rational } from "../values/rational.ts";
import { compare, rational } from "../values/rational.ts";

export type Value =
  | Quantity
  | Truth
  | DateValue
  | PeriodValue
  | YearValue
  | OptionValue
  | TextValue
  | Item
  | ListValue
  | RequirementValue
  | VerdictValue
  | Undetermined;

export interface Quantity {
  readonly kind: "quantity";
  readonly amount: Rational;
  /** For display only: undefined for a pure number. */
  readonly unit: string | undefined;
}
export interface Truth {
  readonly kind: "boolean";
  readonly value: boolean;
}
/** Days since 1 January 1970. */
export interface DateValue {
  readonly kind: "date";
  readonly day: number;
}
export interface PeriodValue {
  readonly kind: "period";
  readonly period: Period;
}
export interface YearValue {
  readonly kind: "year";
  readonly year: number;
}
/** `enumeration` is the name of the enumeration or of the interpretation. */
export interface OptionValue {
  readonly kind: "option";
  readonly enumeration: string;
  readonly option: string;
}
export interface TextValue {
  readonly kind: "text";
  readonly value: string;
}
/** One fact of several fields: the subject, or an item of a list. */
export interface Item {
  readonly kind: "item";
  readonly entity: string;
  /** What identifies it, or its path when nothing does. */
  readonly id: string;
  /** Where it stands in the JSON of the facts: `loans[2]`; empty for the subject. */
  readonly path: string;
  /** 1-based place among the items of its list that are not left out. */
  readonly position: number;
  /** Number of the item in the facts, from 1; 0 for the subject. */
  readonly ordinal: number;
  readonly effectiveOn: number | undefined;
  /** By the place of the field in its entity; undefined when the key is absent. */
  readonly fields: readonly (Value | undefined)[];
}
export interface ListValue {
  readonly kind: "list";
  readonly values: readonly Value[];
}
export interface RequirementValue {
  readonly kind: "requirement";
  readonly met: boolean;
  readonly bound: "atLeast" | "atMost";
  readonly counted: Quantity;
  readonly required: Quantity;
  /** How far it is from being met: what is lacking, or for `atMost` the excess; zero when met. */
  readonly missing: Quantity;
  readonly missingLabel: string | undefined;
  /** The day by which it must be met, when the rule says one and it is known. */
  readonly deadline: number | undefined;
}
export interface VerdictValue {
  readonly kind: "verdict";
  readonly accepted: boolean;
  /** Of a refusal: every ground that is known to hold, as the act words it. */
  readonly reasons: readonly string[];
}
export interface Undetermined {
  readonly kind: "undetermined";
  /** Paths of absent facts, as in their JSON: `loans[2].returnedOn`. */
  readonly missing: readonly string[];
  readonly reasons: readonly Reason[];
  readonly conflicts: readonly Conflict[];
}

/** Why a value is undetermined, other than an absent fact. Parameters are names and printed values. */
export interface Reason {
  readonly code: ReasonCode;
  readonly parameters: Readonly<Record<string, string>>;
}
export type ReasonCode =
  /** The program says so: `text` is its reason. */
  | "declared"
  /** No known version of `rule` governs `from`–`to`, as known on `knownOn`. */
  | "no-version"
  /** `rule` was asked of the cycle before the first. */
  | "before-first-cycle"
  /** `rule` was asked of `year`, which is not of the cycle at hand. */
  | "year-outside-cycle"
  /** `rule` was asked of `period`, which is not a whole cycle. */
  | "not-a-cycle"
  /** `rule` was asked of `cycle`, which does not come before the one at hand. */
  | "not-an-earlier-cycle"
  /** What is allotted was asked of something that is not among those it is allotted to. */
  | "not-among-those"
  /** No band and no gap of `version` holds `value`. */
  | "no-band"
  /** The interpretation `interpretation` says that `value` belongs to no band. */
  | "gap-left-open"
  | "division-by-zero"
  /** `value` should be a whole number. */
  | "not-whole"
  /** A rounding step or a length of blocks that is not positive: `value`. */
  | "not-positive"
  | "outside-calendar"
  | "empty-period"
  /** The smallest, greatest, first or last of nothing. */
  | "nothing-to-choose-from"
  /** The fact at `path` was refused. */
  | "refused-fact"
  /** `name` depends on itself: not a valid program. */
  | "circular"
  /** The request was refused; see the outcome's `refusedRequest`. */
  | "refused-request"
  /** The caller asked for a rule `name` that the program does not have, or for an item that the facts do not have. */
  | "unknown-rule"
  | "unknown-item"
  /** The caller asked for a rule about years without saying which. */
  | "year-needed"
  /** The program applies `to` to a value of another kind: not a valid program. */
  | "ill-typed";

/**
 * Two or more versions govern the same case, derogations from one rule apply to it, or acts decide one interpretation, and nothing
 * says which prevails. `rule` is the name of the rule or of the interpretation.
 */
export interface Conflict {
  readonly rule: string;
  readonly cycle: string;
  readonly item?: string;
  readonly year?: number;
  readonly versions: readonly { readonly id: string; readonly citation: Citation }[];
}

export const yes: Truth = { kind: "boolean", value: true };
export const no: Truth = { kind: "boolean", value: false };
export const emptyList: ListValue = { kind: "list", values: [] };

export function truth(value: boolean): Truth {
  return value ? yes : no;
}

export function quantity(amount: Rational, unit?: string): Quantity {
  return { kind: "quantity", amount, unit };
}

/** A whole number with a unit. */
export function whole(count: number, unit?: string): Quantity {
  return { kind: "quantity", amount: { n: BigInt(count), d: 1n }, unit };
}

export function dateValue(day: number): DateValue {
  return { kind: "date", day };
}

export function periodValue(period: Period): PeriodValue {
  return { kind: "period", period };
}

export function yearValue(year: number): YearValue {
  return { kind: "year", year };
}

/** The number that a quantity or a year is; undefined for other kinds. */
export function numberOf(value: Value): Rational | undefined {
  if (value.kind === "quantity") return value.amount;
  return value.kind === "year" ? rational(BigInt(value.year)) : undefined;
}

/** A whole number that fits in a JavaScript integer; undefined otherwise. */
export function integerOf(value: Value): number | undefined {
  if (value.kind === "year") return value.year;
  if (value.kind !== "quantity" || value.amount.d !== 1n) return undefined;
  // That an open amount is this whole number decides what follows.
  if (value.amount.dependence) compare(value.amount, { n: value.amount.n, d: 1n });
  const integer = Number(value.amount.n);
  return Number.isSafeInteger(integer) ? integer : undefined;
}

/** Negative, zero or positive; undefined for values that have no order between them. */
export function order(a: Value, b: Value): number | undefined {
  if (a.kind === "quantity" && b.kind === "quantity") return compare(a.amount, b.amount);
  if (a.kind === "date" && b.kind === "date") return a.day - b.day;
  const [left, right] = [numberOf(a), numberOf(b)];
  return left && right ? compare(left, right) : undefined;
}

/** Exact equality of two determined values; units are not looked at, they have been checked. */
export function same(a: Value, b: Value): boolean {
  switch (a.kind) {
    case "quantity":
    case "year":
    case "date":
      return order(a, b) === 0;
    case "boolean":
      return b.kind === "boolean" && a.value === b.value;
    case "period":
      return b.kind === "period" && samePeriod(a.period, b.period);
    case "option":
      return b.kind === "option" && a.option === b.option && a.enumeration === b.enumeration;
    case "text":
      return b.kind === "text" && a.value === b.value;
    case "item":
      return a === b;
    case "list":
      return b.kind === "list" && sameMembers(a.values, b.values);
    case "requirement":
      return b.kind === "requirement" && a.met === b.met && same(a.counted, b.counted) && same(a.required, b.required);
    case "verdict":
      return b.kind === "verdict" && a.accepted === b.accepted && a.reasons.join("\n") === b.reasons.join("\n");
    case "undetermined":
      return false;
  }
}

function sameMembers(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length === b.length && a.every((each, index) => same(each, b[index] as Value));
}
