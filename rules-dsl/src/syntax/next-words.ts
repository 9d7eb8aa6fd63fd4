/**
 * What the grammar lets an author write at a place, asked of the parser itself: no second list of what may follow what. Only the clause
 * at hand is looked at, behind the opening of its block, so that a mistake elsewhere does not silence the answer.
 */
import type { ISyntacticContentAssistPath } from "chevrotain";
import type { SourceFile } from "../source/source.ts";
import { grammar } from "./grammar.ts";
import type { KeywordName } from "./keywords.ts";
import { keywords } from "./keywords.ts";
import { lex } from "./lexer.ts";
import { piecesOf } from "./pieces.ts";
import { closingGuillemets } from "./scan.ts";
import type { LexedToken, TokenName } from "./tokens.ts";
import { tokenTypes } from "./tokens.ts";

export type FamilyName =
  | "AnyName"
  | "AnyText"
  | "AnyNumber"
  | "AnyOrdinal"
  | "BinaryOperator"
  | "ArithmeticOperator"
  | "Prefix";

export interface NextWord {
  readonly token: TokenName | FamilyName;
  /** The rules of the grammar in which it stands, the innermost last. */
  readonly rules: readonly string[];
}

/** A word before the place, of the clause at hand. */
export interface WordBefore {
  readonly token: TokenName;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface NextWords {
  readonly words: readonly NextWord[];
  /** From the beginning of the clause at hand. */
  readonly before: readonly WordBefore[];
}

/** Undefined inside a text, a quotation or a comment. `offset` is where the next word begins. */
export function nextWords({ name, text }: SourceFile, offset: number): NextWords | undefined {
  const closings = closingGuillemets(text);
  const inside = [...closings].some(([from, to]) => from < offset && offset <= to);
  if (inside) return undefined;
  const from = piecesOf(text, closings).findLast((piece) => piece.from < offset)?.from ?? 0;
  const written = { name, text: text.slice(0, offset) };
  const { tokens: ofPiece, comments } = lex(written, { from, to: offset }, closings);
  const last = ofPiece.at(-1);
  const open = last && endOf(last) >= offset && unfinished.has(last.tokenType.name) && !isClosed(last);
  if (open || comments.some(({ start, end }) => start < offset && offset <= end)) return undefined;
  // A piece that does not begin the file begins with a comma, which stands in an article of an act.
  const clause = clauseAtHand(from === 0 ? ofPiece : [...opening("ActKind"), ...opening("Article"), ...ofPiece]);
  const words = clause.read.length > mostWords || depthOf(clause.read) > deepest ? [] : assisted(clause);
  return { words, before: clause.own.filter((token) => ofPiece.includes(token)).map(wordOf) };
}

const unfinished: ReadonlySet<string> = new Set<TokenName>(["Text", "Quoted"]);
const mostWords = 600;
/** As deep as people write; deeper, the parser's own search for what may follow would take long. */
const deepest = 30;

interface ClauseAtHand {
  readonly rule: string;
  /** What the parser is given. */
  readonly read: readonly LexedToken[];
  /** Those that the author wrote. */
  readonly own: readonly LexedToken[];
}

/** The innermost block that is open, and in it the clause that is being written. */
function clauseAtHand(tokens: readonly LexedToken[]): ClauseAtHand {
  const { kept, open } = withoutClosedBlocks(tokens);
  const block = open.at(-1);
  if (block === undefined) return { rule: "file", read: kept, own: kept };
  const name = kept[block]?.tokenType.name ?? "";
  const rule = ruleOfBlock[name];
  // What opens a list, an entity or an action is itself a clause of the vocabulary.
  const own = kept.slice(rule ? lastClause(kept, block, clausesOfBlock[name] ?? none) : block);
  const before = !rule ? opening("Vocabulary") : own[0] === kept[block] ? [] : opening(name as KeywordName);
  return { rule: rule ?? "vocabulary", read: [...before, ...own], own };
}

const none: ReadonlySet<string> = new Set();

/** Where each block begins that no `fine` has closed yet; what stands in the others bears on nothing. */
function withoutClosedBlocks(tokens: readonly LexedToken[]) {
  const kept: LexedToken[] = [];
  const open: number[] = [];
  for (const token of tokens) {
    const { name } = token.tokenType;
    if (name === "End") {
      kept.length = open.pop() ?? kept.length;
      continue;
    }
    if (token.firstOnLine && openers.has(name)) open.push(kept.length);
    kept.push(token);
  }
  return { kept, open };
}

const openers: ReadonlySet<string> = new Set<TokenName>([
  ...(["Vocabulary", "ActKind", "Article", "Section", "Paragraph"] as const),
  ...(["Enumeration", "Subject", "Entity", "Action"] as const),
]);

const ruleOfBlock: Readonly<Record<string, string>> = {
  Vocabulary: "vocabulary",
  ActKind: "act",
  Article: "division",
  Section: "division",
  Paragraph: "paragraph",
};

const headsOf = (...names: readonly KeywordName[]): ReadonlySet<string> => new Set(names);
const divisionHeads = headsOf("Paragraph");
const clausesOfBlock: Readonly<Record<string, ReadonlySet<string>>> = {
  Vocabulary: headsOf("Unit", "Cycle", "Authority", "Enumeration", "Subject", "Entity", "Action", "Term"),
  ActKind: headsOf("Authority", "Adopted", "Effect", "Source", "Article", "Section"),
  Article: divisionHeads,
  Section: divisionHeads,
  Paragraph: headsOf(
    ...([
      "TextOf",
      "Summary",
      "NotNormative",
      "NotExpressible",
      "Restates",
      "Replaces",
      "Repeals",
      "Interprets",
    ] as const),
    ...([
      "Extends",
      "Interpretation",
      "Parameter",
      "Rule",
      "Requirement",
      "Example",
      "Property",
      "AcceptedMutant",
    ] as const),
  ),
};

/** Index of the word that begins the clause at hand, or of the block itself. */
function lastClause(tokens: readonly LexedToken[], block: number, heads: ReadonlySet<string>): number {
  const at = tokens.findLastIndex(
    ({ firstOnLine, tokenType: { name } }, index) => index > block && firstOnLine && heads.has(name),
  );
  return at < 0 ? block : at;
}

/** `comma 1`, `articolo 1`, `delibera x`: the block as if it had just been opened. */
function opening(name: KeywordName): readonly LexedToken[] {
  const numbered = name === "Paragraph" || name === "Article" || name === "Section";
  return lex({ name: "", text: `${keywords[name].it[0]} ${numbered ? "1" : "x"}` }).tokens;
}

function assisted({ rule, read }: ClauseAtHand): readonly NextWord[] {
  const found = grammar().computeContentAssist(rule, read as LexedToken[]);
  return found.filter(isWelcome).map(({ nextTokenType, ruleStack }) => ({
    token: nextTokenType.name as NextWord["token"],
    rules: ruleStack,
  }));
}

/** Clauses outside their block are read only to be refused. */
function isWelcome({ ruleStack }: ISyntacticContentAssistPath): boolean {
  return !ruleStack.includes("strayParagraph") && !ruleStack.includes("strayClause");
}

function depthOf(tokens: readonly LexedToken[]): number {
  let depth = 0;
  let deepestSoFar = 0;
  for (const { tokenType } of tokens) {
    if (tokenType === tokenTypes.LeftParenthesis || tokenType === tokenTypes.If) depth++;
    if (tokenType === tokenTypes.RightParenthesis) depth--;
    deepestSoFar = Math.max(deepestSoFar, depth);
  }
  return deepestSoFar;
}

function wordOf(token: LexedToken): WordBefore {
  const name = token.tokenType.name as TokenName;
  return { token: name, text: token.image, start: token.startOffset, end: endOf(token) };
}

function endOf({ startOffset, endOffset }: LexedToken): number {
  return (endOffset ?? startOffset - 1) + 1;
}

function isClosed({ image }: LexedToken): boolean {
  return image.length > 1 && /[»"”“]$/.test(image);
}
