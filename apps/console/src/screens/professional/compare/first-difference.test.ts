import { describe, expect, it } from "vitest";
import type { Step } from "../../../ledger/step.ts";
import { firstDifference, firstDifferenceAsOpened } from "./first-difference.ts";

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

  it("is down the step that says something else, not below an earlier one that says the same", () => {
    const tree = (reason: string, share: string) =>
      step(`counted: ${share}`, step("hours: 30", step(`because: ${reason}`)), step(`share: ${share}`));
    expect(words(firstDifference(tree("a", "10%"), tree("b", "20%"))?.left)).toEqual(["counted: 10%", "share: 10%"]);
    expect(words(firstDifference(tree("a", "10%"), tree("b", "10%"))?.right)).toEqual([
      "counted: 10%",
      "hours: 30",
      "because: b",
    ]);
  });
});

describe("where two explanations part that are told as they are opened", () => {
  const opening = (sentence: string, asked: string[], ...below: readonly Step[]): Step => ({
    ...step(sentence),
    more: async () => {
      asked.push(sentence);
      return below;
    },
  });
  const tree = (asked: string[], share: string) =>
    step(
      `counted: ${share}`,
      opening("hours: 30", asked, step("fact: 30")),
      opening(`limit: ${share}`, asked, opening(`share: ${share}`, asked, step("fact: 1")), opening("sum: 5", asked)),
    );

  it("is the same place, and only what stands on the way down is asked for", async () => {
    const asked: string[] = [];
    const parting = await firstDifferenceAsOpened(tree(asked, "10%"), tree(asked, "20%"));
    expect(words(parting?.left)).toEqual(["counted: 10%", "limit: 10%", "share: 10%"]);
    expect(words(parting?.right)).toEqual(["counted: 20%", "limit: 20%", "share: 20%"]);
    expect(asked).toEqual(["limit: 10%", "limit: 20%", "share: 10%", "share: 20%"]);
  });

  it("is nowhere when what is open is the same, and nothing is asked for", async () => {
    const asked: string[] = [];
    expect(await firstDifferenceAsOpened(tree(asked, "10%"), tree(asked, "10%"))).toBe(undefined);
    expect(asked).toEqual([]);
  });

  it("is above steps that are of other things once they are opened", async () => {
    const asked: string[] = [];
    const left = opening("due: 150", asked, step("standard: 150"));
    const right = opening("due: 100", asked, step("standard: 150"), step("covid: 50"));
    expect(words((await firstDifferenceAsOpened(left, right))?.right)).toEqual(["due: 100"]);
  });
});
