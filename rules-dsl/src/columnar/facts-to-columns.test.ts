import { describe, expect, it } from "vitest";
import { libraryProgram } from "../evaluator/test-programs.ts";
import { declaredLayout } from "../specialise/specialise.ts";
import { factsToColumns } from "./facts-to-columns.ts";
import { measuredLayout } from "./measure-layout.ts";
import { plainColumn } from "./pack-column.ts";
import { plainOffsets } from "./pack-offsets.ts";

const program = libraryProgram({});
const layout = declaredLayout(program.vocabulary, { mostRows: 2, most: 1_000 });
const laidOut = (...people: readonly unknown[]) => factsToColumns(program, layout, people, { asOf: "2019-12-31" });
const problemsOf = (facts: unknown) =>
  laidOut(facts).problems.map(({ path, because, found }) => `${path}: ${because}: ${found}`);

describe("facts laid out in columns", () => {
  it("stand row after row, as whole numbers over the denominators of their columns", () => {
    const { cohort, problems } = laidOut(
      { deposit: "12.5", tier: "1", loans: [{ id: "A", pages: "0.1", lentOn: "2018-01-01" }] },
      { card: { issuedOn: "2017-05-01", fees: [{ amount: 3 }] }, tags: ["A", ""] },
      { student: true, suspensions: [{ span: "2017-2019", notes: [{ amount: 1 }, { amount: 2 }] }] },
    );
    expect(problems).toEqual([]);
    const column = (table: string, path: string) => {
      const index = layout.tables.findIndex((each) => each.path === table);
      const place = layout.tables[index]?.columns.findIndex((each) => each.path === path) ?? -1;
      const { rows = 0, columns = [] } = cohort?.tables[index] ?? {};
      const { values, present } = plainColumn(columns[place] ?? { values: new Uint8Array() }, rows);
      return [[...values], present && [...present]];
    };
    expect(column("", "deposit")).toEqual([
      [1250, 0, 0],
      [1, 0, 0],
    ]);
    expect(column("", "tier")).toEqual([
      [1, 0, 0],
      [1, 0, 0],
    ]);
    expect(column("", "card")).toEqual([[0, 1, 0], undefined]);
    expect(column("", "card.issuedOn")).toEqual([
      [0, 17_287, 0],
      [0, 1, 0],
    ]);
    expect(column("loans", "pages")).toEqual([[1], [1]]);
    expect(column("suspensions", "span.to")).toEqual([[18_261], [1]]);
    expect(column("suspensions.notes", "amount")).toEqual([
      [100, 200],
      [1, 1],
    ]);
    // The texts of loans and tags are one dictionary: the loan and the first tag have one code.
    expect(column("tags", "value")[0]).toEqual([1, 2]);
    expect(cohort?.texts).toEqual(["", "A", ""]);
    const offsets = layout.tables.map(({ path }, index) => [
      path,
      [...plainOffsets(cohort?.tables[index]?.offsets ?? new Int32Array())],
    ]);
    expect(Object.fromEntries(offsets)).toMatchObject({
      loans: [0, 1, 1, 1],
      suspensions: [0, 0, 0, 1],
      "suspensions.notes": [0, 2],
      "card.fees": [0, 0, 1, 1],
    });
  });

  it.each([
    ["nobody", ': not-an-object: "nobody"'],
    [{ deposit: null }, "deposit: null: null"],
    [{ deposit: "a lot" }, 'deposit: not-a-number: "a lot"'],
    [{ deposit: 2 / 3 }, "deposit: not-an-exact-number: 0.6666666666666666"],
    [{ deposit: "0.001" }, 'deposit: too-fine: "0.001"'],
    [{ deposit: "1000.01" }, 'deposit: out-of-bounds: "1000.01"'],
    [{ student: "yes" }, 'student: not-a-boolean: "yes"'],
    [{ birthDate: "1990-02-30" }, 'birthDate: not-a-date: "1990-02-30"'],
    [{ birthDate: "1899-12-31" }, 'birthDate: out-of-bounds: "1899-12-31"'],
    [{ joined: "2017" }, 'joined: not-a-year: "2017"'],
    [{ tier: "silver" }, 'tier: unknown-option: "silver"'],
    [{ loans: {} }, "loans: not-a-list: an object"],
    [{ loans: [null] }, "loans[0]: null: null"],
    [{ loans: [7] }, "loans[0]: not-an-object: 7"],
    [{ loans: [{}, {}, {}] }, "loans: too-many-rows: 3"],
    [{ loans: [{ id: "A" }, { id: "A" }] }, 'loans[1]: not-unique: "A"'],
    [{ loans: [{ id: 3 }] }, "loans[0].id: not-a-text: 3"],
    [{ card: "gold" }, 'card: not-an-object: "gold"'],
    [
      { suspensions: [{ span: { from: "2018-01-02", to: "2018-01-01" } }] },
      "suspensions[0].span: not-a-period: an object",
    ],
    [{ suspensions: [{ notes: [{ amount: "x" }] }] }, 'suspensions[0].notes[0].amount: not-a-number: "x"'],
  ])("are refused with place and reason: %j", (facts, problem) => {
    expect(problemsOf(facts)).toEqual([problem]);
  });

  it("are refused in full, each mistake with its subject, up to a hundred", () => {
    const { cohort, problems } = laidOut({}, { deposit: null, student: 1 }, { tier: 3 });
    expect(cohort).toBeUndefined();
    expect(problems.map(({ subject, path }) => [subject, path])).toEqual([
      [1, "deposit"],
      [1, "student"],
      [2, "tier"],
    ]);
    expect(laidOut(...Array.from({ length: 300 }, () => null)).problems).toHaveLength(100);
  });

  it("lack what their layout says that every row has", () => {
    const narrow = measuredLayout(program, [{ deposit: "1.5", loans: [{ pages: 3 }] }]);
    const { problems } = factsToColumns(program, narrow, [{ loans: [{}] }], { asOf: "2019-12-31" });
    expect(problems.map(({ path, because }) => `${path}: ${because}`)).toEqual([
      "loans[0].pages: missing",
      "deposit: missing",
    ]);
  });
});
