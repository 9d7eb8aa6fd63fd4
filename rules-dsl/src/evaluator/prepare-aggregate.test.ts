import { describe, expect, it } from "vitest";
import type { Expression } from "../ir/program.ts";
import { evaluate, plainValue } from "./evaluate.ts";
import {
  both,
  call,
  compare,
  date,
  each,
  libraryProgram,
  local,
  number,
  overLoans,
  own,
  pureNumber,
  rule,
  thisYear,
  today,
  truth,
} from "./test-programs.ts";

type Loan = Readonly<Record<string, unknown>>;
const resultOf = (expression: Expression, loans: readonly Loan[], type = pureNumber) =>
  plainValue(
    evaluate(libraryProgram({ rules: [rule("asked", expression, { type })] }), { loans }, today).valueOf("asked"),
  );
const exact = (value: string) => ({ kind: "quantity", exact: value });
const missing = (...paths: string[]) => ({ kind: "undetermined", missing: paths, reasons: [], conflicts: [] });
const answer = (value: boolean) => ({ kind: "boolean", value });
const nothing = {
  kind: "undetermined",
  missing: [],
  reasons: [{ code: "nothing-to-choose-from", parameters: {} }],
  conflicts: [],
};
const onOpenShelf = compare("equal", each("shelf"), { kind: "option", enumeration: "shelf", option: "open" });
const open = { shelf: "O" };
const closed = { shelf: "C" };

describe("an aggregate", () => {
  it("of nothing is zero, an empty list, no or yes; the smallest and the first of nothing are not known", () => {
    expect(resultOf(overLoans("sum", { value: each("pages") }), [])).toEqual(exact("0"));
    expect(resultOf(overLoans("count"), [])).toEqual(exact("0"));
    expect(resultOf(overLoans("list", { value: each("pages") }), [])).toEqual({ kind: "list", values: [] });
    expect(resultOf(overLoans("some", { where: onOpenShelf }), [], truth)).toEqual(answer(false));
    expect(resultOf(overLoans("every", { value: onOpenShelf }), [], truth)).toEqual(answer(true));
    expect(resultOf(overLoans("greatest", { value: each("pages") }), [])).toEqual(nothing);
    expect(resultOf(overLoans("smallest", { value: each("pages") }), [])).toEqual(nothing);
  });

  it("sums exactly what passes the filter, and names every missing amount", () => {
    const sum = overLoans("sum", { where: onOpenShelf, value: each("pages") });
    expect(
      resultOf(sum, [
        { ...open, pages: "0.1" },
        { ...closed, pages: 5 },
        { ...open, pages: "0.2" },
      ]),
    ).toEqual(exact("0.3"));
    expect(resultOf(sum, [open, closed, { ...open, pages: 1 }, open])).toEqual(
      missing("loans[0].pages", "loans[3].pages"),
    );
  });

  it("minds a doubtful member only when it would change the sum", () => {
    const sum = overLoans("sum", { where: onOpenShelf, value: each("pages") });
    expect(resultOf(sum, [{ ...open, pages: 2 }, { pages: 0 }])).toEqual(exact("2"));
    expect(resultOf(sum, [{ ...open, pages: 2 }, { pages: 3 }, {}])).toEqual(
      missing("loans[1].shelf", "loans[2].shelf"),
    );
    expect(resultOf(overLoans("count", { where: onOpenShelf }), [open, {}])).toEqual(missing("loans[1].shelf"));
  });

  it("minds a doubtful member only when it could be the extreme", () => {
    const greatest = overLoans("greatest", { where: onOpenShelf, value: each("pages") });
    const smallest = overLoans("smallest", { where: onOpenShelf, value: each("pages") });
    const loans = [{ ...open, pages: 5 }, { pages: 5 }, { ...open, pages: 7 }, { ...closed, pages: 99 }];
    expect(resultOf(greatest, loans)).toEqual(exact("7"));
    expect(resultOf(smallest, loans)).toEqual(exact("5"));
    expect(resultOf(greatest, [...loans, { pages: 8 }])).toEqual(missing("loans[4].shelf"));
    expect(resultOf(smallest, [...loans, { pages: 4 }])).toEqual(missing("loans[4].shelf"));
    expect(resultOf(greatest, [...loans, open])).toEqual(missing("loans[4].pages"));
    expect(resultOf(greatest, [{ pages: 1 }])).toEqual(missing("loans[0].shelf"));
  });

  it("finds the greatest and the smallest date", () => {
    const loans = [{ lentOn: "2018-05-01" }, { lentOn: "2017-05-01" }, { lentOn: "2019-05-01" }];
    expect(resultOf(overLoans("greatest", { value: each("lentOn") }), loans, date)).toEqual({
      kind: "date",
      value: "2019-05-01",
    });
    expect(resultOf(overLoans("smallest", { value: each("lentOn") }), loans, date)).toEqual({
      kind: "date",
      value: "2017-05-01",
    });
  });

  it("asks whether some or every member satisfies a condition, with three truths", () => {
    const some = overLoans("some", { where: onOpenShelf });
    const every = overLoans("every", { value: onOpenShelf });
    expect(resultOf(some, [{}, open], truth)).toEqual(answer(true));
    expect(resultOf(some, [{}, closed], truth)).toEqual(missing("loans[0].shelf"));
    expect(resultOf(every, [{}, closed], truth)).toEqual(answer(false));
    expect(resultOf(every, [{}, open], truth)).toEqual(missing("loans[0].shelf"));
    const everyRare = overLoans("every", { where: each("rare"), value: onOpenShelf });
    expect(resultOf(everyRare, [{ rare: true, ...open }, closed], truth)).toEqual(answer(true));
    expect(resultOf(everyRare, [{ rare: true, ...closed }], truth)).toEqual(answer(false));
    const everyOpenHasPages = overLoans("every", {
      where: onOpenShelf,
      value: compare("greater", each("pages"), number(1)),
    });
    expect(resultOf(everyOpenHasPages, [{ pages: 2 }], truth)).toEqual(answer(true));
    expect(resultOf(everyOpenHasPages, [{ pages: 1 }], truth)).toEqual(missing("loans[0].shelf"));
    const someOpenHasPages = overLoans("some", {
      where: onOpenShelf,
      value: compare("greater", each("pages"), number(1)),
    });
    expect(resultOf(someOpenHasPages, [{ pages: 2 }], truth)).toEqual(missing("loans[0].shelf"));
    expect(resultOf(someOpenHasPages, [{ pages: 1 }], truth)).toEqual(answer(false));
  });

  it("runs over the options of an enumeration and over the years of the cycle", () => {
    const perShelf: Expression = {
      kind: "aggregate",
      operation: "list",
      over: { kind: "options", variable: "shelf", enumeration: "shelf" },
      value: overLoans("count", { where: compare("equal", each("shelf"), local("shelf")) }),
    };
    expect(resultOf(perShelf, [open, closed, open])).toEqual({ kind: "list", values: [exact("2"), exact("1")] });
    const lentIn = compare("equal", call("yearOf", each("lentOn")), thisYear);
    const perYear: Expression = {
      kind: "aggregate",
      operation: "greatest",
      over: { kind: "years" },
      value: overLoans("sum", { where: lentIn, value: each("pages") }),
    };
    const loans = [
      { lentOn: "2017-02-01", pages: 2 },
      { lentOn: "2018-02-01", pages: 3 },
      { lentOn: "2018-12-31", pages: "4.5" },
    ];
    expect(resultOf(perYear, loans)).toEqual(exact("7.5"));
  });

  it("keeps the values of nested aggregates apart", () => {
    const earlier: Expression = {
      kind: "aggregate",
      operation: "count",
      over: { kind: "list", variable: "other", list: own("loans") },
      where: both(
        compare("less", { kind: "field", of: local("other"), entity: "loan", field: "lentOn" }, each("lentOn")),
        compare("equal", { kind: "field", of: local("other"), entity: "loan", field: "shelf" }, each("shelf")),
      ),
    };
    const loans = [
      { ...open, lentOn: "2018-01-01" },
      { ...closed, lentOn: "2018-01-02" },
      { ...open, lentOn: "2018-01-03" },
      { ...open, lentOn: "2018-01-04" },
    ];
    expect(resultOf(overLoans("list", { value: earlier }), loans)).toEqual({
      kind: "list",
      values: [exact("0"), exact("0"), exact("1"), exact("2")],
    });
  });
});

