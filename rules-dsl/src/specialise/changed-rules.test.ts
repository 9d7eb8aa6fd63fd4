import { describe, expect, it } from "vitest";
import { calculate, libraryProgram, number, own, pureNumber, read, rule } from "../evaluator/test-programs.ts";
import type { Expression, Program } from "../ir/program.ts";
import { changedRules } from "./changed-rules.ts";
import type { SpecialiseRequest } from "./specialise-request.ts";
import { datedRules } from "./versions.ts";

const today: SpecialiseRequest = { cycle: "2017-2019", asOf: "2101-12-31", knownOn: "2101-12-31" };
const doubtful: Expression = { kind: "interpretation", name: "doubt" };
const names = ["fee", "bill", "read otherwise"];

function program(fee: string, chosen = "upper", file = "a"): Program {
  const written = libraryProgram({
    rules: [
      rule("fee", number(fee), { type: pureNumber }),
      rule("bill", calculate("times", read("fee"), own("deposit")), { type: pureNumber }),
      rule("read otherwise", doubtful, { type: pureNumber }),
    ],
  });
  const interpretation = { ...written.interpretations[0], name: "doubt", chosen } as Program["interpretations"][number];
  const rules = written.rules.map((each) => ({
    ...each,
    versions: each.versions.map((version) => ({ ...version, place: { file, line: 1, endLine: 2 } })),
  }));
  return { ...written, rules, interpretations: [interpretation] };
}

function changed(after: Program, request: Partial<SpecialiseRequest> = {}): readonly string[] {
  const laws = [
    { program: program("2"), request: today },
    { program: after, request: { ...today, ...request } },
  ].map((law) => ({ ...law, rules: datedRules(law.program) }));
  const [was, is] = laws;
  return was && is ? names.filter(changedRules(was, is)) : [];
}

describe("rules in which a difference can begin", () => {
  it("are none of laws that say the same, wherever they are written", () => {
    expect(changed(program("2"))).toEqual([]);
    expect(changed(program("2", "upper", "b"))).toEqual([]);
  });

  it("are those that were written again, not those that read them", () => {
    expect(changed(program("3"))).toEqual(["fee"]);
  });

  it("are those that name a doubt which is decided otherwise", () => {
    expect(changed(program("2", "lower"))).toEqual(["read otherwise"]);
    expect(changed(program("2"), { interpretations: { doubt: "lower" } })).toEqual(["read otherwise"]);
  });

  it("are those whose value is given", () => {
    const given = [{ target: { rule: "bill", previous: false }, value: number("7") }];
    expect(changed(program("2"), { given })).toEqual(["bill"]);
  });

  it("are all where the days are others", () => {
    expect(changed(program("2"), { knownOn: "2018-01-01" })).toEqual(names);
    expect(changed(program("2"), { asOf: "2018-01-01" })).toEqual(names);
  });
});
