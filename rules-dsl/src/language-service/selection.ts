/** From the word under the cursor outwards: word, name, expression, clause, comma, article, file. */
import type { Compilation } from "../compile.ts";
import { fileNamed, pathAt } from "./tree-places.ts";

export interface SelectionRange {
  readonly start: number;
  readonly end: number;
}

/** The smallest first; each one is larger than the one before it and contains it. */
export function selectionRangesAt(compilation: Compilation, file: string, offset: number): readonly SelectionRange[] {
  const tree = fileNamed(compilation, file);
  if (!tree) return [];
  const nodes = [...pathAt(tree, offset)].reverse().map(({ span: { start, end } }) => ({ start, end }));
  const ranges: SelectionRange[] = [];
  for (const range of [wordAt(tree.source, offset), ...nodes, { start: 0, end: tree.source.length }]) {
    const last = ranges.at(-1);
    const covers = last === undefined || (range.start <= last.start && last.end <= range.end);
    const larger = last === undefined || range.end - range.start > last.end - last.start;
    if (covers && larger && range.end > range.start) ranges.push(range);
  }
  return ranges;
}

function wordAt(text: string, offset: number): SelectionRange {
  const before = /[\p{L}\p{N}_]*$/u.exec(text.slice(Math.max(0, offset - 100), offset))?.[0] ?? "";
  const after = /^[\p{L}\p{N}_]*/u.exec(text.slice(offset, offset + 100))?.[0] ?? "";
  return { start: offset - before.length, end: offset + after.length };
}
