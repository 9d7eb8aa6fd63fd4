import { describe, expect, it } from "vitest";
import type { LayoutColumn, NodeType } from "../specialise/specialise.ts";
import type { CohortColumn, PlainColumn } from "./cohort.ts";
import { measuresOf } from "./column-measures.ts";
import { packColumn } from "./pack-column.ts";
import { presentWith } from "./present-with.ts";

const boolean: NodeType = { kind: "boolean" };
const date: NodeType = { kind: "date", low: 0, high: 99_999 };
const typed = (path: string, type: NodeType, optional: boolean) => ({ path, type, optional }) as LayoutColumn;
const moved: PlainColumn = { values: Uint8Array.of(0, 1, 0, 1, 1) };
const days = (...present: readonly number[]): PlainColumn => ({
  values: Int32Array.from(present, (each, row) => (each === 1 ? 18_000 + 5_000 * row : 0)),
  present: Uint8Array.from(present),
});

describe("a part of an object", () => {
  const types = [
    typed("moved", boolean, false),
    typed("moved.on", date, true),
    typed("moved.by", date, true),
    typed("movedAgain", date, true),
    typed("moved.twice", date, true),
  ];
  const columns = [moved, days(0, 1, 0, 1, 1), days(0, 1, 0, 1, 0), days(0, 1, 0, 1, 1), days(1, 1, 0, 1, 1)];
  const found = (own: readonly CohortColumn[], of = types) => {
    const met = own.map((column, place) => measuresOf(column, 5, of[place]?.type));
    return [...presentWith({ rows: 5, columns: own }, of, met)];
  };

  it("is there with it where every object has it and no row without one does", () => {
    expect(found(columns)).toEqual([[1, 0]]);
    expect(found(columns.map((each) => packColumn(each, 5)))).toEqual([[1, 0]]);
  });

  it("is looked up by itself where it is not known whether the object is there", () => {
    const open = { ...moved, present: Uint8Array.of(1, 1, 1, 1, 0) };
    expect(found([open, ...columns.slice(1)], [typed("moved", boolean, true), ...types.slice(1)])).toEqual([]);
  });

  it("is nobody's where there is no object", () => {
    const none: PlainColumn = { values: new Uint8Array(5) };
    expect(found([none, days(0, 0, 0, 0, 0)], types.slice(0, 2))).toEqual([[1, 0]]);
    expect(found([none, days(0, 0, 1, 0, 0)], types.slice(0, 2))).toEqual([]);
  });

  it("is found by the pages that are kept once, to the last row of a page that is not full", () => {
    const rows = 32 * 400 + 5;
    const marks = Uint8Array.from({ length: rows }, (_, row) =>
      Math.floor(row / 32) % 50 === 1 || row === rows - 1 ? 1 : 0,
    );
    const there = (otherwise?: number) => {
      const present = marks.map((mark, row) => (row === otherwise ? 1 - mark : mark));
      // As many rows with a value as there are objects: the first is then without one.
      if (otherwise !== undefined) present[32] = marks[otherwise] as number;
      return { values: Int32Array.from(present, (each) => each * 18_000), present };
    };
    const isFound = (otherwise?: number) => {
      const columns = [{ values: marks }, there(otherwise)].map((each) => packColumn(each, rows));
      expect(columns.every((each) => "pages" in each && each.pages !== undefined)).toBe(true);
      const met = columns.map((each, place) => measuresOf(each, rows, types[place]?.type));
      expect(met[1]?.present).toBe(marks.reduce((sum, each) => sum + each, 0));
      return presentWith({ rows, columns }, types.slice(0, 2), met).has(1);
    };
    expect(isFound()).toBe(true);
    expect([rows - 2, 0, 32 * 200, 32 * 399].map((each) => isFound(each))).toEqual([false, false, false, false]);
  });
});
