import { describe, expect, it } from "vitest";
import { evaluate, plainValue } from "./evaluate.ts";
import { readFacts } from "./facts.ts";
import { preparedProgram } from "./prepare-program.ts";
import type { ReadRequest } from "./read-request.ts";
import { readRequest } from "./read-request.ts";
import { startSession } from "./start-session.ts";
import { compare, libraryProgram, number, own, term, today, version } from "./test-programs.ts";

const poor = compare("less", own("deposit"), number(10));
const derogation = (name: string, value: number, ...versions: Parameters<typeof version>[2][]) => ({
  ...term(name, number(value)),
  derogates: "fee",
  versions: versions.map((also, place) => version(`${name}-${place}`, number(value), also)),
});
const program = libraryProgram({
  rules: [
    derogation("student-fee", 3, { when: own("student") }),
    derogation("poor-fee", 5, { when: poor, rank: 2 }, { effect: { from: "2030-01-01" } }),
    derogation("later-fee", 7, { effect: { from: "2030-01-01" } }),
    { ...term("fee", number(20)), derogations: ["student-fee", "poor-fee", "later-fee"] },
  ],
});
const derogations = ["student-fee", "poor-fee", "later-fee"];

/** The fee, and who gives it. */
function feeOf(facts: unknown, askedBefore: readonly string[] = []) {
  const outcome = evaluate(program, facts, today);
  for (const rule of askedBefore) outcome.valueOf(rule);
  const { value, versionId, overridden } = outcome.outputOf("fee");
  const plain = plainValue(value);
  return { value: plain.kind === "quantity" ? plain.exact : plain, versionId, overridden };
}

const people = [
  ["whom no derogation speaks of", { deposit: 20 }, "20", "fee"],
  ["whom one speaks of", { deposit: 5 }, "5", "poor-fee-0"],
  ["whom two speak of", { deposit: 5, student: true }, "3", "student-fee-0"],
  ["whom the first speaks of", { deposit: 20, student: true }, "3", "student-fee-0"],
] as const;

describe("derogations from a rule", () => {
  it.each(people)("give the value and its version to somebody %s", (_who, facts, value, versionId) => {
    expect(feeOf(facts)).toMatchObject({ value, versionId });
  });

  it("leave it unknown whether the rule stands where it is not known whether they apply", () => {
    expect(feeOf({}).value).toEqual({ kind: "undetermined", missing: ["deposit"], reasons: [], conflicts: [] });
  });

  it.each([...people.map(([who, facts]) => [who, facts] as const), ["of whom it is not known", {}] as const])(
    "are the same whether or not they were asked for themselves before, for somebody %s",
    (_who, facts) => {
      expect(feeOf(facts, derogations)).toEqual(feeOf(facts));
      expect(feeOf(facts, derogations.slice(1))).toEqual(feeOf(facts));
    },
  );

  it("that do not speak of a case leave no result behind, and say so when they are asked", () => {
    const results = (facts: unknown) => {
      const prepared = preparedProgram(program, { trace: false });
      const read = readRequest(prepared, today) as ReadRequest;
      const session = startSession({
        prepared,
        facts: readFacts(prepared.vocabulary, facts, read),
        read,
        request: today,
      });
      const cycle = session.cycleAt(read.cycle);
      const [fee] = prepared.rules.filter(({ rule }) => rule.name === "fee");
      if (fee) session.resultOf({ rule: fee, cycle, item: undefined, year: undefined });
      return cycle.results.count;
    };
    expect([{ deposit: 20 }, { deposit: 5 }, { deposit: 5, student: true }].map(results)).toEqual([1, 2, 3]);
    const outcome = evaluate(program, { deposit: 20 }, today);
    outcome.valueOf("fee");
    expect(derogations.map((rule) => plainValue(outcome.valueOf(rule)))).toMatchObject(
      derogations.map((rule) => ({ kind: "undetermined", reasons: [{ code: "no-version", parameters: { rule } }] })),
    );
  });
});
