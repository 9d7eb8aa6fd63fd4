import { describe, expect, it } from "vitest";
import type { Step } from "../../../ledger/step.ts";
import { firstDifference } from "./first-difference.ts";

const step = (sentence: string, ...children: readonly Step[]): Step => ({ kind: "rule", sentence, children });
const words = (steps: readonly Step[] | undefined) => steps?.map(({ sentence }) => sentence);

describe("where two explanations part", () => {
  it("is nowhere when they are the same", () => {
    expect(firstDifference(step("a: 1", step("b: 2")), step("a: 1", step("b: 2")))).toBe(undefined);
  });

  it("is the deepest step from which everything above differs, the first of several", () => {
    const tree = (share: string, counted: string) =>
      step(
        `counted: ${counted}`,
        step("hours: 30"),
        step(`limit: ${counted}`, step(`share: ${share}`)),
        step(`sum: ${counted}`),
      );
    const parting = firstDifference(tree("10%", "15"), tree("20%", "30"));
    expect(words(parting?.left)).toEqual(["counted: 15", "limit: 15", "share: 10%"]);
    expect(words(parting?.right)).toEqual(["counted: 30", "limit: 30", "share: 20%"]);
  });

  it("is above steps that are of other things", () => {
    const left = step("due: 150", step("standard: 150"));
    const right = step("due: 100", step("standard: 150"), step("covid: 50"));
    expect(words(firstDifference(left, right)?.right)).toEqual(["due: 100"]);
    expect(words(firstDifference(step("due: 1", step("first: 1")), step("due: 2", step("second: 2")))?.left)).toEqual([
      "due: 1",
    ]);
  });

  it("is where the same words come from another comma", () => {
    const citing = (act: string): Step => ({
      ...step("share: 20%"),
      citation: { act, article: "1", comma: "1", textHash: "" },
    });
    expect(words(firstDifference(step("a", citing("x")), step("a", citing("y")))?.left)).toEqual(["a", "share: 20%"]);
  });
});
