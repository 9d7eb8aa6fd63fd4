/**
 * Turns lexemes into the tokens of the grammar: words and phrases become keywords as the keyword table says, a word after
 * a number becomes its unit, an `=` that begins a line becomes the value of a rule.
 */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceFile, Span } from "../source/source.ts";
import type { KeywordName } from "./keywords.ts";
import { keywords, nameKey } from "./keywords.ts";
import type { Lexeme } from "./scan.ts";
import { scan } from "./scan.ts";
import type { LexedToken, TokenName } from "./tokens.ts";
import { tokenTypes } from "./tokens.ts";

export interface Lexed {
  readonly tokens: readonly LexedToken[];
  readonly comments: readonly Span[];
  readonly diagnostics: readonly Diagnostic[];
}

export function lex(source: SourceFile): Lexed {
  const { lexemes, comments, diagnostics } = scan(source);
  const keys = lexemes.map(({ kind, start, end }) => {
    const written = source.text.slice(start, kind === "Word" ? end : Math.min(end, start + 2));
    return kind === "Word" || kind === "Slash" ? nameKey(written) : "";
  });
  const tokens: LexedToken[] = [];
  let previousEnd = 0;
  for (let at = 0; at < lexemes.length; ) {
    const lexeme = lexemes[at] as Lexeme;
    const firstOnLine = at === 0 || hasLineBreak(source.text, previousEnd, lexeme.start);
    const reading = read(lexemes, keys, at, firstOnLine, tokens.at(-1));
    const end = (lexemes[at + reading.length - 1] as Lexeme).end;
    tokens.push(token(reading.name, source.text, lexeme.start, end, firstOnLine));
    previousEnd = end;
    at += reading.length;
  }
  return { tokens, comments, diagnostics };
}

interface ReadAs {
  readonly name: TokenName;
  /** How many lexemes the token takes. */
  readonly length: number;
}

function read(
  lexemes: readonly Lexeme[],
  keys: readonly string[],
  at: number,
  firstOnLine: boolean,
  previous: LexedToken | undefined,
): ReadAs {
  const { kind } = lexemes[at] as Lexeme;
  if (kind === "Equals" && firstOnLine) return { name: "LineEquals", length: 1 };
  if (kind !== "Word") return { name: kind, length: 1 };
  const afterNumber = !firstOnLine && previous !== undefined && takesUnit.has(previous.tokenType.name);
  for (const { name, phrase } of phrasesByFirstWord.get(keys[at] ?? "") ?? []) {
    if (!phrase.every((word, index) => keys[at + index] === word)) continue;
    const next = at + phrase.length;
    if (!appliesHere(name, firstOnLine, keys[next], lexemes[next]?.kind)) continue;
    return { name: name === "Year" && afterNumber ? "UnitWord" : name, length: phrase.length };
  }
  return { name: afterNumber ? "UnitWord" : "Word", length: 1 };
}

function appliesHere(
  name: KeywordName,
  firstOnLine: boolean,
  nextKey: string | undefined,
  nextKind: Lexeme["kind"] | undefined,
): boolean {
  switch (keywords[name].reading) {
    case "reserved":
    case "soft":
      return true;
    case "head":
      return firstOnLine;
    case "beforeOf":
      return nextKey !== undefined && ofWords.has(nextKey);
    case "beforeName":
      return nextKind === "Word" && nextKey !== undefined && !reservedWords.has(nextKey);
  }
}

const takesUnit: ReadonlySet<string> = new Set<TokenName>(["Number", "Fraction", "Dotted"]);
const ofWords: ReadonlySet<string> = new Set(keywords.Of.it.map(nameKey));
const reservedWords: ReadonlySet<string> = new Set(
  Object.values(keywords).flatMap(({ reading, it }) => (reading === "reserved" ? it.map(nameKey) : [])),
);

interface Phrase {
  readonly name: KeywordName;
  readonly phrase: readonly string[];
}

/** Longest phrase first; of equal length, one that needs a following word before one that only needs the line's start. */
const phrasesByFirstWord: ReadonlyMap<string, readonly Phrase[]> = groupPhrases();

function groupPhrases(): Map<string, Phrase[]> {
  const groups = new Map<string, Phrase[]>();
  const order = ["beforeOf", "head", "beforeName", "soft", "reserved"];
  for (const name of Object.keys(keywords) as KeywordName[]) {
    for (const spelling of keywords[name].it) {
      const phrase = nameKey(spelling)
        .split(/\s+|(?<=')|(?=\/)|(?<=\/)/)
        .filter((word) => word !== "");
      const group = groups.get(phrase[0] ?? "") ?? [];
      group.push({ name, phrase });
      groups.set(phrase[0] ?? "", group);
    }
  }
  const rank = ({ name }: Phrase) => order.indexOf(keywords[name].reading);
  for (const group of groups.values()) {
    group.sort((a, b) => b.phrase.length - a.phrase.length || rank(a) - rank(b));
  }
  return groups;
}

function hasLineBreak(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return true;
  }
  return false;
}

function token(name: TokenName, text: string, start: number, end: number, firstOnLine: boolean): LexedToken {
  const tokenType = tokenTypes[name];
  return {
    image: text.slice(start, end),
    startOffset: start,
    endOffset: end - 1,
    tokenType,
    tokenTypeIdx: tokenType.tokenTypeIdx ?? 0,
    firstOnLine,
  } as LexedToken;
}
