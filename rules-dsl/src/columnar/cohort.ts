/** A cohort in memory: the columns of a layout, plain or packed, rows sorted by the row they belong to, with offsets. */
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
  readonly offsets?: Offsets;
  readonly columns: readonly CohortColumn[];
}

export type CohortColumn = PlainColumn | PackedColumn;

export interface PlainColumn {
  readonly values: Integers;
  /** 1 where there is a value; none when every row has one. */
  readonly present?: Uint8Array;
}

/** A code for each row, in as few bits as there are different codes; pages in which all rows have one code are kept once. */
export interface PackedColumn {
  readonly bits: CodeBits;
  /** Codes of less than eight bits stand several in a byte, the first lowest; one of 24 bits is three bytes, the lowest first. */
  readonly codes: Codes;
  /** By page of rows, the page of `codes` that it is; without it codes stand row by row. */
  readonly pages?: Codes;
  /** Where several columns stand in one byte of each row: the lowest bit of this one. */
  readonly shift?: number;
  /** Whether rows may have no value: these have code 0. */
  readonly optional: boolean;
  /** The value of code 0, from which the others follow one by one, or the value of each code. */
  readonly meaning: number | Int32Array | Float64Array;
  /** Of the plain column. */
  readonly kind: ReturnType<typeof arrayKind>;
}

export type CodeBits = 0 | 1 | 2 | 4 | 8 | 16 | 24;
export type Codes = Uint8Array | Uint16Array | Int32Array;

export type Offsets = Int32Array | PackedOffsets;

/** Of a page of parents the first row, and of each parent how far after it its own begin. */
export interface PackedOffsets {
  readonly bases: Int32Array;
  readonly pages: Codes;
  readonly steps: Uint8Array | Uint16Array | Int32Array;
  /** As many as a plain array would have. */
  readonly length: number;
}

/** Rows of a page, as the power of two that they are. */
export const pageBits = 5;

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

/** The narrowest array of whole numbers from 0 to a highest one; zeroes. */
export function newCodes(highest: number, length: number, shared: boolean): Codes {
  const maker = highest <= 0xff ? Uint8Array : highest <= 0xffff ? Uint16Array : Int32Array;
  const bytes = length * maker.BYTES_PER_ELEMENT;
  return new maker((shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes)) as ArrayBuffer);
}
