/**
 * Before parsing: a line that begins with no known word is read as the word it resembles, or left out; a clause that its
 * block cannot hold is left out; both are reported. Two values never stand side by side, so a plain word that begins a line
 * after a finished clause can only be a misspelt clause.
 */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceFile } from "../source/source.ts";
import type { BlockOpener } from "./blocks.ts";
import {
  allLines,
  blockDepth,
  columnAt,
  isBlockOpener,
  isReadIn,
  linesOfBlock,
  nearestLine,
  outermost,
  spelled,
} from "./blocks.ts";
import type { KeywordName } from "./keywords.ts";
import { isHead } from "./keywords.ts";
import type { LexedToken } from "./tokens.ts";
import { AnyName, AnyNumber, AnyOrdinal, AnyText, tokenTypes } from "./tokens.ts";

export function repairLines({ name: file, text }: SourceFile, tokens: readonly LexedToken[]) {
  // Until something is read otherwise or left out, what is kept is what came.
  let kept: LexedToken[] | undefined;
  const diagnostics: Diagnostic[] = [];
  const open: BlockOpener[] = [];
  let leavingOut: LeavingOut | undefined;

  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as LexedToken;
    const block = open.at(-1);
    if (leavingOut) {
      leavingOut = goOn(leavingOut, token, text);
      if (leavingOut) continue;
    }
    const previous = kept ? kept.at(-1) : tokens[index - 1];
    let read = token;
    if (token.firstOnLine && token.tokenType.name === "Word" && beginsLine(previous, tokens[index + 1])) {
      const near = nearestLine(token.image, allLines(block));
      diagnostics.push(unknownLine(file, token, block, near?.written));
      if (!near && previous) {
        leavingOut = { column: columnAt(text, token.startOffset), ends: 0 };
        kept ??= tokens.slice(0, index);
        continue;
      }
      read = retyped(token, near?.name ?? "ActKind");
    } else if (block && token.firstOnLine && isHead(token.tokenType.name) && !isReadIn(block, token.tokenType.name)) {
      const span = { file, start: token.startOffset, end: token.startOffset + token.image.length };
      const parameters = { found: token.image, expected: spelled(linesOfBlock[block]) };
      diagnostics.push(diagnostic("clause-out-of-place", parameters, span));
      leavingOut = {
        column: columnAt(text, token.startOffset),
        ends: isBlockOpener(token.tokenType.name) ? 1 : 0,
      };
      kept ??= tokens.slice(0, index);
      continue;
    }
    follow(open, read);
    if (read !== token) kept ??= tokens.slice(0, index);
    kept?.push(read);
  }
  return { tokens: kept ?? tokens, diagnostics };
}

/** What is being left out: all that stands deeper than its first word, and through as many `fine` as it opened blocks. */
interface LeavingOut {
  readonly column: number;
  readonly ends: number;
}

/** Undefined when this token is read again. */
function goOn({ column, ends }: LeavingOut, token: LexedToken, text: string): LeavingOut | undefined {
  const { name } = token.tokenType;
  if (ends > 0) {
    if (name === "End") return { column, ends: ends - 1 };
    return { column, ends: token.firstOnLine && isBlockOpener(name) ? ends + 1 : ends };
  }
  const readAgain = token.firstOnLine && isHead(name) && columnAt(text, token.startOffset) <= column;
  return readAgain ? undefined : { column, ends };
}

function unknownLine(
  file: string,
  token: LexedToken,
  block: BlockOpener | undefined,
  near: string | undefined,
): Diagnostic {
  const span = { file, start: token.startOffset, end: token.startOffset + token.image.length };
  const title = { it: `scrivere \`${near}\``, en: `write \`${near}\`` };
  const fixes = near ? [{ title, edits: [{ span, text: near }] }] : [];
  const found = token.image;
  const expected = near ? `\`${near}\`` : spelled(block ? linesOfBlock[block] : outermost);
  if (block) return diagnostic("unknown-clause", { found, expected }, span, { fixes });
  return diagnostic("unknown-beginning", { found, expected }, span, { fixes });
}

function follow(open: BlockOpener[], token: LexedToken): void {
  const name = token.tokenType.name;
  if (name === "End") open.pop();
  else if (isBlockOpener(name)) {
    while (open.length > 0 && blockDepth[open.at(-1) as BlockOpener] >= blockDepth[name]) open.pop();
    open.push(name);
  }
}

function retyped(token: LexedToken, name: KeywordName): LexedToken {
  const tokenType = tokenTypes[name];
  return { ...token, tokenType, tokenTypeIdx: tokenType.tokenTypeIdx ?? 0 };
}

const closing: ReadonlySet<string> = new Set([
  ...["UnitWord", "Date", "Years", "RightParenthesis", "End", "Yes", "No", "This", "YesNo", "MissingFact"],
  ...["UnknownDate", "NotNormative", "LowerBand", "UpperBand", "NoBand"],
  ...[
    "FavourableIfSmaller",
    "FavourableIfGreater",
    "PrevailsIfMoreFavourable",
    "Accepts",
    "LatestFirst",
    "EarliestFirst",
  ],
]);

/** No value stands right after a finished one, nor right before another. */
function beginsLine(previous: LexedToken | undefined, next: LexedToken | undefined): boolean {
  if (!previous || endsClause(previous)) return true;
  return next !== undefined && !next.firstOnLine && beginsValue(next);
}

function beginsValue({ tokenType }: LexedToken): boolean {
  return ["Word", "Text", "Quoted", "Number", "Ordinal"].includes(tokenType.name);
}

function endsClause({ tokenType }: LexedToken): boolean {
  if (closing.has(tokenType.name)) return true;
  return [AnyName, AnyText, AnyNumber, AnyOrdinal].some((family) => tokenType.CATEGORIES?.includes(family));
}
