/**
 * The commi of a file as they were last read, by their text. What is remembered of a comma is all that reading it anew would give:
 * only those that no pass before the grammar touches are remembered.
 */
import type { SourceFile } from "../source/source.ts";
import { lineIndex } from "../source/source.ts";
import { isBlockOpener } from "./blocks.ts";
import type { Lexed } from "./lexer.ts";
import { lex } from "./lexer.ts";
import { moved } from "./moved.ts";
import { cutDeepNesting } from "./nesting.ts";
import type { Piece } from "./pieces.ts";
import { piecesOf } from "./pieces.ts";
import type { ReadParagraph } from "./read-paragraph.ts";
import { readParagraph, setAsideParagraphs } from "./read-paragraph.ts";
import { repairLines } from "./repair-lines.ts";
import { closingGuillemets } from "./scan.ts";
import type { LexedToken } from "./tokens.ts";
import { tokenTypes } from "./tokens.ts";

/** Of one file; reading the file replaces what it holds. */
export interface ParagraphMemory {
  paragraphs: ReadonlyMap<string, Remembered>;
}

export function newParagraphMemory(): ParagraphMemory {
  return { paragraphs: new Map() };
}

interface Remembered {
  /** Where the text began. */
  readonly from: number;
  /** The first two words of the comma and its `fine`: they stand for it in the passes before the grammar. */
  readonly outline: readonly LexedToken[];
  /** The words after its `fine`. */
  readonly rest: readonly LexedToken[];
  readonly reading: Reading;
}

/** What a comma says, found when first asked for: a file of nothing but mistakes is not read to its end. */
export interface Reading {
  readonly from: number;
  found: ReadParagraph | undefined;
  /** Its words, or an earlier reading of them elsewhere; let go of once found. */
  source: (() => ReadParagraph) | Reading | undefined;
}

export function readingOf(reading: Reading): ReadParagraph | undefined {
  const { source, from } = reading;
  if (!reading.found && source) {
    reading.found = typeof source === "function" ? source() : readingMoved(readingOf(source), from - source.from);
    reading.source = undefined;
  }
  return reading.found;
}

export interface Recalled extends Lexed {
  readonly outlines: readonly (readonly LexedToken[])[];
  /** By where they begin. */
  readonly paragraphs: ReadonlyMap<number, Remembered>;
}

/** The words of an act with only the outline of every comma that is remembered, or is worth it; undefined for anything else. */
export function recallParagraphs(source: SourceFile, memory: ParagraphMemory): Recalled | undefined {
  const closings = closingGuillemets(source.text);
  const [first, ...pieces] = piecesOf(source.text, closings);
  const head = lex(source, first, closings);
  if (head.tokens[0]?.tokenType !== tokenTypes.ActKind) return undefined;
  const tokens = [...head.tokens];
  const diagnostics = [...head.diagnostics];
  const outlines: (readonly LexedToken[])[] = [];
  const paragraphs = new Map<number, Remembered>();
  const byText = new Map<string, Remembered>();
  for (const piece of pieces) {
    const text = source.text.slice(piece.from, piece.to);
    const known = memory.paragraphs.get(text);
    const lexed = known ? undefined : lex(source, piece, closings);
    const found = known ? movedTo(piece.from, known) : lexed && remembered(source, piece, lexed);
    if (found) {
      byText.set(text, found);
      outlines.push(found.outline);
      paragraphs.set(found.outline[0]?.startOffset ?? 0, found);
      for (const token of found.outline) tokens.push(token);
      for (const token of found.rest) tokens.push(token);
    } else if (lexed) {
      // One by one: a piece may have more words than a call takes arguments.
      for (const token of lexed.tokens) tokens.push(token);
      for (const each of lexed.diagnostics) diagnostics.push(each);
    }
  }
  memory.paragraphs = byText;
  return { tokens, comments: [], diagnostics, outlines, paragraphs };
}

/** Undefined when a pass before the grammar would change something in it, or what it is depends on what stands around it. */
function remembered(source: SourceFile, piece: Piece, { tokens, diagnostics }: Lexed): Remembered | undefined {
  const end = tokens.findIndex(({ tokenType }) => tokenType === tokenTypes.End);
  const after = tokens[end + 1];
  if (diagnostics.length > 0 || end < 0 || (after && !after.firstOnLine)) return undefined;
  const own = tokens.slice(0, end + 1);
  const [first, second, last] = [own[0], own[1], own[end]] as [LexedToken, LexedToken, LexedToken];
  if (first.tokenType !== tokenTypes.Paragraph) return undefined;
  if (own.some((token) => token !== first && isBlockOpener(token.tokenType.name))) return undefined;
  const passes = [repairLines(source, own), cutDeepNesting(source.name, own)];
  if (passes.some((pass) => pass.diagnostics.length > 0)) return undefined;
  const outline = second.firstOnLine ? [first, last] : [first, second, last];
  const read = (): ReadParagraph => {
    const { tree, mistakes, faults, errors } = readParagraph(source, own, () => lineIndex(source.text), new Set());
    return { tree, mistakes, faults, errors };
  };
  const reading = { from: piece.from, found: undefined, source: read };
  return { from: piece.from, outline, rest: tokens.slice(end + 1), reading };
}

function movedTo(from: number, known: Remembered): Remembered {
  const by = from - known.from;
  if (by === 0) return known;
  const { reading } = known;
  // One that was never asked for is not moved twice: a comma may be moved at any number of keys before it is asked for.
  const source = reading.found || typeof reading.source === "function" ? reading : reading.source;
  return {
    from,
    outline: known.outline.map(further(by)),
    rest: known.rest.map(further(by)),
    reading: { from, found: undefined, source },
  };
}

function readingMoved(read: ReadParagraph | undefined, by: number): ReadParagraph | undefined {
  if (!read) return undefined;
  const { tree, mistakes, faults, errors } = read;
  return { tree: moved(tree, by), mistakes: moved(mistakes, by), faults: moved(faults, by), errors };
}

function further(by: number) {
  return (token: LexedToken): LexedToken => ({
    ...token,
    startOffset: token.startOffset + by,
    endOffset: (token.endOffset ?? token.startOffset) + by,
  });
}

/** Whether the outlines came through the passes before the grammar as they were. */
export function outlinesStand(tokens: readonly LexedToken[], outlines: Recalled["outlines"]): boolean {
  let next = 0;
  for (let at = 0; at < tokens.length && next < outlines.length; at++) {
    const outline = outlines[next] as readonly LexedToken[];
    if (tokens[at] !== outline[0]) continue;
    if (outline.some((token, index) => tokens[at + index] !== token)) return false;
    next++;
  }
  return next === outlines.length;
}

/** Those of which the passes before the grammar left every word as it was. */
export function untouched(
  remembered: Recalled["paragraphs"],
  before: readonly LexedToken[],
  after: readonly LexedToken[],
): Recalled["paragraphs"] {
  const own = setAsideParagraphs(before).paragraphs;
  const left = setAsideParagraphs(after).paragraphs;
  const same = (at: number) => {
    const [first, last] = [own.get(at) ?? [], left.get(at)];
    return first.length === last?.length && first.every((token, index) => token === last[index]);
  };
  return new Map([...remembered].filter(([at]) => same(at)));
}
