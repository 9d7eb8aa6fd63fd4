/** Refuses files that hold more than one thought, by their number of lines, one by one and all together. */
import type { Tree, TreeFile, Violation } from "../tree.ts";
import { isGenerated } from "../tree.ts";

/** In lines: of one file, of the 90th percentile and of the median. */
export const sizes = { most: 450, ninetieth: 300, median: 120 } as const;

const remedy = "split what is long where the thought changes";

/** The files above the limit, and the whole when it has grown too long. */
export function filesAreSmall(tree: Tree): readonly Violation[] {
  const files = tree.files.filter(({ path, syntax }) => syntax !== undefined && !isGenerated(path));
  const lengths = files.map(linesOf).sort((left, right) => left - right);
  const tooLong = files
    .filter((file) => linesOf(file) > sizes.most)
    .map((file) => ({ path: file.path, what: `has ${linesOf(file)} lines (at most ${sizes.most})`, remedy }));
  return [
    ...tooLong,
    ...above("the 90th percentile", percentile(lengths, 90), sizes.ninetieth),
    ...above("the median", percentile(lengths, 50), sizes.median),
  ];
}

/** The smallest length that at least `percent` of the files do not exceed; 0 when there is no file. */
export function percentile(sorted: readonly number[], percent: number): number {
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0;
}

function above(name: string, found: number, limit: number): Violation[] {
  if (found <= limit) return [];
  return [{ path: "(all source files)", what: `${name} is ${found} lines (at most ${limit})`, remedy }];
}

function linesOf({ text }: TreeFile): number {
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}
