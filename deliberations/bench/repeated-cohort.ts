/** The people of a cohort again and again, in memory that threads share: a nation from a town. */
import type { Cohort, CohortTable, Integers } from "@delibera/rules-dsl/columnar";
import { plainColumn, plainOffsets } from "@delibera/rules-dsl/columnar";

export function repeated(cohort: Cohort, times: number): Cohort {
  const copied = new Map<ArrayBufferLike, SharedArrayBuffer>();
  return { ...cohort, tables: cohort.tables.map((table) => again(table, times, copied)) };
}

type Copied = Map<ArrayBufferLike, SharedArrayBuffer>;

function again({ rows, offsets, columns }: CohortTable, times: number, copied: Copied): CohortTable {
  return {
    rows: rows * times,
    ...(offsets ? { offsets: continued(plainOffsets(offsets), rows, times) } : {}),
    columns: columns.map((column) => {
      const { values, present } = plainColumn(column, rows);
      return {
        values: copies(values, times, copied),
        ...(present ? { present: copies(present, times, copied) } : {}),
      };
    }),
  };
}

/** Columns that are one memory stay one: those that nobody has are views of the same zeroes. */
function copies<T extends Integers>(array: T, times: number, copied: Copied): T {
  const { buffer } = array;
  const isWhole = array.byteLength === buffer.byteLength;
  if (!isWhole && array.some((each) => each !== 0)) throw new Error("a part of a memory that is not zeroed");
  const known = copied.get(buffer) ?? new SharedArrayBuffer(buffer.byteLength * times);
  const maker = array.constructor as new (memory: SharedArrayBuffer, offset: number, length: number) => T;
  const made = new maker(known, 0, array.length * times);
  if (isWhole && !copied.has(buffer)) for (let time = 0; time < times; time++) made.set(array, time * array.length);
  copied.set(buffer, known);
  return made;
}

function continued(offsets: Int32Array, rows: number, times: number): Int32Array {
  const parents = offsets.length - 1;
  const made = new Int32Array(new SharedArrayBuffer((parents * times + 1) * Int32Array.BYTES_PER_ELEMENT));
  for (let row = 0; row < made.length; row++)
    made[row] = Math.trunc(row / parents) * rows + (offsets[row % parents] as number);
  return made;
}
