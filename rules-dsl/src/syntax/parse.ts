/**
 * Text to tree. Never fails: whatever the text, there is a tree, holes are absent nodes, and diagnostics say why.
 * Passes: lex, repair lines, balance blocks, bound nesting, parse, build the tree; each comma is parsed by itself.
 */
import type { CstNode } from "chevrotain";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { LineIndex, SourceFile, Span } from "../source/source.ts";
import { lineIndex } from "../source/source.ts";
import type * as Ast from "./ast.ts";
import { balanceBlocks } from "./balance-blocks.ts";
import { actOf } from "./build-acts.ts";
import { vocabularyOf } from "./build-vocabulary.ts";
import { nodes, optionalNode } from "./cst.ts";
import { grammar } from "./grammar.ts";
import { mostErrors } from "./grammar-expressions.ts";
import { lex } from "./lexer.ts";
import { mistakesOf } from "./mistakes.ts";
import { cutDeepNesting } from "./nesting.ts";
import type { ParagraphMemory, Recalled } from "./paragraph-memory.ts";
import { outlinesStand, readingOf, recallParagraphs, untouched } from "./paragraph-memory.ts";
import type { ReadParagraph } from "./read-paragraph.ts";
import { readParagraph, setAsideParagraphs } from "./read-paragraph.ts";
import { repairLines } from "./repair-lines.ts";
import type { LexedToken } from "./tokens.ts";
import { tokenTypes } from "./tokens.ts";

export interface Parsed {
  readonly file: Ast.File;
  /** In the order of their places. */
  readonly diagnostics: readonly Diagnostic[];
}

export function parse(source: SourceFile): Parsed {
  return parsedOf(readWhole(source, false));
}

/** The same, but the commi that `memory` holds from an earlier reading of the file, and that stayed as they were, are not read again. */
export function parseAgain(source: SourceFile, memory: ParagraphMemory): Parsed {
  return parsedOf(readAgain(source, memory));
}

function parsedOf({ file, diagnostics }: Parsed): Parsed {
  return { file, diagnostics };
}

function readAgain(source: SourceFile, memory: ParagraphMemory): Parsed {
  if (source.text.length > longestSource) return parse(source);
  const recalled = recallParagraphs(source, memory);
  if (!recalled) return parse(source);
  const prepared = prepare(source, recalled);
  if (outlinesStand(prepared.tokens, recalled.outlines)) return readPrepared(source, prepared, recalled, false);
  // A pass before the grammar changed something around a remembered comma: it must see all the words.
  const lexed = lex(source);
  const whole = prepare(source, lexed);
  const paragraphs = untouched(recalled.paragraphs, lexed.tokens, whole.tokens);
  return readPrepared(source, whole, { comments: [], paragraphs }, false);
}

/** With what only this room and the formatter may see: tokens, comments and the concrete tree. */
export interface ParsedFully extends Parsed {
  readonly tokens: readonly LexedToken[];
  readonly comments: readonly Span[];
  readonly cst: CstNode | undefined;
}

export function parseFully(source: SourceFile): ParsedFully {
  return readWhole(source, true);
}

function readWhole(source: SourceFile, keepsWords: boolean): ParsedFully {
  const whole = { file: source.name, start: 0, end: source.text.length };
  if (source.text.length > longestSource) {
    const found = diagnostic("file-too-large", { limit: String(longestSource) }, { ...whole, end: 0 });
    return { file: emptyFile(source, whole), diagnostics: [found], tokens: [], comments: [], cst: undefined };
  }
  const lexed = lex(source);
  if (lexed.tokens.length === 0) {
    const found = lexed.diagnostics.length > 0 ? [] : [diagnostic("empty-file", {}, { ...whole, end: 0 })];
    const diagnostics = inOrder([...lexed.diagnostics, ...found], whole);
    return { file: emptyFile(source, whole), diagnostics, tokens: [], comments: lexed.comments, cst: undefined };
  }
  return readPrepared(source, prepare(source, lexed), { comments: lexed.comments, paragraphs: new Map() }, keepsWords);
}

