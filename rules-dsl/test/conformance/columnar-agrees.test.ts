import { expect, it } from "vitest";
import { compareGenerated } from "./generated.ts";

const claim =
  "a hundred thousand pairs of a generated program and generated facts have one value in columns and one step by step";

it(claim, { timeout: 240_000 }, () => {
  const { pairs, refused, rows, counterexample } = compareGenerated({ programs: 500, people: 215, seed: 1 });
  expect(counterexample).toBeUndefined();
  expect(pairs).toBeGreaterThanOrEqual(100_000);
  expect(rows).toBeGreaterThan(pairs);
  // Only what has no denominator known beforehand is refused.
  expect([...refused.keys()]).toEqual(["divisor-not-constant"]);
});
