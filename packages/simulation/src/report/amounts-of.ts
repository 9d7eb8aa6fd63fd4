/** Exact amounts out of histograms of integers over one denominator. */
import { compare, parseRational, printRational, rational } from "@delibera/rules-dsl/values";
import type { Histogram } from "../count/tally.ts";
import { fewest } from "./publication.ts";

export function amountText(n: bigint, denominator: number): string {
  return printRational(rational(n, BigInt(denominator)));
}

export function totalOf(histogram: Histogram): bigint {
  let total = 0n;
  for (const [value, people] of histogram) total += BigInt(value) * BigInt(people);
  return total;
}

export function peopleIn(histogram: Histogram): number {
  let people = 0;
  for (const each of histogram.values()) people += each;
  return people;
}

/** Integers with their people, ascending. */
export function ascending(histogram: Histogram): readonly (readonly [number, number])[] {
  return [...histogram].filter(([, people]) => people > 0).sort(([a], [b]) => a - b);
}

const percents = [10, 25, 50, 75, 90];

/** The least value that at least that share of people do not exceed; only where enough people stand on both sides. */
export function quantilesOf(
  histogram: Histogram,
  denominator: number,
): readonly { readonly percent: number; readonly value: string }[] {
  const values = ascending(histogram);
  const all = peopleIn(histogram);
  return percents.flatMap((percent) => {
    if (Math.min(percent, 100 - percent) * all < fewest * 100) return [];
    let below = 0;
    for (const [value, people] of values) {
      below += people;
      if (below * 100 >= percent * all) return [{ percent, value: amountText(BigInt(value), denominator) }];
    }
    return [];
  });
}

/** The amount furthest from zero that enough people reach, rising or falling. */
export function largestOf(deltas: Histogram, denominator: number, sign: 1 | -1): string | null {
  const values = ascending(deltas).filter(([value]) => value * sign > 0);
  let people = 0;
  for (const [value, here] of sign === 1 ? [...values].reverse() : values) {
    people += here;
    if (people >= fewest) return amountText(BigInt(value), denominator);
  }
  return null;
}

/** People by band between exact bounds: each up to its own, the last above all. */
export function inBands(histogram: Histogram, bounds: readonly string[], denominator: number): number[] {
  const amounts = bounds.flatMap((each) => parseRational(each) ?? []);
  const found = new Array<number>(bounds.length + 1).fill(0);
  for (const [value, people] of histogram) {
    const amount = rational(BigInt(value), BigInt(denominator));
    const place = amounts.findIndex((bound) => compare(amount, bound) <= 0);
    const band = place < 0 ? bounds.length : place;
    found[band] = (found[band] ?? 0) + people;
  }
  return found;
}
