/** Takes codes out of a packed column, many rows at once: how they stand is asked once, not for each row. */
import type { CodeBits, Codes, PackedColumn } from "./cohort.ts";
import { pageBits } from "./cohort.ts";

/** Rows that are taken out at once: their codes stay in the nearest memory. Whole pages. */
export const rowsAtOnce = 4096;

/** Calls back with the codes of a few thousand rows at a time, the first of them in front; they are overwritten by those that follow. */
export function forCodes(
  column: PackedColumn,
  rows: number,
  each: (codes: Int32Array, first: number, count: number) => void,
): void {
  const codes = new Int32Array(Math.min(rows, rowsAtOnce));
  for (let first = 0; first < rows; first += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, rows - first);
    unpack(column, first, count, codes);
    each(codes, first, count);
  }
}

const pageSize = 1 << pageBits;

/** A column of which pages are kept once: these pages, one after the other, and which of them each page of rows is. */
export interface KeptPages {
  readonly column: PackedColumn;
  /** Of all kept pages; of the last page of rows those that are beyond the rows have code 0. */
  readonly rows: number;
  readonly pages: Codes;
}

export function keptPages({ pages, ...column }: PackedColumn): KeptPages | undefined {
  if (!pages) return undefined;
  let last = -1;
  for (const page of pages) if (page > last) last = page;
  return { column, rows: (last + 1) << pageBits, pages };
}

/** @param first where a page begins. */
function unpack({ bits, codes, pages, shift }: PackedColumn, first: number, count: number, into: Int32Array): void {
  if (shift !== undefined) {
    const mask = (1 << bits) - 1;
    for (let row = 0; row < count; row++) into[row] = ((codes[first + row] as number) >> shift) & mask;
    return;
  }
  if (!pages) {
    unpackRows(bits, codes, { at: first, to: 0, count }, into);
    return;
  }
  for (let to = 0; to < count; to += pageSize) {
    const at = (pages[(first + to) >> pageBits] as number) << pageBits;
    unpackRows(bits, codes, { at, to, count: Math.min(pageSize, count - to) }, into);
  }
}

interface Rows {
  /** Of the codes. */
  readonly at: number;
  /** Of what they are written into. */
  readonly to: number;
  readonly count: number;
}

function unpackRows(bits: CodeBits, codes: Codes, { at, to, count }: Rows, into: Int32Array): void {
  switch (bits) {
    case 0:
      into.fill(0, to, to + count);
      return;
    case 24:
      for (let row = 0, byte = 3 * at; row < count; row++, byte += 3)
        into[to + row] =
          (codes[byte] as number) | ((codes[byte + 1] as number) << 8) | ((codes[byte + 2] as number) << 16);
      return;
    case 8:
    case 16:
      for (let row = 0; row < count; row++) into[to + row] = codes[at + row] as number;
      return;
    default: {
      // In a byte stand eight, four or two.
      const [step, mask] = [bits === 1 ? 3 : bits === 2 ? 2 : 1, (1 << bits) - 1];
      const inByte = (1 << step) - 1;
      for (let row = 0; row < count; row++)
        into[to + row] = ((codes[(at + row) >> step] as number) >> (((at + row) & inByte) * bits)) & mask;
    }
  }
}
