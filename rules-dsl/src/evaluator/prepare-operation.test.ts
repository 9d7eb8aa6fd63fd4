import { describe, expect, it } from "vitest";
import type { Expression, ValueType } from "../ir/program.ts";
import { evaluate, plainValue } from "./evaluate.ts";
import {
  call,
  date,
  day,
  each,
  libraryProgram,
  number,
  overLoans,
  own,
  pureNumber,
  rule,
  today,
  truth,
} from "./test-programs.ts";

const resultOf = (expression: Expression, type: ValueType, facts: unknown = {}) =>
  plainValue(evaluate(libraryProgram({ rules: [rule("asked", expression, { type })] }), facts, today).valueOf("asked"));
const span = (from: string, to: string) => call("period", day(from), day(to));
const exact = (value: string) => ({ kind: "quantity", exact: value });
const because = (code: string, parameters = {}) => ({
  kind: "undetermined",
  missing: [],
  reasons: [{ code, parameters }],
  conflicts: [],
});
const period = { kind: "period" } as const;
const periods = { kind: "list", of: period } as const;
const year = { kind: "year" } as const;
const nothing = span("2018-01-02", "2018-01-01");

describe("a built-in operation", () => {
  it("goes between dates, years and periods", () => {
    expect(resultOf(call("yearOf", day("2018-05-01")), year)).toEqual({ kind: "year", value: 2018 });
    expect(resultOf(call("firstOfYear", number(2018)), date)).toEqual({ kind: "date", value: "2018-01-01" });
    expect(resultOf(call("lastOfYear", number(2018)), date)).toEqual({ kind: "date", value: "2018-12-31" });
    expect(resultOf(call("yearPeriod", number(2018)), period)).toEqual({
      kind: "period",
      from: "2018-01-01",
      to: "2018-12-31",
    });
    expect(resultOf(call("firstDay", span("2018-03-01", "2018-04-01")), date)).toEqual({
      kind: "date",
      value: "2018-03-01",
    });
    expect(resultOf(call("lastDay", span("2018-03-01", "2018-04-01")), date)).toEqual({
      kind: "date",
      value: "2018-04-01",
    });
    expect(resultOf({ kind: "cyclePeriod" }, period)).toEqual({ kind: "period", from: "2017-01-01", to: "2019-12-31" });
  });

  it("counts days, whole months and whole years", () => {
    expect(resultOf(call("days", span("2020-02-16", "2020-03-01")), pureNumber)).toEqual(exact("15"));
    expect(resultOf(call("wholeMonths", span("2019-01-01", "2019-02-28")), pureNumber)).toEqual(exact("2"));
    expect(resultOf(call("wholeYears", span("2018-01-01", "2018-12-31")), pureNumber)).toEqual(exact("1"));
    expect(
      resultOf(call("completedBlocks", span("2018-12-25", "2019-01-08"), number(15), number(2019)), pureNumber),
    ).toEqual(exact("1"));
    expect(resultOf(call("prevailingYear", span("2018-12-30", "2019-01-02")), year)).toEqual({
      kind: "year",
      value: 2018,
    });
  });

  it("finds no first or last day and no prevailing year in an empty period, and no days", () => {
    expect(resultOf(nothing, period)).toEqual({ kind: "emptyPeriod" });
    expect(resultOf(call("days", nothing), pureNumber)).toEqual(exact("0"));
    expect(resultOf(call("firstDay", nothing), date)).toEqual(because("empty-period"));
    expect(resultOf(call("lastDay", nothing), date)).toEqual(because("empty-period"));
    expect(resultOf(call("prevailingYear", nothing), year)).toEqual(because("empty-period"));
    expect(resultOf({ kind: "within", date: day("2018-01-01"), period: nothing }, truth)).toEqual({
      kind: "boolean",
      value: false,
    });
  });

  it("intersects, covers, merges and cuts periods", () => {
    expect(
      resultOf(call("intersection", span("2018-01-01", "2018-06-30"), span("2018-06-01", "2018-12-31")), period),
    ).toEqual({
      kind: "period",
      from: "2018-06-01",
      to: "2018-06-30",
    });
    expect(resultOf(call("covers", call("yearPeriod", number(2018)), span("2018-01-01", "2018-12-31")), truth)).toEqual(
      {
        kind: "boolean",
        value: true,
      },
    );
    const lent = overLoans("list", { value: call("period", each("lentOn"), each("registeredOn")) });
    const loans = [
      { lentOn: "2018-03-01", registeredOn: "2018-03-10" },
      { lentOn: "2018-01-01", registeredOn: "2018-02-28" },
    ];
    expect(resultOf(call("mergedPeriods", lent), periods, { loans })).toEqual({
      kind: "list",
      values: [{ kind: "period", from: "2018-01-01", to: "2018-03-10" }],
    });
    expect(resultOf(call("size", call("yearsFromStart", span("2018-10-01", "2020-12-15"))), pureNumber)).toEqual(
      exact("3"),
    );
    expect(resultOf(call("size", call("calendarMonths", span("2018-10-15", "2018-12-15"))), pureNumber)).toEqual(
      exact("3"),
    );
  });

  it("divides wholly towards minus infinity", () => {
    expect(resultOf(call("wholeQuotient", number(44), number(15)), pureNumber)).toEqual(exact("2"));
    expect(resultOf(call("wholeQuotient", number("-0.5"), number(15)), pureNumber)).toEqual(exact("-1"));
    expect(resultOf(call("wholeQuotient", number("1/3"), number("1/9")), pureNumber)).toEqual(exact("3"));
    expect(resultOf(call("wholeQuotient", number(1), number(0)), pureNumber)).toEqual(because("division-by-zero"));
  });

  it("takes the smallest and the greatest of several values", () => {
    expect(resultOf(call("smallest", number(3), number("1/3"), number("0.3")), pureNumber)).toEqual(exact("0.3"));
    expect(resultOf(call("greatest", day("2018-01-01"), day("2019-01-01")), date)).toEqual({
      kind: "date",
      value: "2019-01-01",
    });
    expect(resultOf(call("greatest", number(3), own("deposit")), pureNumber)).toEqual({
      kind: "undetermined",
      missing: ["deposit"],
      reasons: [],
      conflicts: [],
    });
  });

  it("numbers items from 1 in their list", () => {
    const positions = overLoans("list", { value: call("position", { kind: "local", name: "each" }) });
    expect(resultOf(positions, { kind: "list", of: pureNumber }, { loans: [{}, {}] })).toEqual({
      kind: "list",
      values: [exact("1"), exact("2")],
    });
  });

  it("answers that it cannot know when an argument makes no sense", () => {
    const blocks = (length: Expression, of: Expression) =>
      resultOf(call("completedBlocks", span("2018-01-01", "2018-12-31"), length, of), pureNumber);
    expect(blocks(number(0), number(2018))).toEqual(because("not-positive", { value: "0" }));
    expect(blocks(number("7.5"), number(2018))).toEqual(because("not-whole", { value: "7.5" }));
    expect(blocks(number(7), number(20180))).toEqual(because("outside-calendar"));
    expect(resultOf(call("days", number(1)), pureNumber)).toEqual(because("ill-typed", { to: "days" }));
    expect(resultOf(call("days"), pureNumber)).toEqual(because("ill-typed", { to: "days" }));
    const round: Expression = { kind: "round", operand: number(1), mode: "down", to: number(0) };
    expect(resultOf(round, pureNumber)).toEqual(because("not-positive", { value: "0" }));
  });
});
