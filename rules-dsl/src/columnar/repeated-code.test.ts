/** Two texts that differ in a number of a law are one text, which says the same of each of its numbers; what is no such number stays. */
import { describe, expect, it } from "vitest";
import { compiledOnce, numbersApart } from "./repeated-code.ts";

const passes = (amount: number, millions: number) =>
  [
    "const c0 = new Int32Array(50);",
    "function pass0(first, last, b0) {",
    "  for (let p = first; p < last; p++) {",
    "    const x1 = @i3_120[p + 1];",
    `    v120[p - b0] = ((x1 >>> 31) + ${amount} * (x1 & 63)) / 100 - ${millions};`,
    "  }",
    "}",
    "return (first, last, b0) => {",
    "  pass0(first, last, b0);",
    "};",
  ].join("\n");

describe("numbers of a text", () => {
  it("are constants of the pass that has them, apart from names, masks, divisors and small ones", () => {
    const { text, numbers } = numbersApart(passes(150, 5_000_000_000));
    expect(numbers).toEqual([150, 5_000_000_000]);
    expect(text.split("\n").slice(0, 8)).toEqual([
      "const c0 = new Int32Array(50);",
      "function pass0(first, last, b0) {",
      "  const y0 = numbers[0] | 0;",
      "  const y1 = numbers[1];",
      "  for (let p = first; p < last; p++) {",
      "    const x1 = @i3_120[p + 1];",
      "    v120[p - b0] = ((x1 >>> 31) + y0 * (x1 & 63)) / 100 - y1;",
      "  }",
    ]);
  });

  it("tell texts apart no more", () => {
    expect(numbersApart(passes(150, 6_000_000_000)).text).toBe(numbersApart(passes(120, 5_000_000_000)).text);
    expect(numbersApart(passes(150, 7)).text).not.toBe(numbersApart(passes(150, 5_000_000_000)).text);
  });
});

describe("a text that is there", () => {
  it("is compiled once over arrays of the same kinds", () => {
    let compiled = 0;
    const ask = (array: Int32Array | Uint8Array) => compiledOnce("one text", { array }, () => ++compiled);
    expect([new Int32Array(1), new Uint8Array(1), new Int32Array(2), new Uint8Array(2)].map(ask)).toEqual([1, 2, 1, 2]);
    for (let place = 0; place < 5; place++) compiledOnce(`${place}`.padStart(1_000_000), {}, () => place);
    expect(ask(new Int32Array(1))).toBe(3);
  });
});
