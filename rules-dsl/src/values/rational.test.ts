import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Rational } from "./rational.ts";
import {
  add,
  compare,
  divide,
  floor,
  multiply,
  negate,
  parseRational,
  printRational,
  rational,
  roundTo,
  subtract,
  zero,
} from "./rational.ts";

const read = (text: string): Rational => {
  const value = parseRational(text);
  if (!value) throw new Error(`not a number: ${text}`);
  return value;
};
const anyRational = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([n, d]) => rational(n, d));

describe("exact rational numbers", () => {
  it("print in one canonical form: integer, finite decimal, or fraction in lowest terms", () => {
    expect(printRational(rational(200n, 3n))).toBe("200/3");
    expect(printRational(rational(-400n, -6n))).toBe("200/3");
    expect(printRational(rational(241n, 2n))).toBe("120.5");
    expect(printRational(rational(-1n, 40n))).toBe("-0.025");
    expect(printRational(rational(150n))).toBe("150");
    expect(printRational(zero)).toBe("0");
  });

  it("are read from integers, decimals and fractions, and from nothing else", () => {
    expect(printRational(read("0120.50"))).toBe("120.5");
    expect(printRational(read("6/4"))).toBe("1.5");
    for (const text of ["", "1,5", "1e3", ".5", "5.", "+1", "1/0", "1/-2", " 1", "١", "0x10", "1.2/3"]) {
      expect(parseRational(text), text).toBeUndefined();
    }
  });

  it("add three thirds of a hundred and fifty up to a hundred and fifty", () => {
    const third = rational(50n, 3n);
    expect(printRational(add(add(third, third), third))).toBe("50");
  });

  it("refuse only a zero denominator", () => {
    expect(() => rational(1n, 0n)).toThrow(RangeError);
    expect(divide(read("1"), zero)).toBeUndefined();
  });

  it("round towards minus infinity, up, and half away from zero, to any positive step", () => {
    const cases = [
      ["66.65", "0.1", "half-up", "66.7"],
      ["-66.65", "0.1", "half-up", "-66.7"],
      ["200/3", "0.1", "down", "66.6"],
      ["200/3", "1", "up", "67"],
      ["-1/3", "1", "down", "-1"],
      ["-1/3", "1", "up", "0"],
      ["7", "5", "half-up", "5"],
      ["7.5", "5", "half-up", "10"],
    ] as const;
    for (const [value, step, mode, expected] of cases) {
      expect(printRational(roundTo(read(value), read(step), mode)), `${value} ${mode} to ${step}`).toBe(expected);
    }
  });

  it("are read back as printed", () => {
    fc.assert(
      fc.property(anyRational, (value) => {
        expect(read(printRational(value))).toEqual(value);
      }),
    );
  });

  it("form an ordered field", () => {
    fc.assert(
      fc.property(anyRational, anyRational, anyRational, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
        expect(add(a, negate(a))).toEqual(zero);
        if (b.n !== 0n) expect(multiply(divide(a, b) ?? zero, b)).toEqual(a);
        expect(compare(a, b)).toBe(compare(subtract(a, b), zero));
        expect(compare(a, b)).toBe(-compare(b, a) + 0);
      }),
    );
  });

  it("lie between their floor and the integer above it", () => {
    fc.assert(
      fc.property(anyRational, (a) => {
        const below = rational(floor(a));
        expect(compare(below, a)).toBeLessThanOrEqual(0);
        expect(compare(a, add(below, rational(1n)))).toBe(-1);
      }),
    );
  });
});
