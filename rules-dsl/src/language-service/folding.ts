/** What can be folded: articles, commi, lists, entities, and every clause of more than one line; runs of comments. */
import type { Compilation } from "../compile.ts";
import { lex } from "../syntax/lexer.ts";
import { fileNamed, nodesUnder } from "./tree-places.ts";

export interface FoldingRange {
  readonly start: number;
  readonly end: number;
  readonly kind: "block" | "comment";
}

const foldable: ReadonlySet<string> = new Set([
  ...["division", "paragraph", "enumeration", "entity", "action"],
  ...["rule", "example", "property", "interpretation", "text", "summary", "bands", "verdict"],
]);

/** In the order of their beginnings, the longer first; only what covers more than one line. */
export function foldingRanges(compilation: Compilation, file: string): readonly FoldingRange[] {
  const tree = fileNamed(compilation, file);
  if (!tree) return [];
  const { source } = tree;
  const blocks: FoldingRange[] = [];
  for (const node of nodesUnder(tree)) {
    const { start, end } = node.span;
    if (foldable.has(node.kind ?? "") && coversLines(source, start, end)) blocks.push({ start, end, kind: "block" });
  }
  return [...blocks, ...commentRuns(source)].sort((a, b) => a.start - b.start || b.end - a.end);
}

function commentRuns(source: string): readonly FoldingRange[] {
  const runs: { start: number; end: number }[] = [];
  for (const { start, end } of lex({ name: "", text: source }).comments) {
    if (source.slice(source.lastIndexOf("\n", start) + 1, start).trim() !== "") continue;
    const last = runs.at(-1);
    if (last && /^\s*$/.test(source.slice(last.end, start)) && !/\n\s*\n/.test(source.slice(last.end, start))) {
      last.end = end;
    } else runs.push({ start, end });
  }
  const long = runs.filter(({ start, end }) => coversLines(source, start, end));
  return long.map((run) => ({ ...run, kind: "comment" }));
}

function coversLines(source: string, start: number, end: number): boolean {
  const newline = source.indexOf("\n", start);
  return newline >= 0 && newline < end;
}
