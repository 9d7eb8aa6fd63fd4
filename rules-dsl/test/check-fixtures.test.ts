import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { compile } from "../src/compile.ts";
import { checkCodes } from "../src/diagnostics/codes/check.ts";
import { reachCodes } from "../src/diagnostics/codes/reach.ts";
import { resolveCodes } from "../src/diagnostics/codes/resolve.ts";
import { codesShown, fixtureSuite, fixturesOf } from "./fixture-suite.ts";

const library = {
  name: "library.delibera",
  text: readFileSync(new URL("library.delibera", import.meta.url), "utf8"),
};

/** Fixtures speak of the library of `library.delibera`, unless they bring a vocabulary of their own. */
const diagnose: Parameters<typeof fixtureSuite>[1] = (sources) => {
  const own = sources.some(({ name }) => name === "vocabolario.delibera");
  const alone = own || sources.every(({ text }) => text.startsWith("vocabolario"));
  return compile(alone ? sources : [...sources, library]).diagnostics;
};

fixtureSuite("resolve", diagnose);
fixtureSuite("check", diagnose);

it("every code of resolving and checking has a fixture under bad, or the test below", () => {
  const shown = new Set([...codesShown("resolve"), ...codesShown("check"), "vocabulary-missing"]);
  const all = [...Object.keys(resolveCodes), ...Object.keys(checkCodes), ...Object.keys(reachCodes)];
  expect(all.filter((code) => !shown.has(code))).toEqual([]);
});

it("acts without a vocabulary are refused at the first file", () => {
  const { diagnostics, program } = compile([{ name: "a.delibera", text: "delibera a\nfine\n" }]);
  expect(program).toBeUndefined();
  expect(diagnostics.map(({ code, span }) => `${span.file} ${code}`)).toContain("a.delibera vocabulary-missing");
});

it("a value that cannot be read is reported once, where it is written", () => {
  const claim = "a-rule-that-reads-itself-one-season-before.delibera";
  const [fixture] = fixturesOf("check", "ok").filter(({ sources }) => sources[0]?.name === claim);
  const text = fixture?.sources[0]?.text.replace("1 gettone +", "1 gettone + +") ?? "";
  expect(compile([library, { name: "a.delibera", text }]).diagnostics.map(({ code }) => code)).toEqual([
    "expected-value",
  ]);
});
