import { factsOf } from "@delibera/rules-dsl/analysis";
import { declaredLayout, specialise } from "@delibera/rules-dsl/specialise";
import type { Disagreement } from "@delibera/rules-dsl/testing";
import { compareBackends } from "@delibera/rules-dsl/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { program } from "./ledger-by-the-acts.ts";
import { person } from "./random-people.ts";
import { runs } from "./runs.ts";

// `npm run conformance` asks for a hundred thousand people of each triennium.
const isFull = process.env["DELIBERA_CONFORMANCE"] === "full";
const triennia = ["2014-2016", "2017-2019", "2020-2022", "2023-2025", "2026-2028"];

describe("a cohort in columns", () => {
  it.each(triennia)("has no term of %s that it refuses", (cycle) => {
    const asked = { cycle, asOf: "2028-12-31", knownOn: "2028-12-31" };
    const { program: relational, refusals } = specialise(program, asked, declaredLayout(program.vocabulary));
    expect(refusals).toEqual([]);
    const terms = program.rules.filter(({ code }) => code !== undefined).map(({ name }) => name);
    expect(new Set(relational?.outputs.map(({ rule }) => rule))).toEqual(new Set(terms));
  });

  it("gives what every example of every act gives", { timeout: 240_000 }, () => {
    const found: Disagreement[] = [];
    let rows = 0;
    for (const { examples, ...asked } of questionsOfExamples()) {
      const targets = examples.flatMap(({ expectations }) => expectations.map(({ target }) => target));
      const outputs = [...new Set(targets.filter(({ previous }) => !previous).map(({ rule }) => rule))];
      const facts = examples.map((example) => example.facts);
      const compared = compareBackends(program, facts, { ...asked, outputs });
      expect(compared.refusals).toEqual([]);
      found.push(...compared.disagreements);
      rows += compared.rows;
    }
    expect(found).toEqual([]);
    expect(rows).toBeGreaterThan(program.examples.length);
  });

  it.each(triennia)("gives what the evaluator gives to generated people of %s", { timeout: 3_600_000 }, (cycle) => {
    const lastYear = cycle.slice(5);
    // A program is written anew for each batch: of many people at once it is written less often.
    const [batches, times] = isFull ? [25, 10] : [1, 1];
    let people = 0;
    for (let batch = 0; batch < batches; batch++) {
      const drawn = (numRuns: number) => ({ ...runs(numRuns), seed: runs(numRuns).seed + batch });
      const cohort = [
        ...fc.sample(factsOf(program, cycle), drawn(300 * times)),
        ...fc.sample(person, drawn(100 * times)),
      ];
      people += cohort.length;
      for (const knownOn of ["2028-12-31", `${lastYear}-12-31`]) {
        const asked = { cycle, asOf: `${lastYear}-11-30`, knownOn };
        const { refusals, rows, disagreements } = compareBackends(program, cohort, asked);
        expect(refusals).toEqual([]);
        expect(disagreements).toEqual([]);
        expect(rows).toBeGreaterThan(cohort.length * 100);
      }
    }
    expect(people).toBe(isFull ? 100_000 : 400);
  });
});

const lastDay = "9999-12-31";

type Example = (typeof program.examples)[number];

/** Examples that ask one question are the people of one cohort. */
function questionsOfExamples() {
  const questions = new Map<
    string,
    Required<Pick<Example, "cycle" | "asOf" | "knownOn" | "interpretations" | "given">> & { examples: Example[] }
  >();
  for (const example of program.examples) {
    const { cycle, asOf = lastDay, knownOn = lastDay, interpretations, given } = example;
    const question = { cycle, asOf, knownOn, interpretations, given };
    const key = JSON.stringify(question);
    const known = questions.get(key);
    if (known) known.examples.push(example);
    else questions.set(key, { ...question, examples: [example] });
  }
  return questions.values();
}
