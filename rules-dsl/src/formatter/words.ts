/** The words of a file as they will be printed, in order: spelling, space, where a line may be broken, comments before. */
import type { SourceFile, Span } from "../source/source.ts";
import { keywords, nameKey } from "../syntax/keywords.ts";
import type { ParsedFully } from "../syntax/parse.ts";
import type { LexedToken } from "../syntax/tokens.ts";
import type { Between } from "./comments.ts";
import { between } from "./comments.ts";
import type { Roles } from "./roles.ts";
import { rolesOf } from "./roles.ts";
import { spelling } from "./spelling.ts";

export interface Word extends Between {
  readonly offset: number;
  readonly text: string;
  readonly spaceBefore: boolean;
  readonly breakRank: number | undefined;
}

/** Followed by the comments after the last word. */
export function wordsOf(source: SourceFile, parsed: ParsedFully): { words: readonly Word[]; rest: Between } {
  const roles = rolesOf(parsed.cst);
  const queue: Span[] = [...parsed.comments];
  // The comma after `adottata il …` joined it to its line; each clause has its own.
  const tokens = parsed.tokens.filter(({ tokenType }) => tokenType.name !== "Comma");
  let end: number | undefined;
  const words = tokens.map((token, index): Word => {
    const previous = tokens[index - 1];
    const gap = between(source.text, queue, end, token.startOffset);
    end = (token.endOffset ?? token.startOffset) + 1;
    const rank = breakRank(previous, token, roles);
    return {
      comments: gap.comments,
      blankBefore: gap.blankBefore,
      offset: token.startOffset,
      text: spelling(token, roles.names.has(token.startOffset)),
      spaceBefore: previous !== undefined && spaceBetween(previous, token, roles),
      breakRank: rank === undefined || beginsHead(token, tokens[index + 1]) ? undefined : rank,
    };
  });
  return { words, rest: between(source.text, queue, end, source.text.length) };
}

function spaceBetween(previous: LexedToken, token: LexedToken, roles: Roles): boolean {
  const name = token.tokenType.name;
  const before = previous.tokenType.name;
  if (name === "RightParenthesis" || name === "Semicolon" || before === "LeftParenthesis") return false;
  if (roles.callParentheses.has(token.startOffset) || roles.signs.has(previous.startOffset)) return false;
  return !/['’]$/.test(previous.image);
}

function breakRank(previous: LexedToken | undefined, token: LexedToken, roles: Roles): number | undefined {
  return roles.breaks.get(token.startOffset) ?? (previous && roles.breaksAfter.get(previous.startOffset));
}

const heads: ReadonlySet<string> = new Set(
  Object.values(keywords).flatMap(({ reading, it }) => (reading === "head" ? it.map(nameKey) : [])),
);

/** At the start of a line these words would begin a clause. */
function beginsHead(token: LexedToken, next: LexedToken | undefined): boolean {
  const own = nameKey(token.image);
  return heads.has(own) || (next !== undefined && heads.has(`${own} ${nameKey(next.image)}`));
}