interface Prepared {
  readonly tokens: readonly LexedToken[];
  readonly diagnostics: readonly Diagnostic[];
}

/** All that is done before the grammar. */
function prepare(source: SourceFile, lexed: Prepared): Prepared {
  const repaired = repairLines(source, lexed.tokens);
  const balanced = balanceBlocks(source, repaired.tokens);
  const bounded = cutDeepNesting(source.name, balanced.tokens);
  const found = [repaired, balanced, bounded].flatMap(({ diagnostics }) => diagnostics);
  return { tokens: bounded.tokens, diagnostics: [...lexed.diagnostics, ...found] };
}

/** `known` holds commi that need not be read. Without `keepsWords` the concrete tree has only the outline of each comma. */
function readPrepared(
  source: SourceFile,
  { tokens, diagnostics: before }: Prepared,
  known: Pick<Recalled, "comments" | "paragraphs">,
  keepsWords: boolean,
): ParsedFully {
  const whole = { file: source.name, start: 0, end: source.text.length };
  let index: LineIndex | undefined;
  const lines = () => (index ??= lineIndex(source.text));
  const grave = before.filter(({ code }) => !harmless.has(code));
  const blamed = new Set(grave.map(({ span }) => lines().positionAt(span.start).line));
  const isAct = tokens[0]?.tokenType === tokenTypes.ActKind;
  const { outline, paragraphs } = isAct ? setAsideParagraphs(tokens) : { outline: tokens, paragraphs: none };

  grammar().input = outline as LexedToken[];
  const cst = grammar().file();
  const outlineErrors = grammar().errors.slice(0, mostErrors);
  const found = [...before];
  if (outlineErrors.length > 0) found.push(...mistakesOf(source, tokens, outlineErrors, lines(), blamed));
  let errors = outlineErrors.length;

  const building = { file: source.name, diagnostics: [] };
  const vocabulary = optionalNode(cst, "vocabulary");
  const act = optionalNode(cst, "act");
  const trees = new Map<number, Ast.Paragraph>();
  for (const { place, stray } of act ? paragraphsIn(act) : []) {
    if (errors >= mostErrors) break;
    const at = place.location?.startOffset ?? 0;
    const remembered = known.paragraphs.get(at);
    const read: ReadParagraph & { readonly cst?: CstNode } =
      (remembered && readingOf(remembered.reading)) ?? readParagraph(source, paragraphs.get(at) ?? [], lines, blamed);
    if (keepsWords && read.cst) graft(place, read.cst);
    errors += read.errors;
    for (const mistake of read.mistakes) found.push(mistake);
    if (stray) continue;
    for (const fault of read.faults) found.push(fault);
    if (read.tree) trees.set(at, read.tree);
  }

  const vocabularyTree = vocabulary && vocabularyOf(building, vocabulary);
  const actTree = act && actOf(building, act, trees);
  const file: Ast.File = {
    ...emptyFile(source, whole),
    ...(vocabularyTree && { vocabulary: vocabularyTree }),
    ...(actTree && { act: actTree }),
  };
  const diagnostics = inOrder([...found, ...building.diagnostics], whole, errors < mostErrors);
  return { file, diagnostics, tokens, comments: known.comments, cst };
}

const none: ReadonlyMap<number, readonly LexedToken[]> = new Map();

/** The commi of an act in order, and those outside an article. */
function paragraphsIn(act: CstNode): readonly { readonly place: CstNode; readonly stray: boolean }[] {
  const strays = nodes(act, "strayParagraph").flatMap((stray) => nodes(stray, "paragraph"));
  const own = nodes(act, "division").flatMap((division) => nodes(division, "paragraph"));
  const all = [...own.map((place) => ({ place, stray: false })), ...strays.map((place) => ({ place, stray: true }))];
  return all.sort((a, b) => (a.place.location?.startOffset ?? 0) - (b.place.location?.startOffset ?? 0));
}

/** Puts what was read of a comma where the outline only had its place. */
function graft(place: CstNode, read: CstNode): void {
  Object.assign(place, { children: read.children });
}

/** Characters. An act of two thousand lines has some 150,000. */
export const longestSource = 2_000_000;
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
