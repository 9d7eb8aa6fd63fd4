import { describe, expect, it } from "vitest";
import { library } from "../evaluator/library-acts.ts";
import {
  calculate,
  citation,
  libraryProgram,
  number,
  own,
  read,
  rule,
  term,
  unknown,
} from "../evaluator/test-programs.ts";
import type { Example, Expectation, Expression, Program, Target } from "../ir/program.ts";
import { coverageOf, runExamples } from "./run-examples.ts";

const points = (value: string | number) => number(value, "points");
const target = (name: string, also: Partial<Target> = {}): Target => ({ rule: name, previous: false, ...also });
const value = (name: string, expected: Expression, also: Partial<Target> = {}): Expectation => ({
  kind: "value",
  target: target(name, also),
  value: expected,
  line: 7,
});
const example = (parts: Partial<Example>): Example => ({
  title: "an example",
  citation: citation(),
  place: { file: "rules-of-2017.rules", line: 5 },
  cycle: "2017-2019",
  interpretations: {},
  facts: {},
  given: [],
  expectations: [],
  ...parts,
});
const withExamples = (...examples: readonly Example[]): Program => ({ ...library, examples });
const run = (parts: Partial<Example>) => {
  const [result] = runExamples(withExamples(example(parts)));
  if (!result) throw new Error("no result");
  return result;
};
const exact = (amount: string) => ({ kind: "quantity", exact: amount, unit: "points" });
const results = (parts: Partial<Example>) => run(parts).expectations.map(({ passed, actual }) => [passed, actual]);

describe("an example", () => {
  it("passes when every expectation is met exactly", () => {
    const result = run({
      facts: { deposit: "125" },
      expectations: [value("standard", points(150)), value("premium", points("60/2")), value("need", points("120.0"))],
    });
    expect(result.passed).toBe(true);
    expect(result.expectations.map(({ passed, line }) => [passed, line])).toEqual([
      [true, 7],
      [true, 7],
      [true, 7],
    ]);
  });

  it("fails by the smallest fraction", () => {
    const result = run({ facts: { deposit: 125 }, expectations: [value("third", points("26.7"))] });
    expect(result.passed).toBe(false);
    expect(result.expectations).toEqual([
      {
        line: 7,
        target: target("third"),
        passed: false,
        expected: { kind: "value", value: exact("26.7") },
        actual: exact("80/3"),
      },
    ]);
  });

  it("may expect that a value is not determined, for whatever reason", () => {
    expect(run({ expectations: [value("need", unknown())] }).passed).toBe(true);
    expect(run({ expectations: [value("need", points(120))] }).passed).toBe(false);
    expect(run({ expectations: [value("standard", unknown())] }).expectations).toEqual([
      {
        line: 7,
        target: target("standard"),
        passed: false,
        expected: { kind: "undetermined" },
        actual: exact("150"),
      },
    ]);
  });

  it("may expect that a requirement is met or not, and by how much", () => {
    const requirement = (met: boolean, missing?: Expression): Expectation => {
      return { kind: "requirement", target: target("enough"), met, line: 9, ...(missing ? { missing } : {}) };
    };
    const given = [
      { target: target("total"), value: points("53.9") },
      { target: target("need"), value: points(135) },
    ];
    const passes = (expectation: Expectation) => run({ given, expectations: [expectation] }).passed;
    expect(passes(requirement(false))).toBe(true);
    expect(passes(requirement(false, points("0.1")))).toBe(true);
    expect(passes(requirement(true))).toBe(false);
    expect(passes(requirement(false, points(1)))).toBe(false);
  });

  it("asks of items, of years, of the cycle before, on the dates and by the readings it names", () => {
    const loans = [{ id: "A", lentOn: "2018-05-01", pages: 30, shelf: "O", rare: true }];
    expect(
      results({
        facts: { loans, deposit: "120.5" },
        knownOn: "2018-09-26",
        interpretations: { between_bands: "upper" },
        expectations: [
          value("worth", points(30), { item: "A" }),
          value("yearly", points(30), { year: 2018 }),
          value("rare", points(12)),
          value("standard", points(150), { previous: true }),
        ],
      }),
    ).toEqual([
      [true, exact("30")],
      [true, exact("30")],
      [true, exact("12")],
      [true, exact("150")],
    ]);
    const before = { facts: { loans }, asOf: "2018-04-30", expectations: [value("yearly", points(0), { year: 2018 })] };
    expect(results(before)).toEqual([[true, exact("0")]]);
  });

  it("with facts or requests that make no sense fails, whatever it expects", () => {
    const wrongRequest = run({ interpretations: { ghost: "x" }, expectations: [value("need", unknown())] });
    expect(wrongRequest.passed).toBe(false);
    expect(wrongRequest.refusedRequest.map(({ found, because }) => [found, because])).toEqual([
      ["ghost", "unknown-interpretation"],
    ]);
    const wrongFact = run({ facts: { deposit: "12,5" }, expectations: [value("need", unknown())] });
    expect(wrongFact.passed).toBe(false);
    expect(wrongFact.refusedFacts).toEqual([{ path: "deposit", expected: "number", found: '"12,5"' }]);
  });
});

