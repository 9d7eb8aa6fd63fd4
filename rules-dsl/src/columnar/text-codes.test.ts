/** A program names few of the many texts of a cohort: only of these is the code told, and of a text that no row has none. */
import { describe, expect, it } from "vitest";
import { codesOf } from "./text-codes.ts";

const texts = ["", "EV-1", "EV-2", "EV-3"];

describe("codes of texts", () => {
  it("are the places of those that are named", () => {
    expect([...codesOf(new Set(["EV-3", "EV-1", "EV-9"]), { texts })]).toEqual([
      ["EV-1", 1],
      ["EV-3", 3],
    ]);
  });

  it("are not looked for when none is named", () => {
    expect(codesOf(new Set(), { texts }).size).toBe(0);
  });
});
