/** Long files are refused one by one, and longer files all together. */
import { expect, it } from "vitest";
import { treeOf } from "../testing/tree-of.ts";
import { filesAreSmall, percentile } from "./files-are-small.ts";

const lines = (count: number): string => "const x = 1;\n".repeat(count);

it("a file of 451 lines is refused, and one of 450 is not", () => {
  const short = Object.fromEntries(
    Array.from({ length: 30 }, (_, place) => [`packages/a/src/a-${place}.ts`, lines(10)]),
  );
  const tree = treeOf({ ...short, "packages/a/src/long.ts": lines(451), "packages/a/src/most.ts": lines(450) });
  expect(filesAreSmall(tree).map(({ path, what }) => `${path} ${what}`)).toEqual([
    "packages/a/src/long.ts has 451 lines (at most 450)",
  ]);
});

it("a median above 120 lines and a 90th percentile above 300 are refused", () => {
  const sizes = [100, 121, 121, 121, 301, 301];
  const tree = treeOf(Object.fromEntries(sizes.map((size, place) => [`packages/a/src/a-${place}.ts`, lines(size)])));
  expect(filesAreSmall(tree).map(({ what }) => what)).toEqual([
    "the 90th percentile is 301 lines (at most 300)",
    "the median is 121 lines (at most 120)",
  ]);
});

it("a percentile is a length that occurs", () => {
  expect(percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 90)).toBe(9);
  expect(percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 50)).toBe(5);
  expect(percentile([], 50)).toBe(0);
});
