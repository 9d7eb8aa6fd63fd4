/** Numbers that fit are computed with as they are, others exactly: the points are the same. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rational } from "../values/rational.ts";
import { leastSum, wholeInequality } from "./integer-program.ts";

const amount = fc.tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: 1, max: 6 }));
const inequality = fc.tuple(fc.tuple(amount, amount, amount), fc.integer({ min: -300, max: 300 }), fc.boolean());

function inequalityOf([coefficients, constant, strict]: typeof inequality extends fc.Arbitrary<infer Each>
  ? Each
  : never) {
  const exact = coefficients.map(([n, d]) => rational(BigInt(n), BigInt(d)));
  return wholeInequality({ coefficients: exact, constant: rational(BigInt(constant)) }, strict ? "strict" : "weak");
}

const bounds = [0, 1, 2].map((place) =>
  wholeInequality({
    coefficients: [0, 1, 2].map((other) => rational(other === place ? -1n : 0n)),
    constant: rational(50n),
  }),
);

describe("the least sum of whole numbers", () => {
  it("is the same point in numbers that fit and in exact ones, for any inequalities", () => {
    fc.assert(
      fc.property(fc.array(inequality, { maxLength: 12 }), (written) => {
        const lower = [1n, 1n, 1n];
        const constraints = [...bounds, ...written.map(inequalityOf)];
        const exactly = constraints.map((each) => ({ ...each, row: undefined }));
        expect(leastSum({ lower, constraints })).toEqual(leastSum({ lower, constraints: exactly }));
      }),
    );
  });

  it("is exact where numbers do not hold what is computed", () => {
    const large = 10n ** 18n;
    const constraints = [
      wholeInequality({ coefficients: [rational(3n), rational(-1n)], constant: rational(-large) }),
      wholeInequality({ coefficients: [rational(-1n), rational(2n)], constant: rational(-large) }),
    ];
    // 3x - y >= 10^18 and 2y - x >= 10^18 meet at 3/5 and 4/5 of it.
    expect(leastSum({ lower: [1n, 1n], constraints })).toEqual([(3n * large) / 5n, (4n * large) / 5n]);
  });
});
