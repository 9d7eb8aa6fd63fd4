import { expect, it } from "vitest";
import { syntaxCodes } from "../src/diagnostics/codes/syntax.ts";
import { parse } from "../src/syntax/parse.ts";
import { codesShown, fixtureSuite } from "./fixture-suite.ts";

fixtureSuite("syntax", (sources) => sources.flatMap((source) => parse(source).diagnostics));

/** Shown by tests beside what reports them: too large for a fixture, or never reported by a formatter that works. */
const shownElsewhere = ["file-too-large", "too-many-mistakes", "format-changes-meaning", "format-is-unstable"];

it("every syntax code has a fixture under bad", () => {
  const shown = codesShown("syntax");
  expect(Object.keys(syntaxCodes).filter((code) => !shown.has(code))).toEqual(shownElsewhere);
});
