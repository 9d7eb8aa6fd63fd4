/**
 * Before parsing: a line that begins with no known word is read as the word it resembles, or left out, and reported.
 * Two values never stand side by side, so a plain word that begins a line after a finished clause can only be that mistake.
 */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { BlockOpener } from "./blocks.ts";
import { allLines, blockDepth, isBlockOpener, linesOfBlock, nearestLine, outermost, spelled } from "./blocks.ts";
import type { keywords } from "./keywords.ts";
import type { LexedToken } from "./tokens.ts";
import { AnyName, AnyNumber, AnyOrdinal, AnyText, tokenTypes } from "./tokens.ts";

export function repairLines(file: string, tokens: readonly LexedToken[]) {
  const kept: LexedToken[] = [];
  const diagnostics: Diagnostic[] = [];
  const open: BlockOpener[] = [];
  let skipping = false;

  for (const written of tokens) {
    let token = written;
    const previous = kept.at(-1);
    if (skipping && token.firstOnLine && token.tokenType.name !== "Word") skipping = false;
    if (skipping) continue;
    if (token.firstOnLine && token.tokenType.name === "Word" && (!previous || endsClause(previous))) {
      const block = open.at(-1);
      const near = nearestLine(token.image, allLines(block));
      diagnostics.push(unknownLine(file, token, block, near?.written));
      if (!near) {
        skipping = previous !== undefined;
        if (skipping) continue;
      }
      token = retyped(token, near?.name ?? "ActKind");
    }
    follow(open, token);
    kept.push(token);
  }
  return { tokens: kept, diagnostics };
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

function retyped(token: LexedToken, name: keyof typeof keywords): LexedToken {
  const tokenType = tokenTypes[name];
  return { ...token, tokenType, tokenTypeIdx: tokenType.tokenTypeIdx ?? 0 };
}

const closing: ReadonlySet<string> = new Set([
  ...["UnitWord", "Date", "Years", "RightParenthesis", "End", "Yes", "No", "This", "YesNo", "MissingFact"],
  ...["UnknownDate", "NotNormative", "LowerBand", "UpperBand", "NoBand"],
]);

function endsClause({ tokenType }: LexedToken): boolean {
  if (closing.has(tokenType.name)) return true;
  return [AnyName, AnyText, AnyNumber, AnyOrdinal].some((family) => tokenType.CATEGORIES?.includes(family));
}
