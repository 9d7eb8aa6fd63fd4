import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkLetter, isFiscalCode } from "./fiscal-code.ts";

describe("a fiscal code", () => {
  it.each([
    ["the example of the interchange record", "RSSMRA80A01H501U"],
    ["a woman, whose day has 40 added", "RSSMRA80A41H501Y"],
    ["a code with one digit replaced by its letter", "RSSMRA80A01H50MM"],
    ["a code with all seven digits replaced", "RSSMRAULALMHRLMD"],
    ["29 February of a year that was leap in one century", "RSSMRA00B29H501Y"],
    ["a provisional code", "12345678903"],
  ])("is accepted: %s", (_, code) => {
    expect(isFiscalCode(code)).toBe(true);
  });

  it.each([
    ["another check letter", "RSSMRA80A01H501V"],
    ["30 February", `RSSMRA80B30H501${checkLetter("RSSMRA80B30H501")}`],
    ["29 February of a year that was never leap", `RSSMRA81B29H501${checkLetter("RSSMRA81B29H501")}`],
    ["31 April", `RSSMRA80D31H501${checkLetter("RSSMRA80D31H501")}`],
    ["day 40", `RSSMRA80A40H501${checkLetter("RSSMRA80A40H501")}`],
    ["day 72", `RSSMRA80A72H501${checkLetter("RSSMRA80A72H501")}`],
    ["a letter that is no month", `RSSMRA80F01H501${checkLetter("RSSMRA80F01H501")}`],
    ["a letter that replaces no digit", `RSSMRA8OA01H501${checkLetter("RSSMRA8OA01H501")}`],
    ["lower case", "rssmra80a01h501u"],
    ["a blank", "RSSMRA80A01H501U "],
    ["fifteen characters", "RSSMRA80A01H501"],
    ["a provisional code with another check digit", "12345678904"],
    ["nothing", ""],
  ])("is refused: %s", (_, code) => {
    expect(isFiscalCode(code)).toBe(false);
  });

  it("is refused when any one of its characters in an odd place changes, and the shape with it or not", () => {
    const code = "RSSMRA80A01H501U";
    const others = fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 15 }), others, (place, other) => {
        fc.pre(other !== code[place]);
        return !isFiscalCode(code.slice(0, place) + other + code.slice(place + 1));
      }),
    );
  });
});
