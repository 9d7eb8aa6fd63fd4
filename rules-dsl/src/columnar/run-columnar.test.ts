import { afterEach, describe, expect, it, vi } from "vitest";
import { evaluate } from "../evaluator/evaluate.ts";
import {
  both,
  calculate,
  call,
  compare,
  each,
  libraryProgram,
  local,
  number,
  of,
  overLoans,
  own,
  read,
  term,
  thisItem,
  truth,
  yes,
} from "../evaluator/test-programs.ts";
import type { Expression } from "../ir/program.ts";
import { declaredLayout, narrow, specialise } from "../specialise/specialise.ts";
import type { Cohort } from "./cohort.ts";
import { shapeOf } from "./cohort-shape.ts";
import { emitColumnar } from "./emit-columnar.ts";
import { factsToColumns } from "./facts-to-columns.ts";
import { newResultReader } from "./read-result.ts";
import type { RunOptions } from "./run-columnar.ts";
import { prepareColumnar, runnable } from "./run-columnar.ts";
import { writeColumnar } from "./write-columnar.ts";

const program = libraryProgram({
  rules: [
    term("own", calculate("minus", own("deposit"), number("1")), { type: { kind: "quantity", unit: "euro" } }),
    term("many", compare("greater", overLoans("sum", { value: each("pages") }), number("5")), { type: truth }),
    term("half", calculate("times", number("1/2"), of(thisItem, "loan", "pages")), { item: "loan" }),
    term("place", call("position", thisItem), { item: "loan", type: { kind: "quantity" } }),
    term("again", read("own"), { type: { kind: "quantity", unit: "euro" } }),
  ],
});
const layout = declaredLayout(program.vocabulary, { mostRows: 5, most: 100 });
const people = [
  { deposit: 3, loans: [{ pages: 4 }, { pages: "1.1" }] },
  { loans: [] },
  { deposit: 1, loans: [{ pages: 1, lentOn: "2019-06-01" }, { lentOn: "2018-01-01" }, { pages: 9 }] },
];
const { cohort } = factsToColumns(program, layout, people, { asOf: "2018-12-31" });
const asked = { cycle: "2017-2019", asOf: "2018-12-31", knownOn: "2018-12-31" };
const { program: relational } = specialise(program, asked, layout);
if (!cohort || !relational) throw new Error("the example does not compile");

function results(
  ranges: readonly (readonly [number, number])[],
  options: RunOptions = {},
  of: Cohort | undefined = cohort,
): unknown {
  if (!of || !relational) return undefined;
  const { result, run } = prepareColumnar(relational, of, options);
  for (const [first, last] of ranges) run(first, last);
  const reader = newResultReader(result, of, program.vocabulary);
  return relational.outputs.map((output) => {
    const { rows } = of.tables[output.table] ?? { rows: 0 };
    const there = Array.from({ length: rows }, (_, row) => row).filter((row) => reader.has(output, row));
    return [output.code, there.map((row) => reader.value(output, row) ?? "undetermined")];
  });
}

const quantity = (exact: string) => ({ kind: "quantity", exact });
const boolean = (value: boolean) => ({ kind: "boolean", value });

