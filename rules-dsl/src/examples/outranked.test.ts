import { describe, expect, it } from "vitest";
import { citation, libraryProgram, number, read, rule, term, version } from "../evaluator/test-programs.ts";
import type { Example, Program, Rule, RuleVersion } from "../ir/program.ts";
import { outrankedVersions } from "./outranked.ts";
import { coverageOf, runExamples } from "./run-examples.ts";

const above = (also: Partial<RuleVersion> = {}) => version("above", number(1), { rank: 0, ...also });
const below = (also: Partial<RuleVersion> = {}) => version("below", number(2), { rank: 1, ...also });
const programOf = (versions: readonly RuleVersion[], others: readonly Rule[] = []): Program =>
  libraryProgram({ rules: [{ ...term("asked", number(0)), versions }, ...others] });
const lose = (versions: readonly RuleVersion[], others: readonly Rule[] = []) => [
  ...outrankedVersions(programOf(versions, others)),
];
const years = (from: number, to: number) => ({ from: `${from}-01-01`, to: `${to}-12-31` });

describe("a definition that cannot but lose", () => {
  it("stands below another that is known no later and in effect on all its days", () => {
    expect(lose([above(), below()])).toEqual(["below"]);
    expect(lose([above({ effect: years(2017, 2019) }), below({ effect: years(2017, 2019) })])).toEqual(["below"]);
  });

  it.each([
    ["of its own rank", above({ rank: 1 }), below()],
    ["known a day later", above({ knownFrom: "2000-01-02" }), below()],
    ["in effect a day later", above({ effect: { from: "2000-01-02" } }), below()],
    ["that ends before it", above({ effect: years(2000, 2019) }), below({ effect: years(2000, 2022) })],
    ["that ends, when it does not", above({ effect: years(2000, 2019) }), below()],
    ["that speaks under a condition", above({ when: read("asked") }), below()],
    ["that repeals, and says nothing itself", version("above", undefined, { rank: 0, repeals: true }), below()],
  ])("does not stand below another %s", (_what, other, it) => {
    expect(lose([other, it])).toEqual([]);
  });

  it("counts what extends the other, if it was known by then, and what extends itself", () => {
    const citation = above().citation;
    const until = (to: string, knownFrom: string) => ({ extensions: [{ to, knownFrom, citation }] });
    const short = years(2000, 2019);
    const long = { effect: years(2000, 2022) };
    expect(lose([above({ effect: short, ...until("2022-12-31", "2000-01-01") }), below(long)])).toEqual(["below"]);
    expect(lose([above({ effect: short, ...until("2022-12-31", "2000-01-02") }), below(long)])).toEqual([]);
    expect(lose([above(long), below({ effect: short, ...until("2025-12-31", "2001-01-01") })])).toEqual([]);
  });

  it("does not stand below another that a third one removes", () => {
    expect(lose([above(), below(), version("third", number(3), { rank: 2, replaces: ["above"] })])).toEqual(["third"]);
    const elsewhere = { ...rule("other", number(1)), versions: [version("other", number(1), { replaces: ["above"] })] };
    expect(lose([above(), below()], [elsewhere])).toEqual([]);
  });
});

const ofTheReader: Example = {
  title: "one",
  citation: citation(),
  place: { file: "rules-of-2017.rules", line: 5 },
  cycle: "2017-2019",
  interpretations: {},
  facts: {},
  given: [],
  expectations: [{ kind: "value", target: { rule: "reader", previous: false }, value: number(1), line: 6 }],
};

describe("the coverage of a definition that cannot but lose", () => {
  const taken = (examples: Program["examples"]) => {
    const program = { ...programOf([above(), below()], [term("reader", read("asked"))]), examples };
    return coverageOf(program, runExamples(program)).map(({ version: id, examples: count, branches }) => [
      id,
      count,
      branches.map((branch) => `${branch.id}: ${branch.exercised}`),
    ]);
  };

  it("asks for an example in which it is seen to lose", () => {
    expect(taken([]).slice(0, 2)).toEqual([
      ["above", 0, ["governs: false"]],
      ["below", 0, ["loses: false"]],
    ]);
    expect(taken([ofTheReader]).slice(0, 2)).toEqual([
      ["above", 1, ["governs: true"]],
      ["below", 1, ["loses: true"]],
    ]);
  });
});
