import { describe, expect, it } from "vitest";
import { newKinds } from "../src/count/kinds.ts";

const into = new Int32Array(4_096);

/** Counts people of whom these numbers are said. */
function counted(
  kinds: ReturnType<typeof newKinds>,
  from: number,
  said: readonly (readonly [number, number, number])[],
) {
  const [first, second] = [0, 2].map((place) => Int32Array.from(said, (each) => each[place] as number));
  const amount = Float64Array.from(said, (each) => each[1]);
  const list = Int32Array.from(said, (_, at) => at);
  if (first && second) kinds.count({ first, amount, second }, { list, count: said.length, from }, into);
  return [...into.subarray(0, said.length)];
}

describe("people of whom the same is said", () => {
  it("are of one kind, undetermined amounts too, and the least number stands for them", () => {
    const kinds = newKinds();
    expect(
      counted(kinds, 100, [
        [1, 7.5, 0],
        [1, 7.5, 1],
        [1, Number.NaN, 0],
        [1, 7.5, 0],
        [1, Number.NaN, 0],
      ]),
    ).toEqual([0, 1, 2, 0, 2]);
    expect(
      counted(kinds, 50, [
        [1, 7.5, 1],
        [-1, 7.5, 1],
      ]),
    ).toEqual([1, 3]);
    expect(Array.from({ length: kinds.size }, (_, kind) => kinds.at(kind))).toEqual([
      { first: 1, amount: 7.5, second: 0, people: 2, subject: 100 },
      { first: 1, amount: 7.5, second: 1, people: 2, subject: 50 },
      { first: 1, amount: Number.NaN, second: 0, people: 2, subject: 102 },
      { first: -1, amount: 7.5, second: 1, people: 1, subject: 51 },
    ]);
    kinds.clear();
    expect(kinds.size).toBe(0);
    expect(counted(kinds, 0, [[1, 7.5, 1]])).toEqual([0]);
    expect(kinds.at(0).people).toBe(1);
  });

  it("are found again when there are more kinds than there was room for, however large the numbers", () => {
    const kinds = newKinds();
    const said = Array.from({ length: 4_000 }, (_, at) => [at % 3, at * 1e12, -at] as const);
    const places = said.map((_, at) => at);
    expect(counted(kinds, 0, said)).toEqual(places);
    expect(counted(kinds, 0, said)).toEqual(places);
    expect(kinds.size).toBe(4_000);
    expect(kinds.at(3_999)).toEqual({ first: 0, amount: 3_999e12, second: -3_999, people: 2, subject: 3_999 });
  });

  it("are only those whose places are listed", () => {
    const kinds = newKinds();
    const said = { first: new Int32Array(3), amount: Float64Array.of(1, 2, 3), second: new Int32Array(3) };
    kinds.count(said, { list: Int32Array.of(2, 0, 1), count: 2, from: 10 }, into);
    expect([kinds.at(0), kinds.at(1), kinds.size]).toEqual([
      { first: 0, amount: 3, second: 0, people: 1, subject: 12 },
      { first: 0, amount: 1, second: 0, people: 1, subject: 10 },
      2,
    ]);
  });
});
