import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findJsonMistake } from "./find-json-mistake.ts";

describe("a JSON text", () => {
  it("has no mistake when it is printed from any value, compact or indented", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const mistake = findJsonMistake(JSON.stringify(value, null, indent));
        return mistake === undefined;
      }),
    );
  });

  it("has a mistake exactly when JSON.parse refuses it", () => {
    const pieces = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"a"',
      '"b"',
      "1",
      "-0",
      "01",
      "1.",
      "tru",
      "true",
      " ",
      "\\",
      '"',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (chosen) => {
        const text = chosen.join("");
        const mistake = findJsonMistake(text);
        return mistake?.kind === "repeated-key" || (mistake !== undefined) === !parses(text);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ["", 0],
    ["{", 1],
    ['{"a" 1}', 5],
    ['{"a": 1,}', 8],
    ["[1 2]", 3],
    ["[1],", 3],
    ["{'a': 1}", 1],
    ['{"a": nope}', 6],
    ['["\u0000"]', 1],
  ])("%j stops being JSON at %i", (text, offset) => {
    expect(findJsonMistake(text)).toEqual({ kind: "not-json", offset });
  });

  it("may not have a key twice in one object", () => {
    expect(findJsonMistake('{"a": {"b": 1}, "b": 2, "\\u0061": 3}')).toEqual({
      kind: "repeated-key",
      offset: 24,
      key: "a",
    });
    expect(findJsonMistake('[{"a": 1}, {"a": 2}]')).toBeUndefined();
  });

  it("may be a hundred thousand lists deep", () => {
    expect(findJsonMistake("[".repeat(100_000))).toEqual({ kind: "not-json", offset: 100_000 });
    expect(findJsonMistake("[".repeat(100_000) + "]".repeat(100_000))).toBeUndefined();
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
