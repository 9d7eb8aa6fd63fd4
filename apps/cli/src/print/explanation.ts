/** An explanation as indented sentences, down to a depth; what lies deeper is counted, so that nobody takes a part for the whole. */
import type { ExplanationNode } from "@delibera/rules-dsl/explanation";
import type { Terminal } from "../terminal.ts";

/** @param depth levels below the first sentence; Infinity for all of them */
export function printExplanation(node: ExplanationNode, depth: number, terminal: Terminal): string {
  const lines = node.children.flatMap((child) => linesOf(child, depth, ""));
  const left = descendants(node) - lines.length;
  const rest = terminal.inWords({
    it: `(altri ${left} passi con --depth all)`,
    en: `(${left} more steps with --depth all)`,
  });
  const { bold, dim } = terminal.colors;
  return [bold(node.sentence), ...lines, ...(left === 0 ? [] : [dim(rest)])].join("\n");
}

function linesOf({ sentence, children }: ExplanationNode, depth: number, indent: string): readonly string[] {
  if (depth === 0) return [];
  return [`${indent}- ${sentence}`, ...children.flatMap((child) => linesOf(child, depth - 1, `${indent}  `))];
}

function descendants({ children }: ExplanationNode): number {
  return children.reduce((sum, child) => sum + 1 + descendants(child), 0);
}
