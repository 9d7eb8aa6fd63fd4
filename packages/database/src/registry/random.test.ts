import { expect, test } from "vitest";
import { createRandom } from "./random.ts";

test("the same seed and labels give the same numbers", () => {
  const draw = (...labels: (string | number)[]) => {
    const random = createRandom(20170101, ...labels);
    return Array.from({ length: 5 }, () => random.below(1_000_000));
  };
  expect(draw("person", 0)).toEqual(draw("person", 0));
  expect(draw("person", 0)).not.toEqual(draw("person", 1));
  expect(draw("person", 11)).not.toEqual(draw("person1", 1));
  expect(draw("person", 0)).toMatchInlineSnapshot(`
    [
      410398,
      244809,
      101218,
      114001,
      16805,
    ]
  `);
});

test("each face of a die comes up about as often", () => {
  const random = createRandom(1, "die");
  const counts = [0, 0, 0, 0, 0, 0];
  for (let index = 0; index < 60_000; index++) {
    const face = random.below(6);
    counts[face] = (counts[face] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
});

test("a chance in ten thousand is what it says at both ends", () => {
  const random = createRandom(1, "chance");
  const never = Array.from({ length: 1000 }, () => random.chance(0));
  const always = Array.from({ length: 1000 }, () => random.chance(10_000));
  expect(never.includes(true)).toBe(false);
  expect(always.includes(false)).toBe(false);
});

test("weights decide how often, and a weight of zero never", () => {
  const random = createRandom(1, "weights");
  const drawn = Array.from({ length: 8000 }, () =>
    random.weighted([
      ["a", 1],
      ["b", 0],
      ["c", 3],
    ] as const),
  );
  const count = (letter: string) => drawn.filter((it) => it === letter).length;
  expect(count("b")).toBe(0);
  expect(Math.abs(count("a") - 2000)).toBeLessThan(150);
});

test("both ends of a range are drawn", () => {
  const random = createRandom(1, "range");
  const drawn = new Set(Array.from({ length: 200 }, () => random.between(-1, 2)));
  expect([...drawn].sort((one, other) => one - other)).toEqual([-1, 0, 1, 2]);
});
