/**
 * Text to tree. Never fails: whatever the text, there is a tree, holes are absent nodes, and diagnostics say why.
 * Passes: lex, repair lines, balance blocks, bound nesting, parse, build the tree.
 */
import type { CstNode } from "chevrotain";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceFile, Span } from "../source/source.ts";
import { lineIndex } from "../source/source.ts";
import type * as Ast from "./ast.ts";
import { balanceBlocks } from "./balance-blocks.ts";
import { actOf } from "./build-acts.ts";
import { vocabularyOf } from "./build-vocabulary.ts";
import { optionalNode } from "./cst.ts";
import { grammar } from "./grammar.ts";
import { mostErrors } from "./grammar-expressions.ts";
import { lex } from "./lexer.ts";
import { mistakesOf } from "./mistakes.ts";
import { cutDeepNesting } from "./nesting.ts";
import { repairLines } from "./repair-lines.ts";
import type { LexedToken } from "./tokens.ts";

export interface Parsed {
  readonly file: Ast.File;
  /** In the order of their places. */
  readonly diagnostics: readonly Diagnostic[];
}

export function parse(source: SourceFile): Parsed {
  const { file, diagnostics } = parseFully(source);
  return { file, diagnostics };
}

/** With what only this room and the formatter may see: tokens, comments and the concrete tree. */
export interface ParsedFully extends Parsed {
  readonly tokens: readonly LexedToken[];
  readonly comments: readonly Span[];
  readonly cst: CstNode | undefined;
}

export function parseFully(source: SourceFile): ParsedFully {
  const whole = { file: source.name, start: 0, end: source.text.length };
  if (source.text.length > largest) {
    const found = diagnostic("file-too-large", { limit: String(largest) }, { ...whole, end: 0 });
    return { file: emptyFile(source, whole), diagnostics: [found], tokens: [], comments: [], cst: undefined };
  }
  const lexed = lex(source);
  if (lexed.tokens.length === 0) {
    const found = lexed.diagnostics.length > 0 ? [] : [diagnostic("empty-file", {}, { ...whole, end: 0 })];
    const diagnostics = inOrder([...lexed.diagnostics, ...found], whole);
    return { file: emptyFile(source, whole), diagnostics, tokens: [], comments: lexed.comments, cst: undefined };
  }
  const repaired = repairLines(source, lexed.tokens);
  const balanced = balanceBlocks(source, repaired.tokens);
  const bounded = cutDeepNesting(source.name, balanced.tokens);

  grammar.input = bounded.tokens as LexedToken[];
  const cst = grammar.file();
  const lines = lineIndex(source.text);
  const before = [...lexed.diagnostics, ...repaired.diagnostics, ...balanced.diagnostics, ...bounded.diagnostics];
  const blamed = new Set(
    before.filter(({ code }) => !harmless.has(code)).map(({ span }) => lines.positionAt(span.start).line),
  );
  const errors = grammar.errors.slice(0, mostErrors);
  const mistakes = mistakesOf(source, bounded.tokens, errors, lines, blamed);

  const building = { file: source.name, diagnostics: [] };
  const vocabulary = optionalNode(cst, "vocabulary");
  const act = optionalNode(cst, "act");
  const vocabularyTree = vocabulary && vocabularyOf(building, vocabulary);
  const actTree = act && actOf(building, act);
  const file: Ast.File = {
    ...emptyFile(source, whole),
    ...(vocabularyTree && { vocabulary: vocabularyTree }),
    ...(actTree && { act: actTree }),
  };
  const found = [...before, ...mistakes, ...building.diagnostics];
  const diagnostics = inOrder(found, whole, errors.length < mostErrors);
  return { file, diagnostics, tokens: bounded.tokens, comments: lexed.comments, cst };
}

/** Characters. An act of two thousand lines has some 150,000. */
const largest = 2_000_000;
const mostMistakes = 100;

/** Reported, and read as if written right: they break nothing on their line. */
const harmless: ReadonlySet<string> = new Set([
  ...["decimal-point", "thousands-separator", "malformed-number", "number-too-long", "iso-date", "typographic-quotes"],
  ...["foreign-letter", "invisible-direction-control", "missing-end", "unmatched-end", "unknown-clause"],
]);

function emptyFile(source: SourceFile, span: Span): Ast.File {
  return { kind: "file", name: source.name, source: source.text, span };
}

/** By place; cut when there are more than anybody reads, or when the rest of the file was not read. */
function inOrder(found: readonly Diagnostic[], whole: Span, readToEnd = true): readonly Diagnostic[] {
  const sorted = [...found].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  if (sorted.length <= mostMistakes && readToEnd) return sorted;
  const kept = sorted.slice(0, mostMistakes);
  const place = kept.at(-1)?.span ?? whole;
  return [...kept, diagnostic("too-many-mistakes", { limit: String(mostMistakes) }, { ...place, start: place.end })];
}
