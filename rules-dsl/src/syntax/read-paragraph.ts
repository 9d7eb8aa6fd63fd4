/** Reads one comma by itself, so that no mistake in it bears on another and it can be kept while it stays as it is. */
import type { CstNode } from "chevrotain";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { LineIndex, SourceFile } from "../source/source.ts";
import type * as Ast from "./ast.ts";
import { paragraphOf } from "./build-acts.ts";
import type { Building } from "./cst.ts";
import { grammar } from "./grammar.ts";
import { mostErrors } from "./grammar-expressions.ts";
import { mistakesOf } from "./mistakes.ts";
import type { LexedToken } from "./tokens.ts";
import { tokenTypes } from "./tokens.ts";

export interface ReadParagraph {
  readonly tree: Ast.Paragraph | undefined;
  /** What the grammar could not read. */
  readonly mistakes: readonly Diagnostic[];
  /** What the grammar read and the tree refuses. */
  readonly faults: readonly Diagnostic[];
  readonly errors: number;
}

/** From `comma` to its `fine`. `blamed` are lines on which a mistake was already reported. */
export function readParagraph(
  source: SourceFile,
  tokens: readonly LexedToken[],
  lines: () => LineIndex,
  blamed: ReadonlySet<number>,
): ReadParagraph & { readonly cst: CstNode } {
  grammar().input = tokens as LexedToken[];
  const cst = grammar().paragraph();
  const errors = grammar().errors.slice(0, mostErrors);
  const mistakes = errors.length > 0 ? mistakesOf(source, tokens, errors, lines(), blamed) : [];
  const building: Building = { file: source.name, diagnostics: [] };
  const tree = paragraphOf(building, cst);
  return { cst, tree, mistakes, faults: building.diagnostics, errors: errors.length };
}

/** The tokens of a file with every comma as `comma 1 fine`, and the tokens of each comma by where it begins. */
export function setAsideParagraphs(tokens: readonly LexedToken[]) {
  const outline: LexedToken[] = [];
  const paragraphs = new Map<number, readonly LexedToken[]>();
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as LexedToken;
    outline.push(token);
    if (token.tokenType !== tokenTypes.Paragraph) continue;
    let end = at + 1;
    while (end < tokens.length && tokens[end]?.tokenType !== tokenTypes.End) end++;
    paragraphs.set(token.startOffset, tokens.slice(at, end + 1));
    outline.push(someNumber(token));
    at = end - 1;
  }
  return { outline, paragraphs };
}

function someNumber(after: LexedToken): LexedToken {
  const tokenType = tokenTypes.Number;
  const { startOffset } = after;
  const place = { startOffset, endOffset: startOffset };
  return { image: "1", ...place, tokenType, tokenTypeIdx: tokenType.tokenTypeIdx ?? 0, firstOnLine: false };
}
