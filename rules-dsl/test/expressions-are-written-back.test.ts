import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile } from "../src/compile.ts";
import { rewriteExpressions, sameButLines } from "../src/testing/testing.ts";
import { fixturesOf } from "./fixture-suite.ts";

const library = {
  name: "library.delibera",
  text: readFileSync(new URL("library.delibera", import.meta.url), "utf8"),
};

describe("an expression written from its program is read back as the same expression", () => {
  const fixtures = [...fixturesOf("check", "ok"), ...fixturesOf("resolve", "ok")];
  for (const { claim, sources: own } of fixtures) {
    it(claim, () => {
      const alone =
        own.some(({ name }) => name === "vocabolario.delibera") ||
        own.every(({ text }) => text.startsWith("vocabolario"));
      const sources = alone ? own : [...own, library];
      const first = compile(sources);
      const again = compile(rewriteExpressions(sources, first).sources);
      expect(again.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(sameButLines(again)).toEqual(sameButLines(first));
    });
  }
});
