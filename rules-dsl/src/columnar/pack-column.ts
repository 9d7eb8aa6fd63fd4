/** Packs a column into codes of few bits, and takes them out again. The same values come out, absent ones as zero. */
import type { CodeBits, Codes, CohortColumn, Integers, PackedColumn, PlainColumn } from "./cohort.ts";
import { newCodes, newIntegers, pageBits } from "./cohort.ts";
import { forCodes } from "./unpack-codes.ts";
import { boundsOf } from "./value-bounds.ts";

/** @returns the column as it is where packing saves too little to read it otherwise. */
export function packColumn(column: PlainColumn, rows: number, shared = false): CohortColumn {
  const { low, high, present: count } = boundsOf(column, rows);
  const optional = column.present !== undefined;
  const kind = kindOf(column.values);
  if (count === 0 || (low === high && !optional)) {
    const isAbsent = count === 0 && optional;
    return { bits: 0, codes: newCodes(0, 0, shared), optional: isAbsent, meaning: count === 0 ? 0 : low, kind };
  }
  const first = optional ? 1 : 0;
  const inOrder = bitsFor(high - low + 1 + first);
  const distinct = inOrder === undefined || inOrder > 2 ? distinctValues(column, rows) : undefined;
  const byList = distinct && bitsFor(distinct.length + first);
  const list = byList !== undefined && byList < (inOrder ?? 32) ? distinct : undefined;
  const bits = list ? byList : inOrder;
  if (bits === undefined) return column;
  const codes = new Int32Array(rows);
  const places = list && new Map(list.map((value, place) => [value, place + first]));
  for (let row = 0; row < rows; row++) {
    if (column.present?.[row] === 0) continue;
    const value = column.values[row] as number;
    codes[row] = places ? (places.get(value) as number) : value - low + first;
  }
  const stored = storedCodes(codes, bits, shared);
  const plain = rows * (column.values.BYTES_PER_ELEMENT + (optional ? 1 : 0));
  // One that saves little is read faster as it is.
  if (sizeOf(stored) * 10 > plain * 9) return column;
  const meaning = list ? listed(optional ? [0, ...list] : list, kind === "Float64Array", shared) : low - first;
  return { bits, ...stored, optional, meaning, kind };
}

/** @returns the column itself where it is plain. */
export function plainColumn(column: CohortColumn, rows: number): PlainColumn {
  if (!("codes" in column)) return column;
  const { kind, optional, meaning } = column;
  const values = newIntegers(kind, rows);
  const present = optional ? new Uint8Array(rows) : undefined;
  forCodes(column, rows, (codes, first, count) => {
    for (let row = 0; row < count; row++) {
      const code = codes[row] as number;
      if (present && code === 0) continue;
      if (present) present[first + row] = 1;
      values[first + row] = typeof meaning === "number" ? meaning + code : (meaning[code] as number);
    }
  });
  return present ? { values, present } : { values };
}

/** Undefined where the row has no value. */
export function valueAt(column: CohortColumn, row: number): number | undefined {
  if (!("codes" in column)) return column.present?.[row] === 0 ? undefined : column.values[row];
  const code = codeAt(column, row);
  return column.optional && code === 0 ? undefined : valueOfCode(column, code);
}

function kindOf(values: Integers): PackedColumn["kind"] {
  if (values instanceof Uint8Array) return "Uint8Array";
  if (values instanceof Int16Array) return "Int16Array";
  return values instanceof Int32Array ? "Int32Array" : "Float64Array";
}

function valueOfCode({ meaning }: PackedColumn, code: number): number {
  return typeof meaning === "number" ? meaning + code : (meaning[code] as number);
}

export function codeAt({ bits, codes, pages, shift }: PackedColumn, row: number): number {
  if (shift !== undefined) return ((codes[row] as number) >> shift) & ((1 << bits) - 1);
  const at = pages ? ((pages[row >> pageBits] as number) << pageBits) | (row & pageMask) : row;
  switch (bits) {
    case 0:
      return 0;
    case 1:
      return ((codes[at >> 3] as number) >> (at & 7)) & 1;
    case 2:
      return ((codes[at >> 2] as number) >> ((at & 3) << 1)) & 3;
    case 4:
      return ((codes[at >> 1] as number) >> ((at & 1) << 2)) & 15;
    case 24:
      return (codes[3 * at] as number) | ((codes[3 * at + 1] as number) << 8) | ((codes[3 * at + 2] as number) << 16);
    default:
      return codes[at] as number;
  }
}

