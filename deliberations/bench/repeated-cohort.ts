/** The people of a cohort again and again, in memory that threads share: a nation from a town. */
import type { Cohort, CohortTable, Integers } from "@delibera/rules-dsl/columnar";

export function repeated(cohort: Cohort, times: number): Cohort {
  return { ...cohort, tables: cohort.tables.map((table) => again(table, times)) };
}

function again({ rows, offsets, columns }: CohortTable, times: number): CohortTable {
  return {
    rows: rows * times,
    ...(offsets ? { offsets: continued(offsets, rows, times) } : {}),
    columns: columns.map(({ values, present }) => ({
      values: copies(values, times),
      ...(present ? { present: copies(present, times) } : {}),
    })),
  };
}

function copies<T extends Integers>(array: T, times: number): T {
  const maker = array.constructor as new (memory: SharedArrayBuffer) => T;
  const made = new maker(new SharedArrayBuffer(array.byteLength * times));
  for (let time = 0; time < times; time++) made.set(array, time * array.length);
  return made;
}

function continued(offsets: Int32Array, rows: number, times: number): Int32Array {
  const parents = offsets.length - 1;
  const made = new Int32Array(new SharedArrayBuffer((parents * times + 1) * Int32Array.BYTES_PER_ELEMENT));
  for (let row = 0; row < made.length; row++)
    made[row] = Math.trunc(row / parents) * rows + (offsets[row % parents] as number);
  return made;
}

/** Of all columns and offsets. */
export function bytesIn({ tables }: Cohort): bigint {
  const all = tables.flatMap(({ columns, offsets }) => [
    ...(offsets ? [offsets] : []),
    ...columns.flatMap(({ values, present }) => (present ? [values, present] : [values])),
  ]);
  return [...new Set(all)].reduce((sum, { byteLength }) => sum + BigInt(byteLength), 0n);
}
