/** What the console and the command line show of a rule is the rule language: read back, it is the same program. */
import { fileURLToPath } from "node:url";
import { compile } from "@delibera/rules-dsl/compile";
import { readRuleFiles } from "@delibera/rules-dsl/node";
import { rewriteExpressions, sameButLines } from "@delibera/rules-dsl/testing";
import { expect, it } from "vitest";

it("every expression of every act, written from its program, is read back as the same expression", () => {
  const sources = readRuleFiles(fileURLToPath(new URL("..", import.meta.url)));
  const first = compile(sources);
  const rewritten = rewriteExpressions(sources, first);
  const again = compile(rewritten.sources);
  expect(again.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(rewritten.count).toBeGreaterThan(450);
  expect(sameButLines(again)).toEqual(sameButLines(first));
});
