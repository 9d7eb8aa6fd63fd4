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
  /** At most, of its unit, above or below zero. */
  readonly most: bigint;
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

function clamped({ denominator, most, cause }: Amount): Amount {
  const short = (digits: bigint) => (digits > longest ? longest : digits);
  return { denominator: denominator && short(denominator), most: short(most), cause };
}

export const none: Amount = whole(0n);

export function whole(most: bigint): Amount {
  return { denominator: 1n, most, cause: undefined };
}

export function written({ n, d }: Rational): Amount {
  return { denominator: d, most: (n < 0n ? -n : n) / d + 1n, cause: undefined };
}

export function fact(type: ValueType | undefined, { units }: Pick<Symbols, "units">): Amount {
  const element = type?.kind === "list" ? type.of : type;
  const unit = element?.kind === "quantity" && element.unit ? units.get(nameKey(element.unit)) : undefined;
  const step = unit?.declaration?.step && parseRational(unit.declaration.step.value);
  return { denominator: step?.d ?? 1n, most: mostOfFacts, cause: undefined };
}

export function either(amounts: readonly Amount[]): Amount {
  return amounts.reduce((a, b) => {
    const denominator = a.denominator && b.denominator && leastCommonMultiple(a.denominator, b.denominator);
    return clamped({ denominator, most: a.most > b.most ? a.most : b.most, cause: a.cause ?? b.cause });
  }, none);
}

export function sum(a: Amount, b: Amount): Amount {
  return { ...either([a, b]), most: a.most + b.most };
}

/** Of the members of a list, or of several years or cycles: facts are no more for being added up. */
export function total(each: Amount, members: bigint): Amount {
  const all = each.most * members;
  const most = each.most > mostOfFacts ? each.most : all > mostOfFacts ? mostOfFacts : all;
  return { ...each, most };
}

export function product(a: Amount, b: Amount): Amount {
  const denominator = a.denominator && b.denominator && a.denominator * b.denominator;
  return clamped({ denominator, most: a.most * b.most, cause: a.cause ?? b.cause });
}

/** Over a divisor that is one of some written numbers. */
export function quotient(a: Amount, divisors: readonly Rational[]): Amount {
  return either(
    divisors.flatMap(({ n, d }) => {
      const magnitude = n < 0n ? -n : n;
      if (magnitude === 0n) return [];
      return product(a, { denominator: magnitude, most: d / magnitude + 1n, cause: undefined });
    }),
  );
}

/** Over anything else: no denominator serves. */
export function unbounded(most: bigint, cause: Span): Amount {
  return { denominator: undefined, most, cause };
}

export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}
