/** The examples of an act as they come out of the program: what is wrong is said, and does not stop the others. */
import { compile } from "@delibera/rules-dsl/compile";
import { expect, it } from "vitest";
import { examplesOf } from "../src/acts.ts";
import { rulebook } from "./small-rulebook.ts";

const examples = `
      esempio "giusto"
        noto al 31/12/2026
        allora obbligo_standard = 150 crediti
      esempio "sbagliato"
        dato professione = 1
        allora obbligo_standard = 149,9 crediti
    fine
  fine
fine
`;

const [vocabulary = never(), act = never()] = rulebook(150);
const text = act.text.replace(/\n {4}fine\n {2}fine\nfine\n$/, examples);
const program = compile([vocabulary, { ...act, text }]).program ?? never();

it("of an act say what was expected and what came out, each for itself", () => {
  expect(
    examplesOf(program, "obbligo_2017").map(({ title, line, knownOn, facts, passed, expectations }) => ({
      title,
      line,
      knownOn,
      facts,
      passed,
      said: expectations.map(({ rule, expected, actual }) => `${rule}: ${expected}, ${actual}`),
    })),
  ).toEqual([
    {
      title: "giusto",
      line: 11,
      knownOn: "2026-12-31",
      facts: "{}",
      passed: true,
      said: ["obbligo_standard: 150 crediti, 150 crediti"],
    },
    {
      title: "sbagliato",
      line: 14,
      knownOn: undefined,
      facts: '{"profession":"1"}',
      passed: false,
      said: ["obbligo_standard: 149,9 crediti, 150 crediti"],
    },
  ]);
});

it("are run once for a program and a language", () => {
  expect(examplesOf(program, "obbligo_2017")).toBe(examplesOf(program, "obbligo_2017"));
  expect(examplesOf(program, "obbligo_2017", "en")[0]?.expectations[0]?.actual).toBe("150 credits");
});

it("of an act that is not in the program are none", () => {
  expect(examplesOf(program, "nessuna")).toEqual([]);
});

function never(): never {
  throw new Error("the small rulebook does not compile");
}
