import { describe, expect, it } from "vitest";
import {
  both,
  calculate,
  call,
  choose,
  compare,
  day,
  each,
  no,
  number,
  of,
  overLoans,
  own,
  read,
  thisItem,
  thisYear,
  unknown,
  version,
} from "../evaluator/test-programs.ts";
import type { Expression } from "./expression.ts";
import { printBody, printExpression } from "./print-expression.ts";
import { depthOf, interpretationsRead, rulesRead, walk } from "./walk.ts";

const capped = calculate(
  "atMost",
  overLoans("sum", { where: compare("greaterOrEqual", each("lentOn"), day("2018-01-01")), value: each("pages") }),
  calculate("share", number("0.4"), read("need", { previous: true })),
);

describe("an expression", () => {
  it("prints on one line", () => {
    expect(printExpression(capped)).toBe(
      "(sum of each.pages for each in loans where (each.lentOn ≥ 2018-01-01) at most (0.4 of previous need))",
    );
    expect(printExpression(choose(both(no, own("student")), number(1, "points"), unknown("silence")))).toBe(
      'if (no and student) then 1 points else undetermined("silence")',
    );
    expect(printExpression(read("worth", { item: thisItem, year: thisYear }))).toBe("worth[this; year]");
    expect(printExpression(call("days", of(thisItem, "suspension", "span")))).toBe("days(this.span)");
    const move: Expression = {
      kind: "moveDate",
      date: day("2018-01-01"),
      by: number(3),
      unit: "months",
      direction: -1,
    };
    expect(printExpression(move)).toBe("(2018-01-01 - 3 months)");
  });

  it("prints bands with their open and closed bounds", () => {
    const body = {
      kind: "bands",
      on: own("deposit"),
      bands: [
        { to: { value: "80", inclusive: false }, result: number(0) },
        { from: { value: "80", inclusive: true }, to: { value: "120", inclusive: true }, result: number(15) },
      ],
      gaps: [{ after: "120", interpretation: "above" }],
    } as const;
    expect(printBody(body)).toBe("bands on deposit { (, 80): 0; [80, 120]: 15; (120, ): interpretation above }");
    expect(interpretationsRead(version("v", body))).toEqual(["above"]);
  });

  it("is walked in the order written, with its depth and the rules it reads", () => {
    expect([...walk(capped)].map(({ kind }) => kind)).toEqual([
      "arithmetic",
      "aggregate",
      "field",
      "compare",
      "field",
      "local",
      "date",
      "field",
      "local",
      "arithmetic",
      "number",
      "rule",
    ]);
    expect(depthOf(capped)).toBe(5);
    expect(rulesRead(version("v", capped))).toEqual([read("need", { previous: true })]);
  });
});
