import { expect, it } from "vitest";
import { formatVersion, programHash, textHash, validateProgram } from "./program.ts";

it("the front door of the program opens first, whatever stands behind it", () => {
  expect(formatVersion).toBe("2.0");
  expect(validateProgram({})[0]).toEqual({ path: "formatVersion", expected: '"2.0"' });
  expect([typeof programHash, typeof textHash]).toEqual(["function", "function"]);
});
