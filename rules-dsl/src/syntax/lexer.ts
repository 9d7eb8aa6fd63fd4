/**
 * Turns lexemes into the tokens of the grammar: words and phrases become keywords as the keyword table says, a word after
 * a number becomes its unit, an `=` that begins a line becomes the value of a rule.
 */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceFile, Span } from "../source/source.ts";
import type { KeywordName } from "./keywords.ts";
import { isHead, keywords, nameKey } from "./keywords.ts";
import type { Piece } from "./pieces.ts";
import type { Lexeme } from "./scan.ts";
import { scan } from "./scan.ts";
import type { LexedToken, TokenName } from "./tokens.ts";
import { tokenTypes } from "./tokens.ts";

export interface Lexed {
  readonly tokens: readonly LexedToken[];
  readonly comments: readonly Span[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Of the whole text, or of a piece of it. */
export function lex(source: SourceFile, piece?: Piece, closings?: ReadonlyMap<number, number>): Lexed {
  const { lexemes: words, comments, diagnostics } = scan(source, piece, closings);
  const tokens: LexedToken[] = [];
  let line: TokenName | undefined;
  for (let at = 0; at < words.length; ) {
    const { start, firstOnLine } = words[at] as Lexeme;
    const { name, length } = read(words, at, tokens.at(-1), line);
    if (firstOnLine && (isHead(name) || beginsRequirement.has(name))) line = name;
    tokens.push(token(name, source.text, start, (words[at + length - 1] as Lexeme).end, firstOnLine));
    at += length;
  }
  return { tokens, comments, diagnostics };
}

/** Made once for each phrase: a file has as many as it has words. */
interface ReadAs {
  readonly name: TokenName;
  /** How many lexemes the token takes. */
  readonly length: number;
}

const single = (name: TokenName): ReadAs => ({ name, length: 1 });
const lineEquals = single("LineEquals");
const plainWord = single("Word");
const unitWord = single("UnitWord");

/** `line` is the word that began the clause at hand. */
function read(
  words: readonly Lexeme[],
  at: number,
  previous: LexedToken | undefined,
  line: TokenName | undefined,
): ReadAs {
  const { kind, key, firstOnLine } = words[at] as Lexeme;
  if (kind === "Equals" && firstOnLine) return lineEquals;
  if (kind !== "Word") return readAlone(kind);
  const afterNumber = !firstOnLine && previous !== undefined && takesUnit.has(previous.tokenType.name);
  const phrases = phrasesByFirstWord.get(key);
  if (!phrases) return afterNumber ? unitWord : plainWord;
  for (const { name, phrase, asKeyword, asUnit } of phrases) {
    if (!stands(phrase, words, at)) continue;
    if (!appliesHere(name, firstOnLine, words[at + phrase.length])) continue;
    if (name === "YesNo" && !touching(words, at, phrase.length)) continue;
    if (name === "MetBy" && !(line && beginsRequirement.has(line))) continue;
    return name === "Year" && afterNumber ? asUnit : asKeyword;
  }
  return afterNumber ? unitWord : plainWord;
}

function readAlone(kind: Lexeme["kind"]): ReadAs {
  const known = alone.get(kind) ?? single(kind);
  alone.set(kind, known);
  return known;
}

const alone = new Map<Lexeme["kind"], ReadAs>();

function stands(phrase: readonly string[], words: readonly Lexeme[], at: number): boolean {
  for (let index = 1; index < phrase.length; index++) {
    if (words[at + index]?.key !== phrase[index]) return false;
  }
  return true;
}

/** `sì/no` is a type, `sì / no` a quotient. */
function touching(words: readonly Lexeme[], at: number, length: number): boolean {
  for (let index = at + 1; index < at + length; index++) {
    if (words[index]?.start !== words[index - 1]?.end) return false;
  }
  return true;
}

function appliesHere(name: KeywordName, firstOnLine: boolean, next: Lexeme | undefined): boolean {
  switch (keywords[name].reading) {
    case "reserved":
    case "soft":
      return true;
    case "head":
      return firstOnLine;
    case "beforeOf":
      return next !== undefined && ofWords.has(next.key);
    case "beforeName":
      return next?.kind === "Word" && !next.firstOnLine && !reservedWords.has(next.key);
  }
}

/** Lines after which `entro` begins the next one; after any other it goes on with an expression. */
const beginsRequirement: ReadonlySet<string> = new Set<TokenName>(["Count", "AtLeast", "AtMostOf"]);
const takesUnit: ReadonlySet<string> = new Set<TokenName>(["Number", "Fraction", "Dotted"]);
const ofWords: ReadonlySet<string> = new Set(keywords.Of.it.map(nameKey));
const reservedWords: ReadonlySet<string> = new Set(
  Object.values(keywords).flatMap(({ reading, it }) => (reading === "reserved" ? it.map(nameKey) : [])),
);

interface Phrase {
  readonly name: KeywordName;
  readonly phrase: readonly string[];
  readonly asKeyword: ReadAs;
  readonly asUnit: ReadAs;
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
      const { length } = phrase;
      group.push({ name, phrase, asKeyword: { name, length }, asUnit: { name: "UnitWord", length } });
      groups.set(phrase[0] ?? "", group);
    }
  }
  const rank = ({ name }: Phrase) => order.indexOf(keywords[name].reading);
  for (const group of groups.values()) {
    group.sort((a, b) => b.phrase.length - a.phrase.length || rank(a) - rank(b));
  }
  return groups;
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
