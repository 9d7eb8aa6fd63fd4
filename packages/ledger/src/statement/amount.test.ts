import fc from "fast-check";
import { expect, it } from "vitest";
import { amountOf, amountOfExact, exactOf } from "./amount.ts";

it.each([
  ["150", "150", "150"],
  ["150.0", "150", "150"],
  ["200/3", "200/3", "66,7"],
  ["400/6", "200/3", "66,7"],
  ["59.5", "59.5", "59,5"],
  ["7.50", "7.5", "7,5"],
  ["0.05", "0.05", "0,1"],
  ["0.04", "0.04", "0,0"],
  ["-0.05", "-0.05", "-0,1"],
  ["-20", "-20", "-20"],
  ["149.96", "149.96", "150,0"],
  ["1044.72", "1044.72", "1044,7"],
  ["-1234567.8", "-1234567.8", "-1234567,8"],
  ["999", "999", "999"],
])("%s is exactly %s and is shown as %s", (written, exact, display) => {
  expect(amountOfExact(written)).toEqual({ exact, display });
});

it("what is shown is never further than half a tenth from what is meant", () => {
  const numbers = fc.tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 1000n }));
  fc.assert(
    fc.property(numbers, ([n, d]) => {
      const { exact, display } = amountOf(exactOf(`${n}/${d}`));
      const shown = exactOf(display.replace(",", "."));
      const meant = exactOf(exact);
      const difference = shown.n * meant.d - meant.n * shown.d;
      return 20n * (difference < 0n ? -difference : difference) <= shown.d * meant.d;
    }),
  );
});

it("a text that is no number is a programmer's mistake", () => {
  expect(() => amountOfExact("12,5")).toThrow(new RangeError("`12,5` is not an exact number"));
});