describe("a run over columns", () => {
  const expected = [
    ["own", [quantity("2"), "undetermined", quantity("0")]],
    ["many", [boolean(true), boolean(false), "undetermined"]],
    // What takes effect after the reference date is not there: the first loan of the third subject.
    ["half", [quantity("2"), quantity("0.55"), "undetermined", quantity("4.5")]],
    ["place", [quantity("1"), quantity("2"), quantity("1"), quantity("2")]],
    ["again", [quantity("2"), "undetermined", quantity("0")]],
  ];

  it("gives each row its value, or says that it is undetermined", () => {
    expect(results([[0, 3]])).toEqual(expected);
  });

  it("gives the same in blocks of one subject, in halves, and last first", () => {
    expect(results([[0, 3]], { block: 1 })).toEqual(expected);
    expect(
      results([
        [2, 3],
        [0, 2],
      ]),
    ).toEqual(expected);
    expect(
      results([
        [0, 3],
        [0, 3],
      ]),
    ).toEqual(expected);
  });

  it("gives the same by shorter programs for people who have much in common", () => {
    expect(results([[0, 3]], { classes: 4 })).toEqual(expected);
    expect(
      results(
        [
          [2, 3],
          [0, 2],
        ],
        { classes: 2, block: 1 },
      ),
    ).toEqual(expected);
  });

  it("takes people of one class together, however far apart they stand", () => {
    const many = Array.from({ length: 1700 }, (_, person) => {
      const loan = { pages: 1 + (person % 7), lentOn: "2018-06-01", rare: person % 11 === 0 };
      return { deposit: 1 + (person % 5), loans: person % 3 === 0 ? [] : person % 50 === 1 ? [loan, loan] : [loan] };
    });
    const laid = factsToColumns(program, layout, many, { asOf: asked.asOf }).cohort;
    if (!laid) throw new Error("the people do not fit");
    const everybody = results([[0, 1700]], { classes: 1 }, laid);
    for (const options of [{ classes: 5 }, { classes: 5, runs: 1 }, { classes: 3, block: 600 }])
      expect(results([[0, 1700]], options, laid)).toEqual(everybody);
    expect(
      results(
        [
          [900, 1700],
          [0, 900],
        ],
        { classes: 4 },
        laid,
      ),
    ).toEqual(everybody);
  });

  it("takes what holds of the same people as one trait, and one row at most as one", () => {
    const one = { pages: 1, lentOn: "2018-06-01", rare: false };
    const facts = [[one], [one], [], [one], [one, { ...one, rare: true }]].map((loans) => ({ deposit: 1, loans }));
    const laid = factsToColumns(program, layout, facts, { asOf: asked.asOf }).cohort;
    if (!laid) throw new Error("the people do not fit");
    const found = shapeOf(laid).traits.filter(({ table }) => table === 1);
    expect(found.map(({ kind, exceptions, also }) => [kind, exceptions, also.map((each) => each.kind)])).toEqual([
      // All were lent on one day: whoever has a loan has one of that day.
      ["one row", 1, ["values"]],
      ["held", 1, []],
    ]);
  });

  it("reads the only row of whoever has one, and goes through the rows of others", () => {
    const type = { kind: "quantity" } as const;
    const longest = libraryProgram({
      rules: [term("longest", overLoans("greatest", { value: each("pages") }), { type })],
    });
    const { program: made } = specialise(longest, asked, layout);
    const loan = (pages: number) => ({ pages, lentOn: "2018-06-01", rare: false });
    if (!made) throw new Error("the example does not compile");
    const loopsAndValues = (pagesEach: readonly (readonly number[])[]) => {
      const facts = pagesEach.map((pages) => ({ loans: pages.map(loan) }));
      const laid = factsToColumns(longest, layout, facts, { asOf: asked.asOf }).cohort;
      const runs = laid && writeColumnar(made, laid, { classes: 2, runs: 20 }).runs;
      if (runs?.kind !== "classes") throw new Error("there are no classes");
      const text = runs.emitted[runs.classOf[0] ?? 0]?.text ?? "";
      const { result, run } = prepareColumnar(made, laid as Cohort, { classes: 2 });
      run(0, facts.length);
      const reader = newResultReader(result, laid as Cohort, longest.vocabulary);
      const [output] = made.outputs;
      const values = facts.map((_, person) => output && reader.value(output, person));
      return [text.split("\n").filter((line) => /^\s*for \(/.test(line)).length, values];
    };
    expect(loopsAndValues([[3], [7], [1]])).toEqual([1, ["3", "7", "1"].map(quantity)]);
    expect(loopsAndValues([[3], [2, 9], [1]])).toEqual([2, ["3", "9", "1"].map(quantity)]);
    // Who may have none has no longest one then.
    expect(loopsAndValues([[3], [], [1]])).toEqual([2, [quantity("3"), undefined, quantity("1")]]);
  });

  it("goes through other rows only for the rows that are asked about them", () => {
    const other = { kind: "list", variable: "other", list: own("loans") } as const;
    const isEarlier = compare("less", of(local("other"), "loan", "lentOn"), each("lentOn"));
    const before: Expression = { kind: "aggregate", operation: "count", over: other, where: isEarlier };
    const comparing = (where: Expression) =>
      libraryProgram({ rules: [term("before", overLoans("sum", { where, value: before }), { type })] });
    const type = { kind: "quantity" } as const;
    const loan = (lentOn: string, pages?: number) => ({ lentOn, ...(pages === undefined ? {} : { pages }) });
    const facts = [
      {
        loans: [loan("2017-03-01", 9), loan("2017-02-01", 1), loan("2017-04-01", 9), loan("2017-05-01", 1)],
      },
      { loans: [loan("2017-03-01", 1), loan("2017-02-01", 1)] },
      { loans: [loan("2017-03-01"), loan("2017-02-01", 1)] },
      { loans: [] },
    ];
    const conditionsAndValues = (where: Expression) => {
      const made = comparing(where);
      const layout = declaredLayout(made.vocabulary, { mostRows: 5, most: 100 });
      const { program } = specialise(made, asked, layout);
      const { cohort: laid } = factsToColumns(made, layout, facts, { asOf: asked.asOf });
      if (!program || !laid) throw new Error("the example does not compile");
      const { result, run } = prepareColumnar(program, laid);
      run(0, facts.length);
      const reader = newResultReader(result, laid, made.vocabulary);
      const [output] = program.outputs;
      const conditions = emitColumnar(program)
        .text.split("\n")
        .filter((line) => /^ {6}if \(.* === 0\) \{/.test(line));
      return [conditions.length, facts.map((_, person) => output && reader.value(output, person))];
    };
    // Of the third member it is not known whether the loan after another one is a long one.
    expect(conditionsAndValues(compare("greater", each("pages"), number("5")))).toEqual([
      1,
      [quantity("3"), quantity("0"), undefined, quantity("0")],
    ]);
    expect(conditionsAndValues(yes)).toEqual([0, [quantity("6"), quantity("1"), quantity("1"), quantity("0")]]);
  });

  it("needs fewer nodes for those who have no item and no amount", () => {
    const { narrowing, traits } = shapeOf(cohort);
    expect(traits.map(({ kind, table, exceptions }) => [kind, table, exceptions])).toEqual([["values", 1, 1]]);
    const nobody = narrowing.layout.tables.map((table) => ({ ...table, mostRows: table.parent === undefined ? 1 : 0 }));
    const deposit = new Map([["0 0", null]]);
    const { program: short } = narrow(
      relational,
      { ...narrowing, layout: { tables: nobody }, everywhere: deposit },
      [],
    );
    expect(short.outputs.map(({ code }) => code)).toEqual(relational.outputs.map(({ code }) => code));
    expect([relational.nodes.length, short.nodes.length]).toEqual([38, 20]);
  });

  it("fills results made elsewhere, as threads on shared memory do", () => {
    const emitted = emitColumnar(relational);
    const first = runnable(relational, emitted, cohort, { shared: true });
    const second = runnable(relational, emitted, cohort, { into: first.result });
    first.run(0, 1);
    second.run(1, 3);
    const own = relational.outputs[0]?.parts.value ?? -1;
    expect([...(first.result.values[own] ?? [])]).toEqual(
      [200, 0, 0].map((each, row) => (row === 1 ? expect.any(Number) : each)),
    );
    expect([...(first.result.known[own] ?? [])]).toEqual([1, 0, 1]);
    expect(first.result.values[own]?.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it("is left open by a member of which it is not known whether it is there, whatever else is asked of it", () => {
    const long = overLoans("list", { where: compare("greater", each("pages"), number("3")), value: local("each") });
    const rareAndLong: Expression = {
      kind: "aggregate",
      operation: "count",
      over: { kind: "list", variable: "long", list: long },
      where: both(of(local("long"), "loan", "rare"), of(thisItem, "loan", "rare")),
    };
    const nested = libraryProgram({
      rules: [term("others", rareAndLong, { item: "loan", type: { kind: "quantity" } })],
    });
    const { program: made } = specialise(nested, asked, layout);
    const loans = [{ pages: 4, rare: true }, { rare: false }];
    const laid = factsToColumns(nested, layout, [{ loans }, { loans: loans.slice(0, 1) }], { asOf: asked.asOf }).cohort;
    if (!made || !laid) throw new Error("the example does not compile");
    const { result, run } = prepareColumnar(made, laid);
    run(0, 2);
    const reader = newResultReader(result, laid, nested.vocabulary);
    const [output] = made.outputs;
    expect(output && [0, 1, 2].map((row) => reader.value(output, row))).toEqual([undefined, undefined, quantity("1")]);
    const told = evaluate(nested, { loans }, asked).outputs.map(({ value }) => value.kind);
    expect(told).toEqual(["undetermined", "undetermined"]);
  });

  it("asks whether a part of an object is there of the object, where both are there together", () => {
    if (!relational) throw new Error("the example does not compile");
    const [pages, rare] = ["pages", "rare"].map((path) =>
      layout.tables[1]?.columns.findIndex((each) => each.path === path),
    );
    const present = `@p1_${pages}[`;
    expect(emitColumnar(relational).text).toContain(present);
    const together = emitColumnar(relational, { presentWith: new Map([[`1 ${pages}`, rare as number]]) }).text;
    expect(together).not.toContain(present);
    expect(together).toContain(`@i1_${rare}[`);
  });

  it("is one text for one program", () => {
    expect(emitColumnar(relational)).toEqual(emitColumnar(structuredClone(relational)));
  });
});

describe("what is compiled", () => {
  afterEach(() => vi.unstubAllGlobals());

  /** What the machine is given to compile for each of these runs, and what they give. */
  function compiled(each: readonly RunOptions[]): {
    readonly texts: readonly string[];
    readonly given: readonly unknown[];
  } {
    const texts: string[] = [];
    const construct = (maker: FunctionConstructor, written: string[]): object => {
      texts.push(written.at(-1) ?? "");
      return Reflect.construct(maker, written) as object;
    };
    vi.stubGlobal("Function", new Proxy(Function, { construct }));
    return { given: each.map((options) => results([[0, 3]], options)), texts };
  }

  it("is a text of its own where it is run again and again, and one text where it is run once", () => {
    const { texts, given } = compiled([{}, {}, { runs: 1 }, { runs: 1 }]);
    const [first, second, third, fourth] = texts;
    expect(first).not.toBe(second);
    expect(third).toBe(fourth);
    const without = (text: string | undefined) => text?.replace(/\n\/\/ \d+$/, "");
    expect([first, second].map(without)).toEqual([third, third]);
    expect(new Set(given.map((each) => JSON.stringify(each))).size).toBe(1);
  });

  it("says to each pass the arrays that it reads before its first loop", () => {
    const [text = ""] = compiled([{ runs: 1 }]).texts;
    const lines = text.split("\n");
    const said = lines.findIndex((line) => /^ {2}const .* = \$/.test(line));
    expect(lines[said - 1]).toMatch(/^function pass0\(/);
    expect(lines[said + 1]).toMatch(/^ {2}for \(/);
    // Around the passes they stand under other names: whatever one reads is its own.
    expect(lines[0]).toMatch(/^const \{ (\w+: \$\w+(, )?)+ \} = arrays;$/);
  });
});
