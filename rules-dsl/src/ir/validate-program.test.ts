import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { citation, libraryProgram, number, read, rule, term, version } from "../evaluator/test-programs.ts";
import { programHash } from "./hash.ts";
import type { Expression, Program } from "./program.ts";
import { validateProgram } from "./validate-program.ts";

const hashed = { ...citation(), textHash: `sha256:${"0".repeat(64)}` };
const cited = (name: string, body: Expression): Program["rules"][number] => {
  const made = term(name, body);
  return { ...made, versions: made.versions.map((each) => ({ ...each, citation: hashed })) };
};
const program = libraryProgram({ rules: [cited("one", number(1)), cited("two", read("one"))] });
const stored = (changed: unknown): unknown => JSON.parse(JSON.stringify(changed));
const problemsOf = (changed: unknown) =>
  validateProgram(stored(changed)).map(({ path, expected }) => `${path}: ${expected}`);
const withRules = (...rules: Program["rules"]) => ({ ...program, rules });

describe("a program read back from storage", () => {
  it("is accepted as it was written, and has the same hash", () => {
    expect(problemsOf(program)).toEqual([]);
    expect(programHash(stored(program) as Program)).toBe(programHash(program));
    expect(programHash({ ...program, acts: [] })).not.toBe(programHash(program));
  });

  it("is refused when its format is another", () => {
    expect(problemsOf({ ...program, formatVersion: "9.9" })).toEqual(['formatVersion: "2.0"']);
  });

  it("is refused for each misshapen part, with its path", () => {
    expect(problemsOf(null)).toEqual([": an object"]);
    expect(problemsOf({ ...program, extra: 1 })).toEqual(["extra: no such key"]);
    expect(problemsOf({ ...program, acts: {} })).toEqual(["acts: a list"]);
    expect(problemsOf(withRules(cited("one", { kind: "number", value: "1,5" })))).toEqual([
      "rules[0].versions[0].body.expression.value: an exact number",
    ]);
    expect(problemsOf(withRules(cited("one", { kind: "guess" } as unknown as Expression)))[0]).toMatch(
      /^rules\[0\]\.versions\[0\]\.body\.expression\.kind: number or boolean or/,
    );
    expect(problemsOf(withRules(rule("one", number(1))))).toEqual([
      "rules[0].versions[0].citation.textHash: sha256: and 64 digits",
    ]);
  });

  it("is refused when a name stands for nothing, or for two things", () => {
    const one = cited("one", number(1));
    expect(problemsOf(withRules(one, one))).toEqual(["rules: no second one", "versions: no second one"]);
    expect(problemsOf(withRules(cited("one", read("ghost"))))).toEqual(["rules[0].versions[0]: a rule named ghost"]);
    expect(problemsOf(withRules(cited("one", { kind: "local", name: "x" })))).toEqual([
      "rules[0].versions[0]: a local name x",
    ]);
    expect(problemsOf(withRules(cited("one", { kind: "field", entity: "member", field: "height" })))).toEqual([
      "rules[0].versions[0]: a field height of member",
    ]);
    expect(problemsOf(withRules(cited("one", { kind: "option", enumeration: "tier", option: "silver" })))).toEqual([
      "rules[0].versions[0]: an option silver of tier",
    ]);
    const amended = { ...one, versions: [version("one", number(1), { citation: hashed, replaces: ["lost"] })] };
    expect(problemsOf(withRules(amended))).toEqual(["rules[0].versions[0].replaces: a version lost"]);
    const unwritten = { ...one, versions: [version("one", undefined, { citation: { ...hashed, act: "none" } })] };
    expect(problemsOf(withRules(unwritten))).toEqual([
      "rules[0].versions[0].citation.act: an act of the program",
      "rules[0].versions[0].body: a body, or a repeal",
    ]);
  });

  it("is refused when a rule reads one that stands after it in the same cycle, and not when it reads the cycle before", () => {
    const [one, two] = program.rules as [Program["rules"][number], Program["rules"][number]];
    expect(problemsOf(withRules(two, one))).toEqual(["rules[0].versions[0]: the rule one to stand before this one"]);
    expect(problemsOf(withRules(cited("self", read("self", { previous: true }))))).toEqual([]);
    expect(problemsOf(withRules(cited("self", read("self"))))).toEqual([
      "rules[0].versions[0]: the rule self to stand before this one",
    ]);
  });

  it("is refused, not read, when it nests too deeply", () => {
    let deep: Expression = number(1);
    for (let level = 0; level < 1_500; level++) deep = { kind: "negate", operand: deep };
    expect(problemsOf(withRules(cited("deep", deep)))[0]).toMatch(/: no more than 1000 levels$/);
  });

  it("never makes the reader throw", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom("vocabulary", "acts", "rules", "examples"), (json, key) => {
        expect(validateProgram(json).length).toBeGreaterThan(0);
        expect(Array.isArray(validateProgram({ ...program, [key]: json }))).toBe(true);
      }),
    );
  });
});
