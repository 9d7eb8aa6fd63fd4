/** The blocks of calendar years that a cycle is made of. */
import type { Symbols } from "../resolve/symbols.ts";

export interface CycleBlocks {
  readonly name: string;
  readonly length: number;
  /** The first year of one of the blocks. */
  readonly start: number;
}

/** Undefined when the vocabulary has no cycle, or one whose years are not whole numbers. */
export function cycleBlocksOf({ cycle }: Pick<Symbols, "cycle">): CycleBlocks | undefined {
  const length = wholeNumber(cycle?.years?.value);
  const start = wholeNumber(cycle?.from?.value);
  if (!cycle || !length || start === undefined) return undefined;
  return { name: cycle.name.text, length, start };
}

function wholeNumber(written: string | undefined): number | undefined {
  return written !== undefined && /^\d{1,6}$/.test(written) ? Number(written) : undefined;
}

/** The first year of the block in which a year lies. */
export function blockOf(year: number, { length, start }: CycleBlocks): number {
  return start + Math.floor((year - start) / length) * length;
}

/** The first and the last day of the block in which a day lies. */
export function blockAround(iso: string, blocks: CycleBlocks): { readonly from: string; readonly to: string } {
  const first = blockOf(Number(iso.slice(0, 4)), blocks);
  const year = (number: number) => String(number).padStart(4, "0");
  return { from: `${year(first)}-01-01`, to: `${year(first + blocks.length - 1)}-12-31` };
}

/** Whether a block begins on that day. */
export function opensBlock(iso: string, blocks: CycleBlocks): boolean {
  const year = Number(iso.slice(0, 4));
  return iso.slice(4) === "-01-01" && blockOf(year, blocks) === year;
}

/** Whether a block ends on that day. */
export function closesBlock(iso: string, blocks: CycleBlocks): boolean {
  const after = Number(iso.slice(0, 4)) + 1;
  return iso.slice(4) === "-12-31" && blockOf(after, blocks) === after;
}
