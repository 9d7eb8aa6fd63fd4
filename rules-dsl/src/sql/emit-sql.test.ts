import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomCase } from "../evaluator/random-programs.ts";
import {
  calculate,
  compare,
  each,
  libraryProgram,
  local,
  number,
  of,
  overLoans,
  own,
  pureNumber,
  read,
  rule,
  thisItem,
} from "../evaluator/test-programs.ts";
import type { Rule } from "../ir/program.ts";
import { declaredLayout, specialise } from "../specialise/specialise.ts";
import { coLocationFaults, danglingColumns, emitQuery, emitSql, plainCatalog } from "./emit-sql.ts";
import type { Query } from "./query.ts";

const today = { cycle: "2017-2019", asOf: "2101-12-31", knownOn: "2101-12-31" };

function relational(rules: readonly Rule[], outputs: readonly string[]) {
  const program = libraryProgram({ rules });
  const layout = declaredLayout(program.vocabulary, { mostRows: 100, most: 1_000 });
  const { program: made } = specialise(program, { ...today, outputs }, layout);
  if (!made) throw new Error("the program was refused");
  return { made, catalog: plainCatalog(layout, "t") };
}

describe("a statement", () => {
  it("counts in whole numbers, gives texts as parameters, and folds all subjects at once where it can", () => {
    const pages = overLoans("sum", { where: compare("less", number("3"), each("pages")), value: each("pages") });
    const capped = calculate("minus", read("pages"), own("deposit"));
    const { made, catalog } = relational(
      [rule("pages", pages, { type: pureNumber }), rule("capped", capped, { type: pureNumber })],
      ["capped"],
    );
    const { statement, columns } = emitSql(made, catalog);
    expect(statement.text).toMatch(
      /left join \(\n.*\(sum\(.*group by q\d+\.subject\n.*\) as q\d+ on \(q\d+\.subject = q\d+\.subject\)/s,
    );
    expect(statement.text).not.toMatch(/numeric|float|double|real|\d\.\d/);
    expect(statement.parameters).toEqual([]);
    expect(columns).toEqual([{ name: "o0", output: 0, part: "value" }]);
  });

  it("is about one subject in each sub-query or groups by it, joins on nothing else, and names columns that are there, whatever the program", () => {
    fc.assert(
      fc.property(fc.gen(), (generate) => {
        const { program, request } = randomCase((below) => generate(fc.nat, below - 1));
        const layout = declaredLayout(program.vocabulary, { mostRows: 100, most: 1_000 });
        const { program: made } = specialise(program, request, layout);
        if (!made) return;
        for (const table of new Set(made.outputs.map((output) => output.table))) {
          const { tree } = emitQuery(made, plainCatalog(layout, "t"), table);
          expect(coLocationFaults(tree)).toEqual([]);
          expect(danglingColumns(tree)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([1, 2, 3, 4])("computes once for each row what %s rules ask of rows inside one another", (depth) => {
    const ofItem = { item: "loan", type: pureNumber };
    const longer = overLoans("count", { where: compare("less", of(thisItem, "loan", "pages"), each("pages")) });
    const rules = [rule("count0", longer, ofItem)];
    for (let level = 1; level < depth; level++) {
      const [its, mine] = [local("each"), thisItem].map((item) => read(`count${level - 1}`, { item }));
      if (its && mine)
        rules.push(rule(`count${level}`, overLoans("count", { where: compare("less", its, mine) }), ofItem));
    }
    const sum = overLoans("sum", { value: read(`count${depth - 1}`, { item: local("each") }) });
    const { made, catalog } = relational([...rules, rule("sum", sum, { type: pureNumber })], ["sum"]);
    // Written into each other, each level would read the loans twice as often.
    expect(emitSql(made, catalog).statement.text.match(/from t1 as/g)).toHaveLength(depth + 1);
    expect(coLocationFaults(emitQuery(made, catalog, 0).tree)).toEqual([]);
  });

  it("would be found to join on something else", () => {
    const { made, catalog } = relational([rule("all", overLoans("count", {}), { type: pureNumber })], ["all"]);
    const { tree } = emitQuery(made, catalog, 0);
    expect(coLocationFaults(tree)).toEqual([]);
    expect(JSON.stringify(tree)).toContain('"groupBy":[{"kind":"column"');
    const ungrouped = JSON.parse(JSON.stringify(tree), (key, value) => (key === "groupBy" ? [] : value)) as Query;
    expect(coLocationFaults(ungrouped)).not.toEqual([]);
    const crossed = JSON.parse(JSON.stringify(tree), (key, value) =>
      key === "on" ? { kind: "boolean", value: true } : value,
    ) as Query;
    expect(coLocationFaults(crossed)).not.toEqual([]);
  });

  it("would be found to name a column that is not there", () => {
    const { made, catalog } = relational([rule("all", overLoans("count", {}), { type: pureNumber })], ["all"]);
    const { tree } = emitQuery(made, catalog, 0);
    expect(danglingColumns(tree)).toEqual([]);
    const { from, ...rest } = tree;
    if (from.kind !== "query") throw new Error("the statement has no steps");
    const { alias, query: inner } = from;
    const lacking: Query = { ...rest, from: { kind: "query", alias, query: { ...inner, columns: [] } } };
    expect(danglingColumns(lacking)).toEqual([`${alias}.subject`, `${alias}.x0`]);
  });
});