const pageMask = (1 << pageBits) - 1;
const widths = [0, 1, 2, 4, 8, 16, 24] as const;

/** Undefined for more codes than 24 bits have. */
function bitsFor(codes: number): CodeBits | undefined {
  return widths.find((bits) => 2 ** bits >= codes);
}

const mostListed = 255;

/** In their order; none when there are many. */
function distinctValues({ values, present }: PlainColumn, rows: number): readonly number[] | undefined {
  const found = new Set<number>();
  let last: number | undefined;
  for (let row = 0; row < rows; row++) {
    if (present && present[row] === 0) continue;
    const value = values[row] as number;
    if (value === last) continue;
    last = value;
    found.add(value);
    if (found.size > mostListed) return undefined;
  }
  return [...found].sort((a, b) => a - b);
}

interface StoredCodes {
  readonly codes: Codes;
  readonly pages?: Codes;
}

function sizeOf({ codes, pages }: StoredCodes): number {
  return codes.byteLength + (pages?.byteLength ?? 0);
}

/** Row by row, or in pages where these are smaller by a quarter. */
function storedCodes(codes: Int32Array, bits: CodeBits, shared: boolean): StoredCodes {
  const whole = Math.ceil((codes.length * bits) / 8);
  const pages = bits === 24 ? undefined : pagesOf(codes);
  const inPages = pages ? (pages.kept.length << pageBits) * (bits / 8) + pages.order.length * pages.width : whole;
  if (!pages || inPages * 4 > whole * 3) return { codes: inBits(codes, bits, shared) };
  const kept = new Int32Array(pages.kept.length << pageBits);
  for (const [place, page] of pages.kept.entries())
    kept.set(codes.subarray(page << pageBits, (page + 1) << pageBits), place << pageBits);
  const order = newCodes(pages.kept.length, pages.order.length, shared);
  order.set(pages.order);
  return { codes: inBits(kept, bits, shared), pages: order };
}

/** Which pages are kept, and for each page its place among those. */
function pagesOf(codes: Int32Array) {
  const uniform = new Map<number, number>();
  const kept: number[] = [];
  const order = new Int32Array((codes.length + pageMask) >> pageBits);
  for (let page = 0; page < order.length; page++) {
    const [from, to] = [page << pageBits, Math.min(codes.length, (page + 1) << pageBits)];
    const first = codes[from] as number;
    let isUniform = to - from === pageMask + 1;
    for (let row = from + 1; isUniform && row < to; row++) isUniform = codes[row] === first;
    const known = isUniform ? uniform.get(first) : undefined;
    order[page] = known ?? kept.length;
    if (known !== undefined) continue;
    if (isUniform) uniform.set(first, kept.length);
    kept.push(page);
  }
  const width = kept.length <= 0xff ? 1 : kept.length <= 0xffff ? 2 : 4;
  return { kept, order, width };
}

function inBits(codes: Int32Array, bits: CodeBits, shared: boolean): Codes {
  const { length } = codes;
  const made = newCodes(bits === 16 ? 0xffff : 0xff, bits === 16 ? length : Math.ceil((length * bits) / 8), shared);
  if (bits === 8 || bits === 16) made.set(codes);
  else if (bits === 24)
    for (let row = 0; row < length; row++)
      for (let byte = 0; byte < 3; byte++) made[3 * row + byte] = ((codes[row] as number) >> (8 * byte)) & 0xff;
  else if (bits > 0) {
    const inByte = 8 / bits;
    for (let row = 0; row < length; row++) {
      const at = Math.trunc(row / inByte);
      made[at] = (made[at] as number) | ((codes[row] as number) << ((row % inByte) * bits));
    }
  }
  return made;
}

function listed(values: readonly number[], isWide: boolean, shared: boolean): Int32Array | Float64Array {
  const made = newIntegers(isWide ? "Float64Array" : "Int32Array", values.length, shared);
  made.set(values);
  return made as Int32Array | Float64Array;
}
