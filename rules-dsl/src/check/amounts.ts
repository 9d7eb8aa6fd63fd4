/**
 * How an amount is counted: over which denominator it is always a whole number, and how many of its unit it can be at most. Facts move in
 * the steps of their unit (whole numbers when it has none); of one subject they count up to a million, one by one and all together, in
 * lists of up to five hundred, and span up to fifty thousand days.
 */
import type { ValueType } from "../ir/value-type.ts";
import type { Symbols } from "../resolve/symbols.ts";
import type { Span } from "../source/source.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { Rational } from "../values/rational.ts";
import { parseRational } from "../values/rational.ts";

export interface Amount {
  /** Undefined when no denominator serves for every case. */
  readonly denominator: bigint | undefined;
  /** At most, of its unit, above zero. */
  readonly most: bigint;
  /** At most, of its unit, below zero. */
  readonly below: bigint;
  /** The division that leaves it without a denominator. */
  readonly cause: Span | undefined;
}

export const mostOfFacts = 1_000_000n;
export const mostInAList = 500n;
export const mostDays = 50_000n;
/** Beyond these, whole numbers of every backend are no longer exact. */
export const mostCounted = BigInt(Number.MAX_SAFE_INTEGER);

/** Far beyond what is refused: longer numbers would only take time. */
const longest = mostCounted ** 4n;

function clamped({ denominator, most, below, cause }: Amount): Amount {
  const short = (digits: bigint) => (digits > longest ? longest : digits);
  return { denominator: denominator && short(denominator), most: short(most), below: short(below), cause };
}

/** At most, of its unit, on either side of zero. */
export function magnitude({ most, below }: Pick<Amount, "most" | "below">): bigint {
  return greater(most, below);
}

function greater(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

export const none: Amount = whole(0n);

export function whole(most: bigint): Amount {
  return { denominator: 1n, most, below: 0n, cause: undefined };
}

export function written({ n, d }: Rational): Amount {
  const [most, below] = n < 0n ? [0n, -n / d + 1n] : [n / d + 1n, 0n];
  return { denominator: d, most, below, cause: undefined };
}

export function fact(type: ValueType | undefined, { units }: Pick<Symbols, "units">): Amount {
  const element = type?.kind === "list" ? type.of : type;
  const unit = element?.kind === "quantity" && element.unit ? units.get(nameKey(element.unit)) : undefined;
  const step = unit?.declaration?.step && parseRational(unit.declaration.step.value);
  return { denominator: step?.d ?? 1n, most: mostOfFacts, below: mostOfFacts, cause: undefined };
}

export function either(amounts: readonly Amount[]): Amount {
  return amounts.reduce((a, b) => {
    const most = greater(a.most, b.most);
    return clamped({ ...together(a, b), most, below: greater(a.below, b.below) });
  }, none);
}

/** The smaller of the two. */
export function atMost(a: Amount, b: Amount): Amount {
  return { ...together(a, b), most: smaller(a.most, b.most), below: greater(a.below, b.below) };
}

/** The greater of the two. */
export function atLeast(a: Amount, b: Amount): Amount {
  return { ...together(a, b), most: greater(a.most, b.most), below: smaller(a.below, b.below) };
}

export function negated(a: Amount): Amount {
  return { ...a, most: a.below, below: a.most };
}

export function sum(a: Amount, b: Amount): Amount {
  return clamped({ ...together(a, b), most: a.most + b.most, below: a.below + b.below });
}

/** Over one denominator: compared, or added. */
export function together(a: Amount, b: Amount): Amount {
  const denominator = a.denominator && b.denominator && leastCommonMultiple(a.denominator, b.denominator);
  return { denominator, most: greater(a.most, b.most), below: greater(a.below, b.below), cause: a.cause ?? b.cause };
}

/** Of the members of a list, or of several years or cycles: facts are no more for being added up. */
export function total(each: Amount, members: bigint): Amount {
  const inAll = (one: bigint) => (one > mostOfFacts ? one : smaller(one * members, mostOfFacts));
  return { ...each, most: inAll(each.most), below: inAll(each.below) };
}

export function product(a: Amount, b: Amount): Amount {
  const denominator = a.denominator && b.denominator && a.denominator * b.denominator;
  const most = greater(a.most * b.most, a.below * b.below);
  const below = greater(a.most * b.below, a.below * b.most);
  return clamped({ denominator, most, below, cause: a.cause ?? b.cause });
}

/** Over a divisor that is one of some written numbers. */
export function quotient(a: Amount, divisors: readonly Rational[]): Amount {
  return either(
    divisors.flatMap(({ n, d }) => {
      const divisor = n < 0n ? -n : n;
      if (divisor === 0n) return [];
      const found = product(a, { denominator: divisor, most: d, below: 0n, cause: undefined });
      const part = (of: bigint) => (of === 0n ? 0n : of / divisor + 1n);
      const positive = { ...found, most: part(found.most), below: part(found.below) };
      return [n < 0n ? negated(positive) : positive];
    }),
  );
}

/** Over anything else: no denominator serves. */
export function unbounded(most: bigint, cause: Span): Amount {
  return { denominator: undefined, most, below: most, cause };
}

export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}
