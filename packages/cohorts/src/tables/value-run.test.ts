/** Many values read at once are those that are read one by one, and so is what is wrong with them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ExpectedColumn } from "./column-reader.ts";
import { columnReader } from "./column-reader.ts";
import type { ValueRun } from "./value-run.ts";
import { eachValue } from "./value-run.ts";

const codes = ["", "a", "b", "c"];
const types: fc.Arbitrary<() => ExpectedColumn["type"]> = fc.constantFrom<() => ExpectedColumn["type"]>(
  () => ({ kind: "amount", denominator: 1, low: 0, high: 200 }),
  () => ({ kind: "amount", denominator: 10, low: -5, high: 3_000_000_000 }),
  () => ({ kind: "date", low: 0, high: 40_000 }),
  () => ({ kind: "boolean" }),
  () => ({ kind: "code", codes: ["c", "a"] }),
  () => ({ kind: "text", texts: new Map([["b", 0]]) }),
);

const run: fc.Arbitrary<Omit<ValueRun, "first">> = fc
  .record({
    values: fc.oneof(
      fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 40 }).map((own) => Uint8Array.from(own)),
      fc.array(fc.integer({ min: -20, max: 300 }), { maxLength: 40 }).map((own) => Int16Array.from(own)),
      fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 40 }).map((own) => Int32Array.from(own)),
      fc.array(fc.constantFrom(0, 1, 2_999_999_999, 5_000_000_000), { maxLength: 40 }),
    ),
    from: fc.integer({ min: 0, max: 9 }),
    bits: fc.option(fc.uint8Array({ minLength: 7, maxLength: 7 }), { nil: undefined }),
    isNone: fc.boolean(),
  })
  .map(({ values, from, bits, isNone }) => {
    const rows = values.length;
    if (bits === undefined) return { rows, values };
    const own = isNone ? bits.map(() => 0) : bits;
    const isThereAny = Array.from({ length: rows }, (_, at) => from + at).some(
      (bit) => (((own[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1,
    );
    return { rows, values, validity: { bits: own, from, isThereAny } };
  });

describe("a run of values", () => {
  it.each(["integers", "codes"] as const)("is taken as its rows are: %s", (as) => {
    const asked = { type: types, optional: fc.boolean(), runs: fc.array(run, { maxLength: 4 }), tenths: fc.boolean() };
    fc.assert(
      fc.property(fc.record(asked), ({ type, optional, runs, tenths }) => {
        const read = (isAtOnce: boolean) => {
          const problems: unknown[] = [];
          const report = Object.assign((problem: unknown): undefined => void problems.push(problem), {
            isFull: () => false,
          });
          const column = columnReader({ name: "column", type: type(), optional }, report);
          const denominator = tenths ? 10 : 1;
          let first = 0;
          for (const each of runs) {
            const here = { ...each, first };
            if (as === "codes" && isAtOnce) column.codes(here, codes);
            else if (as === "codes") eachValue(here, (row, place) => column.code(row, codes[place] ?? ""), column.none);
            else if (isAtOnce) column.integers(here, denominator);
            else eachValue(here, (row, value) => column.integer(row, value, denominator), column.none);
            first += each.rows;
          }
          const early = column.take(first >> 1);
          return { problems, early, late: column.take(first - (first >> 1)), expected: column.expected };
        };
        expect(read(true)).toEqual(read(false));
      }),
      { numRuns: 3000, seed: 42 },
    );
  });
});
