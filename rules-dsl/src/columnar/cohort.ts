/** A cohort in memory: the columns of a layout as typed arrays, rows sorted by the row they belong to, with offsets. */
import type { ColumnType, Layout } from "../specialise/specialise.ts";

export type Integers = Uint8Array | Int16Array | Int32Array | Float64Array;

export interface Cohort {
  readonly layout: Layout;
  /** By table of the layout. */
  readonly tables: readonly CohortTable[];
  /** By code; code 0 is the text of no row. */
  readonly texts: readonly string[];
}

export interface CohortTable {
  readonly rows: number;
  /** Of the rows of each parent row, with one more at the end; none for the subject. */
  readonly offsets?: Int32Array;
  readonly columns: readonly CohortColumn[];
}

export interface CohortColumn {
  readonly values: Integers;
  /** 1 where there is a value; none when every row has one. */
  readonly present?: Uint8Array;
}

/** The narrowest array that holds every value of a column. */
export function arrayKind(
  type: ColumnType | { readonly kind: "row" },
): "Uint8Array" | "Int16Array" | "Int32Array" | "Float64Array" {
  switch (type.kind) {
    case "boolean":
      return "Uint8Array";
    case "option":
      return "Int16Array";
    case "text":
    case "row":
      return "Int32Array";
    case "amount":
    case "date":
      return kindFor(type.low, type.high);
  }
}

function kindFor(low: number, high: number): "Uint8Array" | "Int16Array" | "Int32Array" | "Float64Array" {
  if (low >= 0 && high <= 0xff) return "Uint8Array";
  if (low >= -0x8000 && high <= 0x7fff) return "Int16Array";
  return low >= -0x80000000 && high <= 0x7fffffff ? "Int32Array" : "Float64Array";
}

const makers = { Uint8Array, Int16Array, Int32Array, Float64Array } as const;

/** Zeroes; in memory that threads share when asked for. */
export function newIntegers(kind: ReturnType<typeof arrayKind>, length: number, shared = false): Integers {
  const maker = makers[kind];
  const memory = shared
    ? new SharedArrayBuffer(length * maker.BYTES_PER_ELEMENT)
    : new ArrayBuffer(length * maker.BYTES_PER_ELEMENT);
  return new maker(memory as ArrayBuffer);
}
