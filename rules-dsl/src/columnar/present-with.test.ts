import { describe, expect, it } from "vitest";
import type { LayoutColumn, NodeType } from "../specialise/specialise.ts";
import type { CohortColumn, PlainColumn } from "./cohort.ts";
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
  const found = (own: readonly CohortColumn[], of = types) => [...presentWith({ rows: 5, columns: own }, of)];

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
});
