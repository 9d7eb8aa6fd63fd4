import { describe, expect, it } from "vitest";
import { libraryProgram } from "../evaluator/test-programs.ts";
import type { Program } from "../ir/program.ts";
import { factsToColumns } from "./facts-to-columns.ts";
import { measuredLayout } from "./measure-layout.ts";
import type { FactRows } from "./rows-to-columns.ts";
import { rowsToColumns } from "./rows-to-columns.ts";

const program = libraryProgram({});
const asOf = { asOf: "2019-12-31" };

describe("facts that come in columns", () => {
  const members = [
    {
      deposit: "12.5",
      tier: "1",
      student: false,
      loans: [{ id: "A", pages: "0.1", lentOn: "2018-01-01", shelf: "O" }],
    },
    { card: { issuedOn: "2017-05-01", colour: "A", fees: [{ amount: 3 }] }, joined: 2017, tags: ["A", ""] },
    {},
    {
      suspensions: [
        { span: "2017-2019", notes: [{ amount: "1.25" }, { amount: 2 }] },
        { span: { from: "2018-02-01" } },
      ],
    },
    { deposit: 7, loans: [{ id: "A" }, { rare: true, lentOn: "2018-03-01" }], birthDate: "1990-02-28" },
  ];

  it("are laid out as the facts of each subject are, as narrowly", () => {
    // Texts have codes in the order in which they are met, which is another one column by column: here both meet them alike.
    const alone = factsToColumns(program, measuredLayout(program, members), members, asOf).cohort;
    const laid = rowsToColumns(program, rowsOf(members), asOf);
    expect(laid?.layout).toEqual(alone?.layout);
    expect(laid?.tables).toEqual(alone?.tables);
    expect(laid?.texts).toEqual(alone?.texts);
  });

  it("of nobody are an empty cohort", () => {
    const alone = factsToColumns(program, measuredLayout(program, []), [], asOf).cohort;
    expect(rowsToColumns(program, rowsOf([]), asOf)).toEqual(alone);
  });

  it.each<[unknown]>([
    [{ deposit: null }],
    [{ deposit: "a lot" }],
    [{ deposit: 2 / 3 }],
    [{ student: "yes" }],
    [{ birthDate: "1990-02-30" }],
    [{ joined: "2017" }],
    [{ tier: "silver" }],
    [{ loans: [null] }],
    [{ loans: [{ id: "A" }, { id: "A" }] }],
    [{ loans: [{ id: 3 }] }],
    [{ suspensions: [{ span: { from: "2018-01-02", to: "2018-01-01" } }] }],
    [{ suspensions: [{ notes: [{ amount: "x" }] }] }],
    [{ tags: ["A", null] }],
  ])("are not laid out where a problem would be named: %j", (facts) => {
    const people = [{ deposit: 1 }, facts];
    expect(factsToColumns(program, measuredLayout(program, people), people, asOf).problems).not.toEqual([]);
    expect(rowsToColumns(program, rowsOf(people), asOf)).toBeUndefined();
  });

  it("have options of the day on which each takes effect, or of the day asked", () => {
    const { vocabulary } = program;
    const enumerations = vocabulary.enumerations.map(({ options, ...each }) => ({
      ...each,
      options: options.map((option, place) =>
        place === 0 ? { ...option, effect: { from: "2018-02-01", to: "2018-12-31" } } : option,
      ),
    }));
    const dated: Program = { ...program, vocabulary: { ...vocabulary, enumerations } };
    const on = (lentOn: string) => [
      {
        loans: [
          { id: "A", shelf: "O", lentOn },
          { id: "B", shelf: "C" },
        ],
      },
    ];
    for (const people of [on("2018-02-01"), on("2018-12-31"), [{ tier: "1" }]]) {
      const alone = factsToColumns(dated, measuredLayout(dated, people), people, asOf);
      expect(alone.problems).toEqual([]);
      expect(rowsToColumns(dated, rowsOf(people), asOf)).toEqual(alone.cohort);
    }
    for (const people of [on("2018-01-31"), on("2019-01-01"), [{ tier: "G" }], [{ loans: [{ shelf: "O" }] }]])
      expect(rowsToColumns(dated, rowsOf(people), asOf), JSON.stringify(people)).toBeUndefined();
  });
});

type Json = Readonly<Record<string, unknown>>;

/** As a database would give them: lists of plain values as they are, all else in columns. */
function rowsOf(objects: readonly unknown[], offsets?: Int32Array): FactRows {
  const columns = new Map<string, unknown[]>();
  const lists = new Map<string, unknown[][]>();
  const put = (row: number, json: Json, prefix: string): void => {
    for (const [key, value] of Object.entries(json)) {
      const path = prefix + key;
      const isList = Array.isArray(value) && value.some((each) => typeof each === "object" && each !== null);
      const isNested = key === "card";
      const kept = isList ? lists : columns;
      const all: unknown[] = kept.get(path) ?? objects.map(() => undefined);
      kept.set(path, all as never);
      all[row] = isNested ? true : value;
      if (isNested) put(row, value as Json, `${path}.`);
    }
  };
  for (const [row, object] of objects.entries()) if (typeof object === "object") put(row, object as Json, "");
  const held = [...lists].map(([path, all]): [string, FactRows] => {
    const starts = new Int32Array(objects.length + 1);
    for (const row of objects.keys()) starts[row + 1] = (starts[row] ?? 0) + (all[row]?.length ?? 0);
    return [
      path,
      rowsOf(
        all.flatMap((each) => each ?? []),
        starts,
      ),
    ];
  });
  return { rows: objects.length, ...(offsets ? { offsets } : {}), columns, lists: new Map(held) };
}
