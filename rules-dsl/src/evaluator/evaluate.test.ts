import { describe, expect, it } from "vitest";
import type { Expression, Program } from "../ir/program.ts";
import type { EvaluationRequest } from "./evaluate.ts";
import { evaluate, plainValue } from "./evaluate.ts";
import {
  both,
  calculate,
  call,
  choose,
  compare,
  date,
  day,
  either,
  libraryProgram,
  local,
  no,
  number,
  of,
  own,
  points,
  pureNumber,
  read,
  rule,
  term,
  thisItem,
  thisYear,
  today,
  truth,
  unknown,
  yes,
} from "./test-programs.ts";

const valueIn = (program: Program, name: string, facts: unknown = {}, request: EvaluationRequest = today) =>
  plainValue(evaluate(program, facts, request).valueOf(name));
const resultOf = (expression: Expression, facts: unknown = {}, type = points) =>
  valueIn(libraryProgram({ rules: [rule("asked", expression, { type })] }), "asked", facts);
const exact = (value: string, unit = "points") => ({ kind: "quantity", exact: value, unit });
const missing = (...paths: string[]) => ({ kind: "undetermined", missing: paths, reasons: [], conflicts: [] });
const because = (code: string, parameters = {}) => ({
  kind: "undetermined",
  missing: [],
  reasons: [{ code, parameters }],
  conflicts: [],
});
const answer = (value: boolean) => ({ kind: "boolean", value });

