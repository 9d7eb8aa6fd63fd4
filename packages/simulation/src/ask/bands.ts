/** Bands between exact bounds: each holds what is above the bound before it, up to its own. */
import { compare, parseRational } from "@delibera/rules-dsl/values";

export function areAscending(bounds: readonly string[]): boolean {
  const amounts = bounds.map(parseRational);
  return amounts.every((each, place) => {
    const before = amounts[place - 1];
    return each !== undefined && (place === 0 || (before !== undefined && compare(before, each) < 0));
  });
}
