/**
 * What the parser could not read, as diagnostics in the user's words. One message for each line: what follows a mistake on
 * its own line is a consequence of it.
 */
import type { IRecognitionException } from "chevrotain";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { LineIndex, SourceFile, Span } from "../source/source.ts";
import type { BlockOpener } from "./blocks.ts";
import { linesOfBlock, spelled } from "./blocks.ts";
import type { Expectation } from "./expectations.ts";
import { expectationOf } from "./expectations.ts";
import type { KeywordName, SymbolName } from "./keywords.ts";
import { keywords, nameKey, symbols, typeWords } from "./keywords.ts";
import type { LexedToken } from "./tokens.ts";

/** `blamed` are the lines on which something that breaks a clause was already reported. */
export function mistakesOf(
  source: SourceFile,
  tokens: readonly LexedToken[],
  errors: readonly IRecognitionException[],
  lines: LineIndex,
  blamed: ReadonlySet<number>,
): Diagnostic[] {
  const reported = new Set(blamed);
  return errors.flatMap((error) => {
    const found = mistakeOf(source, error, tokenBefore(tokens, realToken(error.token)));
    if (!found) return [];
    const { line } = lines.positionAt(found.span.start);
    if (reported.has(line)) return [];
    reported.add(line);
    return [found];
  });
}

function mistakeOf(
  source: SourceFile,
  error: IRecognitionException,
  previous: LexedToken | undefined,
): Diagnostic | undefined {
  const expectation = expectationOf(error);
  const actual = realToken(error.token);
  const spanOf = (token: LexedToken): Span => {
    return { file: source.name, start: token.startOffset, end: (token.endOffset ?? token.startOffset) + 1 };
  };
  const after = previous ? shortened(previous.image) : "";

  const block = blockOfRule[expectation.rule];
  if (actual && (expectation.expected.length === 0 || expectation.rule === "file")) {
    return diagnostic("text-after-end", { found: shortened(actual.image) }, spanOf(actual));
  }
  if (actual && !actual.firstOnLine && headWords.has(nameKey(actual.image))) return ownLine(actual, spanOf(actual));
  if (previous && !previous.firstOnLine && previous.tokenType.name === "UnitWord") {
    if (headWords.has(nameKey(previous.image))) return ownLine(previous, spanOf(previous));
  }
  if (block && actual?.firstOnLine) {
    const expected = spelled(linesOfBlock[block]);
    const parameters = { found: shortened(actual.image), expected };
    const known = actual.tokenType.name !== "Word";
    return diagnostic(known ? "clause-out-of-place" : "unknown-clause", parameters, spanOf(actual));
  }
  if (actual && block) return diagnostic("unexpected-word", { found: shortened(actual.image) }, spanOf(actual));

  const place = actual && !actual.firstOnLine ? actual : (previous ?? actual);
  if (!place) return undefined;
  if (actual && place === actual && asksName(expectation) && isReserved(actual)) {
    return diagnostic("reserved-word-as-name", { found: actual.image }, spanOf(actual));
  }
  return expectedInstead(expectation, after, spanOf(place));
}

function expectedInstead({ rule, expected }: Expectation, after: string, span: Span): Diagnostic {
  if (rule === "type") {
    const types = [...Object.values(typeWords), keywords.YesNo.it[0]].map((word) => `\`${word}\``).join(", ");
    return diagnostic("expected-type", { after, expected: types }, span);
  }
  if (expected.includes("AnyName") && expected.includes("LeftParenthesis")) {
    return diagnostic("expected-value", { after }, span);
  }
  if (expected.includes("AnyName")) return diagnostic("expected-name", { after }, span);
  if (expected.includes("AnyText")) return diagnostic("expected-text", { after }, span);
  if (expected.includes("Date")) return diagnostic("expected-date", { after }, span);
  if (expected.includes("Years")) return diagnostic("expected-years", { after }, span);
  if (expected.includes("AnyNumber") || expected.includes("AnyOrdinal")) {
    return diagnostic("expected-number", { after }, span);
  }
  const words = [...new Set(expected.map(spellingOf))].map((word) => `\`${word}\``).join(", ");
  return diagnostic("expected-word", { after, expected: words }, span);
}

const blockOfRule: Readonly<Record<string, BlockOpener>> = {
  act: "ActKind",
  vocabulary: "Vocabulary",
  division: "Article",
  paragraph: "Paragraph",
  enumeration: "Enumeration",
  entity: "Entity",
  action: "Action",
};

const headWords: ReadonlySet<string> = new Set(
  Object.values(keywords).flatMap(({ reading, it }) => (reading === "head" ? it.map(nameKey) : [])),
);

function ownLine(token: LexedToken, span: Span): Diagnostic {
  const title = { it: "andare a capo", en: "start a new line" };
  const edits = [{ span: { ...span, end: span.start }, text: "\n" }];
  return diagnostic("clause-needs-its-own-line", { found: token.image }, span, { fixes: [{ title, edits }] });
}

function asksName({ rule, expected }: Expectation): boolean {
  return rule === "name" || (expected.length === 1 && expected[0] === "AnyName");
}

function isReserved({ tokenType: { name } }: LexedToken): boolean {
  return name in keywords && keywords[name as KeywordName].reading === "reserved";
}

function spellingOf(name: string): string {
  if (name === "LineEquals") return "=";
  if (name in keywords) return keywords[name as KeywordName].it[0] ?? name;
  return name in symbols ? symbols[name as SymbolName][0] : name;
}

/** Undefined for the end of the file and for tokens that recovery imagined. */
function realToken(token: unknown): LexedToken | undefined {
  const found = token as LexedToken | undefined;
  return found && !Number.isNaN(found.startOffset) && found.image !== "" ? found : undefined;
}

/** The last token that stands before this one in the file, or the last of all before its end. */
function tokenBefore(tokens: readonly LexedToken[], token: LexedToken | undefined): LexedToken | undefined {
  let low = 0;
  let high = tokens.length;
  const limit = token?.startOffset ?? Number.POSITIVE_INFINITY;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle] as LexedToken).startOffset < limit) low = middle + 1;
    else high = middle;
  }
  while (low > 0 && tokens[low - 1]?.image === "") low--;
  return tokens[low - 1];
}

function shortened(text: string): string {
  const flat = text.replace(/\s+/g, " ");
  return flat.length > 30 ? `${flat.slice(0, 29)}…` : flat;
}
