import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { factsOf } from "../../src/analysis/generate-facts.ts";
import { emitColumnar } from "../../src/columnar/columnar.ts";
import { compile } from "../../src/compile.ts";
import { randomCase } from "../../src/evaluator/random-programs.ts";
import type { RelationalProgram } from "../../src/specialise/specialise.ts";
import { declaredLayout, specialise } from "../../src/specialise/specialise.ts";
import { compareBackends } from "../../src/testing/compare-backends.ts";
import { compareGenerated, drawing } from "./generated.ts";

// `npm run conformance` asks for ten times as many.
const times = process.env["DELIBERA_CONFORMANCE"] === "full" ? 10 : 1;

const tests = new URL("../", import.meta.url);

describe("a cohort in columns", () => {
  const pairs = 100_000 * times;
  it(`has the evaluator's value for ${pairs} pairs of a generated program and generated facts`, {
    timeout: 600_000 * times,
  }, () => {
    const compared = compareGenerated({ programs: 500 * times, people: 215, seed: 1 });
    expect(compared.counterexample).toBeUndefined();
    expect(compared.pairs).toBeGreaterThanOrEqual(pairs);
    expect(compared.rows).toBeGreaterThan(compared.pairs);
    // Only what has no denominator known beforehand, or is too large to be counted exactly, is refused: one program in ten at most.
    const {
      "divisor-not-constant": divisors = 0,
      "amount-may-overflow": large = 0,
      ...others
    } = Object.fromEntries(compared.refused);
    expect(others).toEqual({});
    expect(divisors).toBeGreaterThan(0);
    expect(divisors + large).toBeLessThan(50 * times);
  });

  const texts = Array.from({ length: 500 }, (_, place) => {
    const { program, request } = randomCase(drawing(1_000_003 + place));
    const outputs = program.rules.map(({ name }) => name);
    const { program: made } = specialise(program, { ...request, outputs }, declaredLayout(program.vocabulary));
    return made ? emitColumnar(made).text : "";
  });

  it("is asked for what only some loans are asked, which is computed of those only", () => {
    // What stands before the loop over the rows is changed under a condition in it.
    const guarded = (text: string) =>
      [...text.matchAll(/^ {6}if \(.* === 0\) \{\n((?: {8}.*\n)+)/gm)].filter(([, inside = ""]) =>
        [...inside.matchAll(/^ {8}(x\d+) (?:\|=|\+=|= \(\1 \+)/gm)].some(([, name]) =>
          new RegExp(`^ {4}let .*\\b${name} = 0`, "m").test(text),
        ),
      ).length;
    expect(texts.filter((text) => guarded(text) > 0).length).toBeGreaterThan(10);
  });

  it("is asked for loans that are compared with one another, which are put aside while all are passed", () => {
    // A list that a pass fills is said to be there after it, in the loop over the subjects.
    expect(texts.filter((text) => /^ {4}c\d+of = p;/m.test(text)).length).toBeGreaterThan(40);
  });

  it("is seen to differ when one node is wrong, in a person and rules that fit on a screen", {
    timeout: 120_000,
  }, () => {
    // Wherever a bound is included it no longer is.
    const changed = (made: RelationalProgram): RelationalProgram => ({
      ...made,
      nodes: made.nodes.map((node) => (node.kind === "lessOrEqual" ? { ...node, kind: "less" } : node)),
    });
    const { counterexample = "" } = compareGenerated({ programs: 500, people: 20, seed: 1, changed });
    expect(counterexample).toContain('"columnar":');
    expect(counterexample.split("\n").length).toBeLessThanOrEqual(24);
  });

  const read = (path: string) => ({
    name: path.replace(/^.*\//, ""),
    text: readFileSync(new URL(path, tests), "utf8"),
  });
  const acts = readdirSync(new URL("library-acts", tests)).map((name) => read(`library-acts/${name}`));
  const { program } = compile([read("library.delibera"), ...acts]);

  it.each(["2010-2011", "2012-2013", "2020-2021", "2024-2025"])(
    "has the evaluator's values for acts with a word of every kind, in %s",
    { timeout: 120_000 },
    (cycle) => {
      if (!program) throw new Error("the acts of the library do not compile");
      const people = fc.sample(factsOf(program, cycle), { numRuns: 300 * times, seed: 5 });
      const lastYear = cycle.slice(5);
      for (const knownOn of ["2050-12-31", `${lastYear}-06-30`]) {
        const compared = compareBackends(program, people, { cycle, asOf: `${lastYear}-09-30`, knownOn });
        expect(compared.refusals).toEqual([]);
        expect(compared.disagreements).toEqual([]);
        expect(compared.rows).toBeGreaterThan(people.length);
      }
    },
  );
});
