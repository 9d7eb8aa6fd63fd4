/** A cohort in as little memory as it can be read in without unpacking it, and all the memory that a cohort stands in. */
import type { Cohort, CohortColumn, CohortTable, Offsets } from "./cohort.ts";
import { inBytes } from "./pack-bytes.ts";
import { packColumn } from "./pack-column.ts";
import { packOffsets } from "./pack-offsets.ts";

/** What is packed stays so. @param shared in memory that threads share; a column that is not packed stays where it is. */
export function packCohort(cohort: Cohort, shared = false): Cohort {
  return { ...cohort, tables: cohort.tables.map((table) => packTable(table, shared)) };
}

export function packTable({ rows, offsets, columns }: CohortTable, shared = false): CohortTable {
  const packed = columns.map((column) => ("codes" in column ? column : packColumn(column, rows, shared)));
  return {
    rows,
    ...(offsets ? { offsets: offsets instanceof Int32Array ? packOffsets(offsets, shared) : offsets } : {}),
    columns: inBytes(packed, rows, shared),
  };
}

type Memory = Int32Array | Float64Array | Uint8Array | Uint16Array | Int16Array;

/** The same cohort in other memory. @param move gives for each array another with the same content. */
export function moveCohort(cohort: Cohort, move: <T extends Memory>(array: T) => T): Cohort {
  return {
    ...cohort,
    tables: cohort.tables.map(({ rows, offsets, columns }) => ({
      rows,
      ...(offsets ? { offsets: movedOffsets(offsets, move) } : {}),
      columns: columns.map((column) => movedColumn(column, move)),
    })),
  };
}

function movedOffsets(offsets: Offsets, move: <T extends Memory>(array: T) => T): Offsets {
  if (offsets instanceof Int32Array) return move(offsets);
  const { bases, pages, steps, length } = offsets;
  return { bases: move(bases), pages: move(pages), steps: move(steps), length };
}

function movedColumn(column: CohortColumn, move: <T extends Memory>(array: T) => T): CohortColumn {
  if (!("codes" in column)) {
    const { values, present } = column;
    return { values: move(values), ...(present ? { present: move(present) } : {}) };
  }
  const { codes, pages, meaning } = column;
  return {
    ...column,
    codes: move(codes),
    ...(pages ? { pages: move(pages) } : {}),
    meaning: typeof meaning === "number" ? meaning : move(meaning),
  };
}

/** Every array once, however many columns share it. */
export function memoryOf(cohort: Cohort): readonly Memory[] {
  const found = new Set<Memory>();
  moveCohort(cohort, (array) => {
    found.add(array);
    return array;
  });
  return [...found];
}

/** Bytes of the columns, each counted once however many columns share it. */
export function bytesOf(cohort: Cohort): number {
  const buffers = new Map<ArrayBufferLike, number>();
  for (const { buffer, byteLength } of memoryOf(cohort))
    buffers.set(buffer, Math.max(buffers.get(buffer) ?? 0, byteLength));
  return [...buffers.values()].reduce((sum, bytes) => sum + bytes, 0);
}