describe("the coverage of examples", () => {
  const taken = (program: Program) =>
    Object.fromEntries(
      coverageOf(program, runExamples(program)).map(({ version, examples, branches }) => [
        version,
        [examples, branches.filter(({ exercised }) => exercised).map(({ id }) => id), branches.length],
      ]),
    );

  it("counts the versions that governed and the branches taken by what was asserted, not by what was merely there", () => {
    const loans = [{ id: "A", lentOn: "2018-05-01", pages: 30, shelf: "O", rare: true }];
    const program = withExamples(
      example({ facts: { deposit: "120.5" }, expectations: [value("premium", points(15))] }),
      example({ facts: { deposit: "79" }, expectations: [value("premium", points(0))] }),
      example({ facts: { loans }, expectations: [value("worth", points(30), { item: "A" })] }),
    );
    expect(taken(program)).toEqual({
      standard: [0, [], 1],
      premium: [2, ["governs", "band-0", "gap-0"], 5],
      need: [0, [], 1],
      worth: [1, ["governs", "if-1-then"], 3],
      "rare/2017": [0, [], 1],
      "rare/2018": [0, [], 1],
      total: [0, [], 1],
      enough: [0, [], 3],
      prize: [0, [], 1],
      yearly: [0, [], 1],
      third: [0, [], 1],
    });
  });

  it("follows amendments: each version is exercised on its own dates", () => {
    const facts = { deposit: 10, loans: [] };
    const program = withExamples(
      example({ facts, knownOn: "2018-09-26", expectations: [value("rare", points(0))] }),
      example({ facts, knownOn: "2018-09-28", expectations: [value("rare", points(0))] }),
    );
    expect(taken(program)["rare/2017"]).toEqual([1, ["governs"], 1]);
    expect(taken(program)["rare/2018"]).toEqual([1, ["governs"], 1]);
    expect(taken(program)["need"]).toEqual([2, ["governs"], 1]);
  });

  it("does not count the branch that was only looked at", () => {
    const choice: Expression = { kind: "if", condition: own("student"), then: read("a"), otherwise: read("b") };
    const nested: Expression = { kind: "if", condition: own("student"), then: choice, otherwise: number(0) };
    const rules = [rule("a", number(1)), rule("b", number(2)), term("c", calculate("plus", nested, number(1)))];
    const program = {
      ...libraryProgram({ rules }),
      examples: [example({ facts: { student: true }, expectations: [value("c", number(2))] })],
    };
    expect(taken(program)).toEqual({
      a: [1, ["governs"], 1],
      b: [0, [], 1],
      c: [1, ["governs", "if-1-then", "if-2-then"], 5],
    });
  });

  it("tells conditions that failed and requirements met from those that were not", () => {
    const requirement = value("enough", unknown());
    const met: Expectation = { kind: "requirement", target: requirement.target, met: true, line: 1 };
    const given = [
      { target: target("total"), value: points(60) },
      { target: target("need"), value: points(135) },
    ];
    expect(taken(withExamples(example({ given, expectations: [met] })))["enough"]).toEqual([1, ["governs", "met"], 3]);
    const [first, second] = [own("student"), number(1)] as const;
    const conditional = rule("a", second, { when: first });
    const fails = {
      ...libraryProgram({ rules: [conditional] }),
      examples: [example({ expectations: [value("a", unknown())] })],
    };
    expect(taken(fails)["a"]).toEqual([0, ["condition-fails"], 2]);
  });
});
