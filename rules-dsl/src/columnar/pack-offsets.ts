/** Packs offsets: of tables of which few parents have rows, or all as many, most pages are one. */
import type { Offsets, PackedOffsets } from "./cohort.ts";
import { newCodes, newIntegers, pageBits } from "./cohort.ts";

const pageSize = 1 << pageBits;

export function packOffsets(offsets: Int32Array, shared = false): Offsets {
  const count = Math.ceil(offsets.length / pageSize);
  const bases = newIntegers("Int32Array", count, shared) as Int32Array;
  const order = new Int32Array(count);
  const kept: number[] = [];
  const uniform = new Map<number, number>();
  let widest = 0;
  for (let page = 0; page < count; page++) {
    const [from, to] = [page * pageSize, Math.min(offsets.length, (page + 1) * pageSize)];
    const base = offsets[from] as number;
    bases[page] = base;
    widest = Math.max(widest, (offsets[to - 1] as number) - base);
    const each = to - from === pageSize ? evenStep(offsets, from, to) : undefined;
    const known = each === undefined ? undefined : uniform.get(each);
    order[page] = known ?? kept.length;
    if (known !== undefined) continue;
    if (each !== undefined) uniform.set(each, kept.length);
    kept.push(page);
  }
  const steps = newCodes(widest, kept.length * pageSize, shared);
  for (const [place, page] of kept.entries())
    for (let at = page * pageSize; at < Math.min(offsets.length, (page + 1) * pageSize); at++)
      steps[place * pageSize + at - page * pageSize] = (offsets[at] as number) - (bases[page] as number);
  const pages = newCodes(kept.length, count, shared);
  pages.set(order);
  const packed: PackedOffsets = { bases, pages, steps, length: offsets.length };
  const bytes = bases.byteLength + pages.byteLength + steps.byteLength;
  // What saves less than half is read faster as it is.
  return bytes * 2 < offsets.byteLength ? packed : offsets;
}

/** Rows of every parent of a page, where all have as many. */
function evenStep(offsets: Int32Array, from: number, to: number): number | undefined {
  const step = (offsets[from + 1] as number) - (offsets[from] as number);
  for (let at = from + 1; at < to; at++)
    if ((offsets[at] as number) - (offsets[at - 1] as number) !== step) return undefined;
  return step;
}

export function offsetAt(offsets: Offsets, at: number): number {
  if (offsets instanceof Int32Array) return offsets[at] ?? 0;
  const { bases, pages, steps } = offsets;
  const page = at >> pageBits;
  return (bases[page] ?? 0) + (steps[((pages[page] ?? 0) << pageBits) | (at & (pageSize - 1))] ?? 0);
}

/** So many that follow each other, from `first` on. */
export function offsetsFrom(offsets: Offsets, first: number, count: number, into: Int32Array): void {
  if (offsets instanceof Int32Array) {
    into.set(offsets.subarray(first, first + count));
    return;
  }
  const { bases, pages, steps } = offsets;
  for (let at = 0; at < count; ) {
    const page = (first + at) >> pageBits;
    const base = bases[page] as number;
    const here = ((pages[page] as number) << pageBits) - (page << pageBits) + first;
    const end = Math.min(count, ((page + 1) << pageBits) - first);
    for (; at < end; at++) into[at] = base + (steps[here + at] as number);
  }
}

/** @returns the offsets themselves where they are plain. */
export function plainOffsets(offsets: Offsets): Int32Array {
  if (offsets instanceof Int32Array) return offsets;
  const { bases, pages, steps, length } = offsets;
  const plain = new Int32Array(length);
  for (let page = 0; page < bases.length; page++) {
    const [base, from, to] = [bases[page] as number, page * pageSize, (pages[page] as number) * pageSize];
    const count = Math.min(pageSize, length - from);
    for (let at = 0; at < count; at++) plain[from + at] = base + (steps[to + at] as number);
  }
  return plain;
}
