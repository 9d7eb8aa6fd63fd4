/**
 * The values that something can have: a range of numbers or of days, or some of the options of a list. Every conclusion drawn from them is
 * certain: what is not known is not bounded.
 */
import type { Span } from "../source/source.ts";
import type { Rational } from "../values/rational.ts";
import { add, compare, floor, multiply, negate, rational } from "../values/rational.ts";

/** One end of a range, and the place that says so. */
export interface Edge {
  readonly value: Rational;
  readonly open: boolean;
  readonly said: Span | undefined;
}
export interface Range {
  readonly kind: "range";
  readonly low: Edge | undefined;
  readonly high: Edge | undefined;
}
/** Options of a list or of a doubt; the two truths are `yes` and `no`. */
export interface Options {
  readonly kind: "options";
  readonly options: ReadonlySet<string>;
  readonly said: Span | undefined;
}
export type Possible = Range | Options;

export const anything: Range = { kind: "range", low: undefined, high: undefined };
/** What is never a value at all. */
export const nothing: Options = { kind: "options", options: new Set(), said: undefined };

export function point(value: Rational, said?: Span): Range {
  const edge = { value, open: false, said };
  return { kind: "range", low: edge, high: edge };
}

export function atLeast(value: Rational, said?: Span): Range {
  return { kind: "range", low: { value, open: false, said }, high: undefined };
}

export function optionsOf(options: Iterable<string>, said?: Span): Options {
  return { kind: "options", options: new Set(options), said };
}

/** The one value of a range, if it has only one. */
export function onlyValue(possible: Possible | undefined): Rational | undefined {
  if (possible?.kind !== "range" || !possible.low || !possible.high) return undefined;
  return compare(possible.low.value, possible.high.value) === 0 ? possible.low.value : undefined;
}

/** The values of either. */
export function hull(a: Possible | undefined, b: Possible | undefined): Possible | undefined {
  if (!a || !b) return undefined;
  if (a.kind === "options" && a.options.size === 0) return b;
  if (b.kind === "options" && b.options.size === 0) return a;
  if (a.kind === "options" && b.kind === "options") return optionsOf([...a.options, ...b.options], a.said);
  if (a.kind !== "range" || b.kind !== "range") return undefined;
  const low = a.low && b.low && (isTighterLow(a.low, b.low) ? b.low : a.low);
  const high = a.high && b.high && (isTighterHigh(a.high, b.high) ? b.high : a.high);
  return low || high ? { kind: "range", low, high } : undefined;
}

/** The values of both; it may hold none (`isEmpty`). */
export function both(a: Range, b: Range): Range {
  const low = !a.low || (b.low && isTighterLow(b.low, a.low)) ? b.low : a.low;
  const high = !a.high || (b.high && isTighterHigh(b.high, a.high)) ? b.high : a.high;
  return { kind: "range", low, high };
}

/** Whether it holds no value, or none that is a whole number of steps. */
export function isEmpty({ low, high }: Range, step?: Rational): boolean {
  if (!low || !high) return false;
  const order = compare(low.value, high.value);
  if (order > 0 || (order === 0 && (low.open || high.open))) return true;
  if (!step) return false;
  const first = firstStep(low, step);
  const past = compare(first, high.value);
  return past > 0 || (past === 0 && high.open);
}

/** The smallest whole number of steps that is not below the edge. */
export function firstStep({ value, open }: Edge, step: Rational): Rational {
  const steps = multiply(value, { n: step.d, d: step.n });
  const whole = floor(steps);
  const isWhole = compare(rational(whole), steps) === 0;
  return multiply(rational(isWhole && !open ? whole : whole + 1n), step);
}

export function plus(a: Possible | undefined, b: Possible | undefined): Range | undefined {
  if (a?.kind !== "range" || b?.kind !== "range") return undefined;
  return bounded(sum(a.low, b.low), sum(a.high, b.high));
}

export function minus(a: Possible | undefined, b: Possible | undefined): Range | undefined {
  return b?.kind === "range" ? plus(a, scaled(b, { n: -1n, d: 1n })) : undefined;
}

/** Of two ranges, what the product can be when one is a number or neither goes below zero. */
export function times(a: Possible | undefined, b: Possible | undefined): Range | undefined {
  const [x, y] = [onlyValue(a), onlyValue(b)];
  if (y && a?.kind === "range") return scaled(a, y);
  if (x && b?.kind === "range") return scaled(b, x);
  return isNeverNegative(a) && isNeverNegative(b) ? atLeast(rational(0n)) : undefined;
}

export function over(a: Possible | undefined, b: Possible | undefined): Range | undefined {
  const divisor = onlyValue(b);
  if (divisor && divisor.n !== 0n && a?.kind === "range") return scaled(a, inverse(divisor));
  return isNeverNegative(a) && isNeverNegative(b) ? atLeast(rational(0n)) : undefined;
}

export function smallerOf(a: Possible | undefined, b: Possible | undefined): Range | undefined {
  const [x, y] = [rangeOf(a), rangeOf(b)];
  const low = x.low && y.low && (isTighterLow(x.low, y.low) ? y.low : x.low);
  const high = !x.high || (y.high && isTighterHigh(y.high, x.high)) ? y.high : x.high;
  return bounded(low, high);
}

export function largerOf(a: Possible | undefined, b: Possible | undefined): Range | undefined {
  const [x, y] = [rangeOf(a), rangeOf(b)];
  const high = x.high && y.high && (isTighterHigh(x.high, y.high) ? y.high : x.high);
  const low = !x.low || (y.low && isTighterLow(y.low, x.low)) ? y.low : x.low;
  return bounded(low, high);
}

export function isNeverNegative(possible: Possible | undefined): boolean {
  return possible?.kind === "range" && possible.low !== undefined && possible.low.value.n >= 0n;
}

/** Numbers longer than these are those of no act: what they would bound is left without. */
const longest = 10n ** 60n;

function inReach(edge: Edge | undefined): Edge | undefined {
  const { n, d } = edge?.value ?? rational(0n);
  return n < longest && n > -longest && d < longest ? edge : undefined;
}

function scaled({ low, high }: Range, by: Rational): Range {
  const ends = [low, high].map((edge) => edge && inReach({ ...edge, value: multiply(edge.value, by) }));
  const [first, second] = by.n < 0n ? [ends[1], ends[0]] : ends;
  return by.n === 0n ? point(rational(0n)) : { kind: "range", low: first, high: second };
}

function sum(a: Edge | undefined, b: Edge | undefined): Edge | undefined {
  return a && b && inReach({ value: add(a.value, b.value), open: a.open || b.open, said: a.said ?? b.said });
}

function inverse({ n, d }: Rational): Rational {
  return n < 0n ? negate({ n: d, d: -n }) : { n: d, d: n };
}

function rangeOf(possible: Possible | undefined): Range {
  return possible?.kind === "range" ? possible : anything;
}

function bounded(low: Edge | undefined, high: Edge | undefined): Range | undefined {
  return low || high ? { kind: "range", low, high } : undefined;
}

function isTighterLow(a: Edge, b: Edge): boolean {
  const order = compare(a.value, b.value);
  return order > 0 || (order === 0 && a.open && !b.open);
}

function isTighterHigh(a: Edge, b: Edge): boolean {
  const order = compare(a.value, b.value);
  return order < 0 || (order === 0 && a.open && !b.open);
}
