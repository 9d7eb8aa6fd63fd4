/** An explanation as indented sentences, down to a depth; a last line says when there is more, so that a part is not taken for all. */
import type { ExplanationNode } from "@delibera/rules-dsl/explanation";
import type { Terminal } from "../terminal.ts";

/** @param depth levels below the first sentence; Infinity for all of them */
export function printExplanation(node: ExplanationNode, depth: number, { inWords, colors }: Terminal): string {
  const lines = node.children.flatMap((child) => linesOf(child, depth, ""));
  const rest = inWords({ it: "(il resto con --depth all)", en: "(the rest with --depth all)" });
  return [colors.bold(node.sentence), ...lines, ...(isDeeperThan(node, depth) ? [colors.dim(rest)] : [])].join("\n");
}

function linesOf({ sentence, children }: ExplanationNode, depth: number, indent: string): readonly string[] {
  if (depth === 0) return [];
  return [`${indent}- ${sentence}`, ...children.flatMap((child) => linesOf(child, depth - 1, `${indent}  `))];
}

function isDeeperThan({ children }: ExplanationNode, depth: number): boolean {
  return children.length > 0 && (depth === 0 || children.some((child) => isDeeperThan(child, depth - 1)));
}
