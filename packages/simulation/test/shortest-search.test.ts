import { describe, expect, it } from "vitest";
import type { OpenCase } from "../src/ask/shortest-search.ts";
import { reachedFrom, shortestSearch } from "../src/ask/shortest-search.ts";

/** A case of a rule that says the same in both laws, but for what it reads. */
const same = (...reads: number[]): OpenCase => ({ reads, itself: undefined });
/** Of a rule that was written again. */
const changed = (place: number, ...reads: number[]): OpenCase => ({ reads, itself: place });

describe("a search for where a difference begins", () => {
  it("asks nothing where it can begin in one place only", () => {
    const { searches, start } = shortestSearch([same(1), same(2), changed(2)], same(0, 1));
    expect(start).toEqual({ reads: [], otherwise: 2 });
    expect(searches).toEqual([
      { reads: [], otherwise: 2 },
      { reads: [], otherwise: 2 },
      { reads: [], otherwise: 2 },
    ]);
  });

  it("asks about the first of two that may, and the other one is left", () => {
    const { searches, start } = shortestSearch([same(1, 2), changed(1), changed(2)], same(0));
    expect(start).toEqual({ reads: [0], otherwise: -1 });
    expect(searches[0]).toEqual({ reads: [1], otherwise: 2 });
    expect([...reachedFrom(searches, start)]).toEqual([0, 1]);
  });

  it("asks of a rule written again whether what it reads differs", () => {
    const { searches, start } = shortestSearch([changed(0, 1, 2), same(2), changed(2)], same(0));
    expect(start).toEqual({ reads: [0], otherwise: -1 });
    expect(searches[0]).toEqual({ reads: [1, 2], otherwise: 0 });
    expect(searches[1]).toEqual({ reads: [], otherwise: 2 });
  });

  it("does not look past a case that differs for everybody", () => {
    const always = { ...changed(1), always: true };
    const { start } = shortestSearch([changed(0, 1, 2), always, changed(2)], same(0, 2));
    expect(start).toEqual({ reads: [0], otherwise: 2 });
    expect(shortestSearch([changed(0, 1, 2), always, changed(2)], same(0)).start).toEqual({ reads: [], otherwise: 1 });
  });

  it("leaves who differs in what is not compared without a place", () => {
    expect(shortestSearch([same(1), changed(1)], changed(-1, 0)).start).toEqual({ reads: [0], otherwise: -1 });
    expect(shortestSearch([], changed(-1)).start).toEqual({ reads: [], otherwise: -1 });
  });

  it("passes over a case that cannot differ", () => {
    expect(shortestSearch([same(), changed(1)], same(0, 1)).start).toEqual({ reads: [], otherwise: 1 });
  });

  it("asks about everything where cases read each other", () => {
    const { searches, start } = shortestSearch([same(1), same(0)], same(0));
    expect(start).toEqual({ reads: [0], otherwise: -1 });
    expect(searches).toEqual([
      { reads: [1], otherwise: 0 },
      { reads: [0], otherwise: 1 },
    ]);
  });
});
