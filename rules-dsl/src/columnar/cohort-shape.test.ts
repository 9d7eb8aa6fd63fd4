/** Of columns that stand after those of a cohort, what is met in their rows decides what a program asks of them. */
import { describe, expect, it } from "vitest";
import type { ColumnType, Layout, RelationalProgram } from "../specialise/specialise.ts";
import type { Cohort, CohortColumn } from "./cohort.ts";
import { hasRowsOf, narrowTo } from "./cohort-shape.ts";

const rows = 4;
const amount: ColumnType = { kind: "amount", denominator: 1, low: 0, high: 1_000_000 };

/** One table of four people, with a column of which nobody lacks the value, and columns after it. */
function withColumns(...more: readonly (readonly [ColumnType, CohortColumn])[]): Cohort {
  const table = { path: "", parent: undefined, mostRows: 1, columns: [{ path: "own", type: amount, optional: true }] };
  const known = more.map(([type], place) => ({ path: `known ${place}`, type, optional: true }));
  const layout = { tables: [{ ...table, columns: [...table.columns, ...known] }] } as unknown as Layout;
  const columns = [{ values: Int32Array.of(1, 2, 3, 4) }, ...more.map(([, column]) => column)];
  return { layout, texts: [], tables: [{ rows, columns }] };
}

/** Reads a column of the subject, which may be undetermined. */
function reading(column: number, type: ColumnType, { layout }: Cohort): RelationalProgram {
  const program = {
    layout,
    tables: [{}],
    nodes: [{ kind: "input", table: 0, column, type, maybe: true }],
    columns: [{ table: 0, node: 0, rule: "known", cycle: "", part: "value" }],
    outputs: [],
  };
  return program as unknown as RelationalProgram;
}

function narrowedReading(type: ColumnType, column: CohortColumn) {
  const [cohort, wider] = [withColumns(), withColumns([type, column])];
  hasRowsOf(wider, cohort);
  const { program, columnAt } = narrowTo(wider, reading(1, type, wider), [0]);
  return program.nodes[program.columns[columnAt(0)]?.node ?? -1];
}

const all = Uint8Array.of(1, 1, 1, 1);

describe("a column after those of the cohort", () => {
  it("is never undetermined where everybody has a value, between the bounds that are met", () => {
    const values = Int32Array.of(7, 900, 12, 7);
    const type = { ...amount, low: 7, high: 900 };
    expect(narrowedReading(amount, { values, present: all })).toMatchObject({ kind: "input", type, maybe: false });
  });

  it("stays undetermined where somebody has none, and then says nothing of that row's number", () => {
    const values = Int32Array.of(7, 900, 12, -5);
    const type = { ...amount, low: 7, high: 900 };
    const present = Uint8Array.of(1, 1, 1, 0);
    expect(narrowedReading(amount, { values, present })).toMatchObject({ kind: "input", type, maybe: true });
  });

  it("is the value that everybody has", () => {
    const truth = { values: Uint8Array.of(1, 1, 1, 1), present: all };
    expect(narrowedReading({ kind: "boolean" }, truth)).toMatchObject({ kind: "constant", value: 1 });
    const same = { values: Int32Array.of(30, 30, 30, 30), present: all };
    expect(narrowedReading(amount, same)).toMatchObject({ kind: "constant", value: 30 });
  });

  it("is undetermined where nobody has a value", () => {
    const nothing = { values: Int32Array.of(0, 0, 0, 0), present: new Uint8Array(rows) };
    expect(narrowedReading(amount, nothing)).toMatchObject({ kind: "undetermined" });
  });

  it("keeps its text, whose code is of one cohort only", () => {
    const name = { values: Int32Array.of(3, 3, 3, 3), present: all };
    expect(narrowedReading({ kind: "text" }, name)).toMatchObject({ kind: "input", maybe: false });
  });
});
