/** Which arrays a pass says to be constants of its own: those that it reads, each once, whatever stands around it. */
import { describe, expect, it } from "vitest";
import { outside, withOwnArrays } from "./own-arrays.ts";

const text = [
  `const ${outside("c0")} = new Int32Array(3); let c0of = -1;`,
  "function pass0(first, last, b0) {",
  "  for (let q = first; q < last; q++) {",
  "    const p = s[q];",
  "    for (let x1 = o3[p]; x1 < o3[p + 1]; x1++) {",
  "      c0[0] = i3_1m[i3_1[x1]];",
  "    }",
  "    x9[0] = f.yearOf(p);",
  "  }",
  "}",
  "function pass1(first, last, b0) {",
  "  f.nothing();",
  "}",
  "return (first, last, b0) => {",
  "  for (let q = first; q < last; q++) {",
  "    e3[q] = s[q];",
  "  }",
  "  pass0(first, last, b0);",
  "};",
].join("\n");

describe("the arrays of a pass", () => {
  const written = withOwnArrays(text, new Set(["s", "o3", "i3_1", "i3_1m", "c0", "e3", "v7"])).split("\n");

  it("are constants before its loops, each said once", () => {
    expect(written.slice(1, 4)).toEqual([
      "function pass0(first, last, b0) {",
      "  const s = $s, o3 = $o3, c0 = $c0, i3_1m = $i3_1m, i3_1 = $i3_1;",
      "  for (let q = first; q < last; q++) {",
    ]);
  });

  it("are none where it reads none", () => {
    expect(written.slice(11, 15)).toEqual(["function pass1(first, last, b0) {", "", "  f.nothing();", "}"]);
  });

  it("are said to what calls the passes too", () => {
    expect(written.slice(15, 18)).toEqual([
      "return (first, last, b0) => {",
      "  const e3 = $e3, s = $s;",
      "  for (let q = first; q < last; q++) {",
    ]);
  });

  it("leave every other line as it was", () => {
    const isAdded = (line: string) => line === "" || /^ {2}const .*\$/.test(line);
    expect(written.filter((line) => !isAdded(line)).join("\n")).toBe(text);
  });
});