describe("an evaluation", () => {
  it("computes exactly: thirds of thirds come back to the whole", () => {
    const third = calculate("dividedBy", number(150, "points"), number(3));
    expect(resultOf(third)).toEqual(exact("50"));
    const ninth = calculate("dividedBy", calculate("dividedBy", number(100, "points"), number(3)), number(3));
    expect(resultOf(ninth)).toEqual(exact("100/9"));
    expect(resultOf(calculate("times", ninth, number(9)))).toEqual(exact("100"));
  });

  it("knows that a division by zero has no answer", () => {
    expect(resultOf(calculate("dividedBy", number(1), number(0)))).toEqual(because("division-by-zero"));
  });

  it("names the absent fact by its JSON path, through lists and nested objects", () => {
    const fee: Expression = {
      kind: "aggregate",
      operation: "sum",
      over: { kind: "list", variable: "fee", list: of(own("card"), "card", "fees") },
      value: of(local("fee"), "note", "amount"),
    };
    expect(resultOf(own("deposit"))).toEqual(missing("deposit"));
    expect(resultOf(fee)).toEqual(missing("card"));
    expect(resultOf(fee, { card: { fees: [{}, { amount: 2 }, {}] } })).toEqual(
      missing("card.fees[0].amount", "card.fees[2].amount"),
    );
    expect(resultOf(fee, { card: { fees: [{ amount: "0.1" }, { amount: "0.2" }] } })).toEqual(exact("0.3"));
  });

  it("uses the declared value of an absent key, and takes an absent list as empty", () => {
    expect(resultOf(own("student"), {}, truth)).toEqual(answer(false));
    expect(resultOf(call("size", own("loans")))).toEqual(exact("0"));
    expect(resultOf(of(own("card"), "card", "colour"), { card: {} }, { kind: "text" })).toEqual({
      kind: "text",
      value: "white",
    });
  });

  it("treats a refused fact as not known, and says that it was refused", () => {
    const outcome = evaluate(libraryProgram({ rules: [term("deposit", own("deposit"))] }), { deposit: "1,5" }, today);
    expect(plainValue(outcome.valueOf("deposit"))).toEqual(because("refused-fact", { path: "deposit" }));
    expect(outcome.refusedFacts).toEqual([{ path: "deposit", expected: "number", found: '"1,5"' }]);
  });

  it("reasons with three truths", () => {
    const doubt = compare("less", own("deposit"), number(1));
    expect(resultOf(both(no, doubt), {}, truth)).toEqual(answer(false));
    expect(resultOf(both(doubt, no), {}, truth)).toEqual(answer(false));
    expect(resultOf(either(doubt, yes), {}, truth)).toEqual(answer(true));
    expect(resultOf(either(yes, doubt), {}, truth)).toEqual(answer(true));
    expect(resultOf(both(doubt, yes), {}, truth)).toEqual(missing("deposit"));
    expect(resultOf(either(no, doubt), {}, truth)).toEqual(missing("deposit"));
    expect(resultOf({ kind: "not", operand: doubt }, {}, truth)).toEqual(missing("deposit"));
    const other = compare("less", own("born"), day("2000-01-01"));
    expect(resultOf(both(doubt, other), {}, truth)).toEqual(missing("deposit", "birthDate"));
    expect(resultOf({ kind: "isMissing", operand: doubt }, {}, truth)).toEqual(answer(true));
    expect(resultOf({ kind: "isMissing", operand: doubt }, { deposit: 0 }, truth)).toEqual(answer(false));
  });

  it("needs no condition when both branches are the same exact value", () => {
    const doubt = compare("less", own("deposit"), number(1));
    expect(resultOf(choose(doubt, number("0.50"), number("1/2")))).toEqual(exact("0.5"));
    expect(resultOf(choose(doubt, number(1), number(2)))).toEqual(missing("deposit"));
    expect(resultOf(choose(doubt, unknown(), unknown()))).toEqual(missing("deposit"));
  });

  it("answers membership as soon as one option decides it", () => {
    const among = (...options: Expression[]): Expression => ({ kind: "oneOf", value: number(2), options });
    expect(resultOf(among(own("deposit"), number("2.0")), {}, truth)).toEqual(answer(true));
    expect(resultOf(among(own("deposit"), number(3)), {}, truth)).toEqual(missing("deposit"));
    expect(resultOf(among(number(1), number(3)), {}, truth)).toEqual(answer(false));
  });

  it("moves dates by days, months and years, and knows where the calendar ends", () => {
    const moved = (from: string, by: number | string, unit: "days" | "months" | "years", direction: 1 | -1 = 1) =>
      resultOf({ kind: "moveDate", date: day(from), by: number(by), unit, direction }, {}, date);
    expect(moved("2020-02-29", 1, "years")).toEqual({ kind: "date", value: "2021-02-28" });
    expect(moved("2019-01-31", 1, "months")).toEqual({ kind: "date", value: "2019-02-28" });
    expect(moved("2019-01-01", 1, "days", -1)).toEqual({ kind: "date", value: "2018-12-31" });
    expect(moved("2019-01-01", "1.5", "days")).toEqual(because("not-whole", { value: "1.5" }));
    expect(moved("2019-01-01", 8000, "years")).toEqual(because("outside-calendar"));
    expect(moved("2019-01-01", "99999999999999999999", "days")).toEqual(because("outside-calendar"));
    expect(resultOf({ kind: "daysBetween", from: day("2020-02-28"), to: day("2020-03-01") }, {}, pureNumber)).toEqual({
      kind: "quantity",
      exact: "2",
    });
  });

  it("takes a year for a number and a whole number for a year", () => {
    expect(resultOf(calculate("plus", call("yearOf", day("2018-05-01")), number(1)), {}, { kind: "year" })).toEqual({
      kind: "year",
      value: 2019,
    });
    expect(resultOf(compare("equal", own("joined"), number(2015)), { joined: 2015 }, truth)).toEqual(answer(true));
    expect(resultOf(call("yearPeriod", number("2018.5")), {}, { kind: "period" })).toEqual(
      because("not-whole", { value: "2018.5" }),
    );
  });

  it("evaluates a rule for each year of the cycle and for no other year", () => {
    const program = libraryProgram({
      rules: [
        term("turns", calculate("minus", thisYear, own("joined")), { perYear: true, type: pureNumber }),
        term("before", read("turns", { year: calculate("minus", number(2017), number(1)) })),
      ],
    });
    const outcome = evaluate(program, { joined: 2015 }, today);
    expect(outcome.outputs.map(({ rule: name, year, value }) => [name, year, plainValue(value)])).toEqual([
      ["turns", 2017, { kind: "quantity", exact: "2" }],
      ["turns", 2018, { kind: "quantity", exact: "3" }],
      ["turns", 2019, { kind: "quantity", exact: "4" }],
      ["before", undefined, because("year-outside-cycle", { rule: "turns", year: "2016", cycle: "2017-2019" })],
    ]);
    expect(plainValue(outcome.valueOf("turns", { year: 2018 }))).toEqual({ kind: "quantity", exact: "3" });
    expect(plainValue(outcome.valueOf("turns", { year: 2016, previous: true }))).toEqual({
      kind: "quantity",
      exact: "1",
    });
    expect(plainValue(outcome.valueOf("turns"))).toEqual(because("year-needed", { rule: "turns" }));
  });

  it("evaluates a rule for each item, named by its id or by its path", () => {
    const program = libraryProgram({
      rules: [
        term("counted", of(thisItem, "loan", "pages"), { item: "loan" }),
        term("length", call("days", of(thisItem, "suspension", "span")), { item: "suspension", type: pureNumber }),
      ],
    });
    const facts = {
      loans: [{ id: "A", pages: "1.5" }, { pages: 2 }],
      suspensions: [{ span: { from: "2019-02-16", to: "2019-03-01" } }],
    };
    const outcome = evaluate(program, facts, today);
    expect(outcome.outputs.map(({ item, value }) => [item, plainValue(value)])).toEqual([
      ["A", exact("1.5")],
      ["loans[1]", exact("2")],
      ["suspensions[0]", { kind: "quantity", exact: "14" }],
    ]);
    expect(plainValue(outcome.valueOf("counted", { item: "A" }))).toEqual(exact("1.5"));
    expect(plainValue(outcome.valueOf("counted", { item: "Z" }))).toEqual(because("unknown-item", { name: "Z" }));
    expect(plainValue(outcome.valueOf("nothing"))).toEqual(because("unknown-rule", { name: "nothing" }));
  });

  it("reads the cycle before, down to the first, below which nothing is known", () => {
    const grown = choose(
      { kind: "isMissing", operand: read("savings", { previous: true }) },
      number(1, "points"),
      calculate("times", read("savings", { previous: true }), number(2)),
    );
    const program = libraryProgram({
      rules: [term("savings", grown), rule("past", read("savings", { previous: true }))],
    });
    expect(valueIn(program, "savings")).toEqual(exact("2"));
    expect(valueIn(program, "savings", {}, { ...today, cycle: "2026-2028" })).toEqual(exact("16"));
    expect(valueIn(program, "past", {}, { ...today, cycle: "2014-2016" })).toEqual(
      because("before-first-cycle", { rule: "savings", cycle: "2011-2013" }),
    );
    const last = plainValue(evaluate(program, {}, { ...today, cycle: "9994-9996" }).valueOf("savings"));
    expect(last).toEqual(exact(String(2n ** 2660n)));
  });

  it("does not nest too deeply in a long chain of rules", () => {
    const chain = Array.from({ length: 5000 }, (_, index) =>
      rule(`r${index}`, index === 0 ? number(1) : calculate("plus", read(`r${index - 1}`), number(1))),
    );
    expect(valueIn(libraryProgram({ rules: chain }), "r4999")).toEqual(exact("5000"));
  });

  it("does not nest too deeply in a chain of deep rules that spans many cycles", () => {
    const deep = (inner: Expression) =>
      Array.from({ length: 90 }).reduce<Expression>((sum) => calculate("plus", sum, number(1)), inner);
    const past = choose(
      { kind: "isMissing", operand: read("r199", { previous: true }) },
      number(0),
      read("r199", { previous: true }),
    );
    const chain = Array.from({ length: 200 }, (_, index) =>
      rule(`r${index}`, deep(index === 0 ? past : read(`r${index - 1}`)), { type: pureNumber }),
    );
    const program = libraryProgram({ rules: chain });
    expect(valueIn(program, "r199", {}, { ...today, cycle: "2023-2025" })).toEqual({
      kind: "quantity",
      exact: "72000",
    });
  });

  it("ends even when a tampered program goes in circles", () => {
    const rules = [rule("a", read("b")), rule("b", read("a"))];
    expect(valueIn(libraryProgram({ rules }), "a")).toEqual(because("circular", { name: "a" }));
  });

  it("binds local definitions to the case of the rule, not to the year an aggregate is at", () => {
    const years: Expression = {
      kind: "aggregate",
      operation: "sum",
      over: { kind: "years" },
      value: calculate("minus", thisYear, local("start")),
    };
    const program = libraryProgram({
      rules: [
        rule("distance", years, { perYear: true, type: pureNumber, locals: [{ name: "start", value: thisYear }] }),
      ],
    });
    expect(plainValue(evaluate(program, {}, today).valueOf("distance", { year: 2018 }))).toEqual({
      kind: "quantity",
      exact: "0",
    });
    expect(plainValue(evaluate(program, {}, today).valueOf("distance", { year: 2017 }))).toEqual({
      kind: "quantity",
      exact: "3",
    });
  });

  it("refuses a request that makes no sense, naming each mistake", () => {
    const program = libraryProgram({ rules: [term("one", number(1))] });
    const outcome = evaluate(
      program,
      {},
      {
        cycle: "2018-2020",
        asOf: "31/12/2019",
        knownOn: "2019-02-30",
        interpretations: { ghost: "x" },
        given: [{ target: { rule: "none", previous: false }, value: number(1) }],
      },
    );
    expect(outcome.refusedRequest).toEqual([
      { part: "cycle", found: "2018-2020", because: "not-a-cycle" },
      { part: "asOf", found: "31/12/2019", because: "not-a-date" },
      { part: "knownOn", found: "2019-02-30", because: "not-a-date" },
      { part: "interpretations", found: "ghost", because: "unknown-interpretation" },
      { part: "given", found: "none", because: "unknown-rule" },
    ]);
    expect(outcome.outputs).toEqual([]);
    expect(plainValue(outcome.valueOf("one"))).toEqual(because("refused-request"));
    expect(evaluate(program, {}, { ...today, cycle: "2011-2013" }).refusedRequest).toEqual([
      { part: "cycle", found: "2011-2013", because: "before-first-cycle" },
    ]);
  });

  it("takes the values given in place of rules, for one case or for all", () => {
    const program = libraryProgram({
      rules: [
        rule("base", number(10, "points")),
        rule("yearly", number(1, "points"), { perYear: true }),
        term("double", calculate("times", read("base"), number(2))),
        term("past", read("base", { previous: true })),
      ],
    });
    const outcome = evaluate(
      program,
      {},
      {
        ...today,
        cycle: "2014-2016",
        given: [
          { target: { rule: "base", previous: false }, value: number("4.5", "points") },
          { target: { rule: "base", previous: true }, value: number(7, "points") },
          { target: { rule: "yearly", year: 2015, previous: false }, value: number(9, "points") },
        ],
      },
    );
    expect(outcome.outputs.map(({ value }) => plainValue(value))).toEqual([exact("9"), exact("7")]);
    expect(plainValue(outcome.valueOf("yearly", { year: 2014 }))).toEqual(exact("1"));
    expect(plainValue(outcome.valueOf("yearly", { year: 2015 }))).toEqual(exact("9"));
    expect(outcome.outputOf("base").citation).toBeUndefined();
  });
});
