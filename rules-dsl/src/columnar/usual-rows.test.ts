import { describe, expect, it } from "vitest";
import type { ColumnType } from "../specialise/specialise.ts";
import type { CohortColumn } from "./cohort.ts";
import { packColumn } from "./pack-column.ts";
import { exceptionsTo } from "./traits.ts";
import { usualRows } from "./usual-rows.ts";

const date: ColumnType = { kind: "date", low: 0, high: 99_999 };
const column = (type: ColumnType) => ({ path: "", type, optional: true });
const days = (...values: readonly number[]): CohortColumn => ({ values: Int32Array.from(values) });
const measures = (...present: readonly number[]) => ({
  offsets: undefined,
  most: 9,
  columns: present.map((each) => ({ low: 0, high: 0, present: each, usual: undefined })),
});

function rowsOf(columns: readonly CohortColumn[], rows: number, present = columns.map(() => rows)) {
  const types = columns.map(() => column(date));
  return usualRows({ rows, columns }, types, measures(...present)).map((each) =>
    each.map(({ column: place, value }) => [place, value]),
  );
}

describe("rows that many may have", () => {
  const from = days(10, 20, 10, 30);
  const to = days(19, 29, 19, 39);

  it("are told by the days of all columns with few days", () => {
    const found = [
      [
        [0, 10],
        [1, 19],
      ],
      [
        [0, 20],
        [1, 29],
      ],
      [
        [0, 30],
        [1, 39],
      ],
    ];
    expect(rowsOf([from, to], 4)).toEqual(found);
    const packed = [from, to].map((each) => packColumn(each as Parameters<typeof packColumn>[0], 4));
    expect(rowsOf(packed, 4)).toEqual(found);
  });

  it("are not told by a day that some rows lack, nor by one that is another in every row", () => {
    expect(rowsOf([from, to], 4, [4, 3])).toEqual([[[0, 10]], [[0, 20]], [[0, 30]]]);
    const many = Array.from({ length: 17 }, (_, row) => 1_000 + row);
    expect(rowsOf([days(...many), days(...many.map(() => 7))], 17)).toEqual([[[1, 7]]]);
    expect(rowsOf([days(...many)], 17)).toEqual([]);
  });

  it("are none where they are as many as rows, and none of what is no date", () => {
    const [a, b] = [0, 1].map((shift) => days(...Array.from({ length: 36 }, (_, row) => (shift ? row % 6 : row / 6))));
    expect(rowsOf([a, b] as CohortColumn[], 36)).toEqual([]);
    const amount = column({ kind: "amount", denominator: 1, low: 0, high: 9 });
    expect(usualRows({ rows: 4, columns: [from] }, [amount], measures(4))).toEqual([]);
  });

  it("are lacked by whoever has none of them, without rows or with others only", () => {
    const offsets = Int32Array.of(0, 2, 2, 3, 4);
    const held = {
      kind: "held",
      columns: [
        { column: 0, value: 10 },
        { column: 1, value: 19 },
      ],
    } as const;
    expect([...exceptionsTo(held, { rows: 4, columns: [from, to] }, { offsets })]).toEqual([0, 1, 0, 1]);
  });
});
