import { describe, expect, it } from "vitest";
import { classesTried } from "./person-classes.ts";

describe("classes that are tried", () => {
  // Of nine traits the last one does not hold of hardly anybody, and costs least: it would be the last to be left out.
  const [mask, rare] = [0b111111111, 0b100000000];
  const costOf = (bits: number) => Array.from({ length: 9 }, (_, place) => ((bits >> place) & 1) * (9 - place));
  const priceOf = (bits: number) => ({ cost: costOf(bits).reduce((sum, each) => sum + each, 0), nodes: 1 });
  const groups = new Map([
    [0, 9_000],
    [0b11, 900],
    [rare, 1],
  ]);

  it("have room for all that is unusual, or for all of it but what hardly anybody is", () => {
    const tried = classesTried(groups, { mask, rare }, priceOf, true);
    expect(tried).toContain(mask);
    expect(tried).toContain(mask & ~rare);
    expect(tried).toContain(0b011000000);
    expect(tried).toContain(0b111000000);
  });

  it("have no room for what hardly anybody is where that seems to cost nothing", () => {
    const tried = classesTried(groups, { mask, rare }, priceOf, false);
    expect(tried).not.toContain(mask);
    expect(tried).toContain(mask & ~rare);
    expect(tried.filter((bits) => (bits & rare) !== 0)).toEqual([rare, rare | 0b11]);
  });

  it("are the unions of what groups of people are, each once", () => {
    const tried = classesTried(groups, { mask, rare: 0 }, priceOf, true);
    expect(tried).toEqual([...new Set(tried)]);
    expect(tried.slice(0, 5)).toEqual([0, 0b11, rare, 0b11 | rare, mask]);
    expect(tried).not.toContain(mask & ~rare);
  });
});