describe("a pick", () => {
  const pick = (end: "first" | "last", where?: Expression): Expression => ({
    kind: "field",
    entity: "loan",
    field: "id",
    of: {
      kind: "pick",
      end,
      over: { kind: "list", variable: "each", list: own("loans") },
      by: each("lentOn"),
      ...(where ? { where } : {}),
    },
  });
  const text = { kind: "text" } as const;
  const named = (value: string) => ({ kind: "text", value });
  const loans = [
    { id: "b", lentOn: "2018-02-01", ...open },
    { id: "a", lentOn: "2018-01-01", ...closed },
    { id: "c", lentOn: "2018-02-01", ...open },
  ];

  it("takes the first or the last by a value, and the first as recorded on a tie", () => {
    expect(resultOf(pick("first"), loans, text)).toEqual(named("a"));
    expect(resultOf(pick("last"), loans, text)).toEqual(named("b"));
    expect(resultOf(pick("first", onOpenShelf), loans, text)).toEqual(named("b"));
    expect(resultOf(pick("last"), [], text)).toEqual(nothing);
  });

  it("of nothing names the fact that it looks for, where its filter says which; otherwise only that there is none", () => {
    const onIts = (condition: Expression) => resultOf(pick("first", condition), [closed], text);
    expect(onIts(onOpenShelf)).toEqual(missing("loans[O]"));
    expect(onIts(compare("equal", number("7"), each("pages")))).toEqual(missing("loans[0].pages"));
    expect(resultOf(pick("first", compare("equal", number("7"), each("pages"))), [], text)).toEqual(
      missing("loans[7]"),
    );
    expect(resultOf(pick("first", compare("notEqual", number("7"), each("pages"))), [], text)).toEqual(nothing);
    const twoFields = both(onOpenShelf, compare("equal", number("7"), each("pages")));
    expect(resultOf(pick("first", twoFields), [], text)).toEqual(nothing);
  });

  it("minds a doubtful member only when it would be the one", () => {
    const doubtful = (lentOn: string) => ({ id: "d", lentOn });
    expect(resultOf(pick("last", onOpenShelf), [...loans, doubtful("2018-02-01")], text)).toEqual(named("b"));
    expect(resultOf(pick("last", onOpenShelf), [doubtful("2018-02-01"), ...loans], text)).toEqual(
      missing("loans[0].shelf"),
    );
    expect(resultOf(pick("last", onOpenShelf), [...loans, doubtful("2018-02-02")], text)).toEqual(
      missing("loans[3].shelf"),
    );
    expect(resultOf(pick("first"), [...loans, { id: "e" }], text)).toEqual(missing("loans[3].lentOn"));
  });
});
