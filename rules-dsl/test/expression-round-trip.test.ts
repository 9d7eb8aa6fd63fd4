import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { format } from "../src/formatter/format.ts";
import { parse } from "../src/syntax/parse.ts";
import { expressionTree, textOf } from "./expression-arbitrary.ts";

const fileOf = (expression: string) => {
  const lines = ["legge prestiti", "  articolo 1", "    comma 1", "      regola durata", `        = ${expression}`];
  return { name: "prova.delibera", text: `${[...lines, "    fine", "  fine", "fine"].join("\n")}\n` };
};

function expressionIn(text: string): unknown {
  const { file, diagnostics } = parse({ name: "prova.delibera", text });
  expect(diagnostics).toEqual([]);
  const clause = file.act?.divisions[0]?.paragraphs[0]?.clauses[0];
  const body = clause?.kind === "rule" ? clause.body : undefined;
  const expression = body?.kind === "expressionBody" ? body.expression : undefined;
  return JSON.parse(JSON.stringify(expression, (key, value) => (key === "span" ? undefined : value)));
}

describe("any expression", () => {
  it("is read back as the tree it was written from", () => {
    fc.assert(
      fc.property(expressionTree, (tree) => {
        expect(expressionIn(fileOf(textOf(tree)).text)).toEqual(JSON.parse(JSON.stringify(tree)));
      }),
      { numRuns: 1000, seed: 20170101 },
    );
  });

  it("keeps its tree when it is laid out, at any length", () => {
    fc.assert(
      fc.property(expressionTree, (tree) => {
        const formatted = format(fileOf(textOf(tree)));
        expect(formatted.diagnostics).toEqual([]);
        expect(expressionIn(formatted.text)).toEqual(JSON.parse(JSON.stringify(tree)));
        expect(format({ name: "prova.delibera", text: formatted.text }).text).toBe(formatted.text);
      }),
      { numRuns: 500, seed: 20170101 },
    );
  });
});
