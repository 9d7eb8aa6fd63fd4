import { describe, expect, it } from "vitest";
import { sortingByClass } from "./people-by-class.ts";

const classOf = Uint8Array.of(2, 0, 2, 1, 0, 2, 0);

describe("people of a block", () => {
  it("stand class by class, each class in the order of the cohort", () => {
    const sort = sortingByClass(classOf, 4, false);
    expect([...sort(0, 7).people]).toEqual([1, 4, 6, 3, 0, 2, 5]);
    expect([...sort(0, 7).starts]).toEqual([0, 3, 4, 7, 7]);
    expect([...sort(2, 5).people]).toEqual([4, 3, 2]);
    expect([...sort(2, 5).starts]).toEqual([0, 1, 2, 3, 3]);
    expect([...sort(3, 3).people]).toEqual([]);
  });

  it("are sorted once where that is remembered, whichever blocks are asked and in whichever order", () => {
    const sort = sortingByClass(classOf, 3, true);
    const first = sort(0, 4);
    expect(sort(0, 7)).not.toBe(first);
    expect(sort(4, 7)).toEqual({ people: Int32Array.of(4, 6, 5), starts: Int32Array.of(0, 2, 2, 3) });
    expect(sort(0, 4)).toBe(first);
    const anew = sortingByClass(classOf, 3, false);
    expect(anew(0, 4)).not.toBe(anew(0, 4));
  });
});
