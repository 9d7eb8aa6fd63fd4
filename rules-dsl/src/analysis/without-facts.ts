/** Facts without some of their items, by path: `loans[2]`, `loans[0].fees[1]`, `loans[0].card`. */
import type { Facts } from "./generate-facts.ts";

export function withoutFacts(facts: Facts, paths: readonly string[]): Facts {
  const parsed = paths.map((path) => path.split(/[.[\]]+/).filter((part) => part !== ""));
  return without(facts, parsed) as Facts;
}

function without(value: unknown, paths: readonly (readonly string[])[]): unknown {
  if (paths.length === 0 || typeof value !== "object" || value === null) return value;
  const below = (key: string) => paths.filter(([first]) => first === key).map(([, ...rest]) => rest);
  const kept = Object.entries(value).flatMap(([key, each]): readonly (readonly [string, unknown])[] => {
    const own = below(key);
    return own.some((rest) => rest.length === 0) ? [] : [[key, without(each, own)]];
  });
  return Array.isArray(value) ? kept.map(([, each]) => each) : Object.fromEntries(kept);
}
