import { describe, expect, it } from "vitest";
import {
  calculate,
  compare,
  each,
  libraryProgram,
  number,
  overLoans,
  own,
  pureNumber,
  read,
  rule,
  truth,
} from "../evaluator/test-programs.ts";
import type { Rule } from "../ir/program.ts";
import { declaredLayout, specialise } from "./specialise.ts";

const today = { cycle: "2017-2019", asOf: "2101-12-31", knownOn: "2101-12-31" };

function specialised(rules: readonly Rule[], outputs: readonly string[]) {
  const program = libraryProgram({ rules });
  return specialise(program, { ...today, outputs }, declaredLayout(program.vocabulary, { mostRows: 100, most: 1_000 }));
}

describe("a specialised question", () => {
  it("folds what constants decide and leaves no rule that no output reads", () => {
    const { program, refusals } = specialised(
      [
        rule("third", calculate("dividedBy", number("1"), number("3")), { type: pureNumber }),
        rule("unread", own("deposit"), { type: pureNumber }),
        rule("asked", calculate("times", read("third"), own("deposit")), { type: pureNumber }),
      ],
      ["asked"],
    );
    expect(refusals).toEqual([]);
    expect(program?.columns).toEqual([{ table: 0, node: 1, rule: "asked", cycle: "2017-2019", part: "value" }]);
    const deposit = { kind: "amount", denominator: 100, low: 0, high: 100_000 };
    expect(program?.nodes).toEqual([
      { kind: "input", table: 0, column: 1, type: deposit, maybe: true },
      { kind: "scale", operand: 0, by: 1, type: { ...deposit, denominator: 300 }, maybe: true },
    ]);
  });

  it("bounds a sum by the rows of a subject, and decides what the bounds decide", () => {
    const sum = overLoans("sum", { value: each("pages") });
    const { program } = specialised(
      [
        rule("pages", sum, { type: pureNumber }),
        rule("many", compare("less", read("pages"), number("100001")), { type: truth }),
      ],
      ["pages", "many"],
    );
    const total = program?.nodes.find(({ kind }) => kind === "aggregate");
    expect(total?.type).toEqual({ kind: "amount", denominator: 10, low: 0, high: 1_000_000 });
    expect(program?.nodes.some(({ kind }) => kind === "less")).toBe(false);
  });

  it("refuses an amount that could be counted wrongly, and a divisor that only facts know", () => {
    const large = calculate("times", number("100000000000000"), own("deposit"));
    expect(specialised([rule("large", large, { type: pureNumber })], ["large"])).toEqual({
      refusals: [
        {
          rule: "large",
          citation: expect.objectContaining({ act: expect.any(String) }),
          place: expect.objectContaining({ line: expect.any(Number) }),
          because: "amount-may-overflow",
          detail: "scale: from 0 to 100000000000000000 over 1",
        },
      ],
    });
    const share = calculate("dividedBy", number("1"), own("deposit"));
    const { program, refusals } = specialised([rule("share", share, { type: pureNumber })], ["share"]);
    expect(program).toBeUndefined();
    expect(refusals.map(({ because }) => because)).toEqual(["divisor-not-constant"]);
  });

  it("refuses a question that names what is not there", () => {
    const program = libraryProgram({ rules: [] });
    const asked = { cycle: "2018-2020", asOf: "tomorrow", knownOn: "2099-12-31", interpretations: { doubt: "upper" } };
    const { refusals } = specialise(program, asked, declaredLayout(program.vocabulary));
    expect(refusals.map(({ because, detail }) => `${because}: ${detail}`)).toEqual([
      "unknown-name: the date tomorrow",
      "unknown-name: the cycle 2018-2020",
      "unknown-name: the interpretation doubt: upper",
    ]);
  });
});
