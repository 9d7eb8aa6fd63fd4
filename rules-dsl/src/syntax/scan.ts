/**
 * Cuts a text into lexemes: words, literals, symbols and comments; whatever is none of these is reported and left out.
 * Written by hand because a text «…» may hold further guillemets, and because words need the `u` flag that chevrotain's
 * own lexer drops. One pass, linear in the length of the text, whatever the text.
 */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceFile, Span } from "../source/source.ts";
import type { SymbolName } from "./keywords.ts";
import { keywords, nameKey, symbols } from "./keywords.ts";
import type { Piece } from "./pieces.ts";
import { scanNumber } from "./scan-number.ts";
import type { LiteralName } from "./tokens.ts";

export interface Lexeme {
  readonly kind: "Word" | LiteralName | SymbolName;
  readonly start: number;
  readonly end: number;
  /** What words are compared by; empty for what is in no phrase. */
  readonly key: string;
  readonly firstOnLine: boolean;
}

export interface Scanned {
  readonly lexemes: readonly Lexeme[];
  readonly comments: readonly Span[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Of the whole text, or of a piece of it. */
export function scan(
  { name: file, text }: SourceFile,
  { from, to }: Piece = { from: 0, to: text.length },
  closings: ReadonlyMap<number, number> = closingGuillemets(text),
): Scanned {
  const lexemes: Lexeme[] = [];
  const comments: Span[] = [];
  const diagnostics: Diagnostic[] = [];
  let firstOnLine = true;
  const push = (kind: Lexeme["kind"], start: number, end: number, key = "") => {
    lexemes.push({ kind, start, end, key, firstOnLine });
    firstOnLine = false;
    return end;
  };
  const reportCharacters = (start: number, end: number) => {
    const span = { file, start, end };
    if (bidirectional.test(text.slice(start, end))) {
      const code = text.charCodeAt(start).toString(16).toUpperCase().padStart(4, "0");
      diagnostics.push(diagnostic("invisible-direction-control", { character: `U+${code}` }, span, removal(span)));
    } else diagnostics.push(diagnostic("unexpected-character", { character: visible(text.slice(start, end)) }, span));
    return end;
  };

  const scanWord = (start: number): number => {
    let ascii = start;
    while (ascii < to && isAsciiWord(text.charCodeAt(ascii))) ascii++;
    const next = ascii < to ? text.charCodeAt(ascii) : 0;
    if (next < 128 && next !== apostrophe) return push("Word", start, ascii, text.slice(start, ascii).toLowerCase());
    const found = matchAt(word, text, start) ?? "";
    const plain = found.replace(/['’]$/, "");
    const elided = plain.length < found.length && elisions.has(nameKey(found));
    const end = start + (elided ? found.length : plain.length);
    push("Word", start, end, nameKey(text.slice(start, end)));
    const foreign = foreignLetter.exec(plain);
    if (foreign) {
      const at = start + foreign.index;
      const span = { file, start: at, end: at + foreign[0].length };
      diagnostics.push(diagnostic("foreign-letter", { letter: foreign[0], word: plain }, span));
    }
    return end;
  };

  const scanText = (start: number): number => {
    const closing = closings.get(start);
    if (closing !== undefined) return push("Text", start, closing + 1);
    const span = { file, start, end: start + 1 };
    diagnostics.push(diagnostic("unterminated-text", {}, span));
    return push("Text", start, nextHeadLine(text, start));
  };

  const scanQuoted = (start: number): number => {
    const found = matchAt(quoted, text, start) ?? '"';
    const closed = found.length > 1 && found.endsWith('"');
    const span = { file, start, end: start + 1 };
    if (!closed) diagnostics.push(diagnostic("unterminated-string", {}, span));
    return push("Quoted", start, start + found.trimEnd().length);
  };

  const scanCurly = (start: number): number => {
    const found = matchAt(curly, text, start);
    if (found === undefined) return reportCharacters(start, start + 1);
    const span = { file, start, end: start + found.length };
    const straight = `"${found.slice(1, -1)}"`;
    const title = { it: "scrivere le virgolette diritte", en: "write straight quotes" };
    diagnostics.push(
      diagnostic("typographic-quotes", {}, span, { fixes: [{ title, edits: [{ span, text: straight }] }] }),
    );
    return push("Quoted", start, span.end);
  };

  const scanSign = (start: number): number => {
    const pair = text.slice(start, start + 2);
    const sign = symbolNames.get(pair) ? pair : pair.charAt(0);
    const symbol = symbolNames.get(sign);
    if (!symbol) return reportCharacters(start, start + (matchAt(strange, text, start)?.length ?? 1));
    return push(symbol, start, start + sign.length, symbol === "Slash" ? "/" : "");
  };

  for (let at = from; at < to; ) {
    const code = text.charCodeAt(at);
    if (code === 32 || (code >= 9 && code <= 13)) {
      if (code === 10 || code === 13) firstOnLine = true;
      at++;
    } else if (code < 128) {
      if (isDigit(code)) {
        const previous = lexemes.at(-1);
        const number = scanNumber({ file, start: at }, text, divisionWords.has(previous?.key ?? ""), diagnostics);
        at = push(number.kind, at, number.end);
      } else if (isAsciiWord(code)) at = scanWord(at);
      else if (code === 34) at = scanQuoted(at);
      else if (code === 45 && text.charCodeAt(at + 1) === 45) {
        const end = at + (matchAt(comment, text, at)?.length ?? 2);
        comments.push({ file, start: at, end });
        at = end;
      } else at = scanSign(at);
    } else {
      const character = text[at] ?? "";
      const blanks = matchAt(blank, text, at);
      if (blanks !== undefined) {
        firstOnLine ||= /[\r\n]/.test(blanks);
        at += blanks.length;
      } else if (wordStart.test(text.slice(at, at + 2))) at = scanWord(at);
      else if (character === "«") at = scanText(at);
      else if (character === "“" || character === "”") at = scanCurly(at);
      else at = scanSign(at);
    }
  }
  return { lexemes, comments, diagnostics };
}

const apostrophe = 39;

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A letter, a digit or `_`. */
function isAsciiWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || isDigit(code) || code === 95;
}

const blank = /\s+/y;
const comment = /--[^\r\n]*/y;
const wordStart = /^[\p{L}_]/u;
const word = /[\p{L}_][\p{L}\p{M}\p{N}_]*(?:['’](?=[\p{L}\p{N}]))?/uy;
const foreignLetter = /(?![A-Za-zÀ-ÖØ-öø-ɏ0-9_]|[\u0300-\u036f])[\s\S]/u;
const quoted = /"[^"\r\n]*"?/y;
const curly = /[“”][^“”\r\n]*[“”]/y;
/** A run of one repeated character that begins nothing: reported once. */
const strange = /([\uD800-\uDBFF][\uDC00-\uDFFF]|[\s\S])\1*/y;
const bidirectional = /^[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

const symbolNames = new Map<string, SymbolName>(
  (Object.keys(symbols) as SymbolName[]).flatMap((name) => symbols[name].map((written) => [written, name] as const)),
);
const spellings = Object.values(keywords).flatMap(({ it }) => it.map((written) => nameKey(written)));
const elisions = new Set(spellings.map((written) => written.split(" ")[0] ?? "").filter((key) => key.endsWith("'")));
const divisionWords = new Set<string>(
  [...keywords.CitedArticle.it, ...keywords.CitedSection.it, ...keywords.CitedParagraph.it].map(nameKey),
);
const headWords = new Set(
  Object.values(keywords).flatMap(({ reading, it }) =>
    reading === "head" ? it.map((written) => nameKey(written.split(" ")[0] ?? "")) : [],
  ),
);

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Which `»` closes which `«`; an opening mark without its own closing is absent. */
export function closingGuillemets(text: string): ReadonlyMap<number, number> {
  const closings = new Map<number, number>();
  const open: number[] = [];
  const never = Number.POSITIVE_INFINITY;
  const nextOf = (mark: string, from: number) => (text.indexOf(mark, from) + 1 || never) - 1;
  let opening = nextOf("«", 0);
  let closing = nextOf("»", 0);
  while (closing < never) {
    if (opening < closing) {
      open.push(opening);
      opening = nextOf("«", opening + 1);
      continue;
    }
    const opened = open.pop();
    if (opened !== undefined) closings.set(opened, closing);
    closing = nextOf("»", closing + 1);
  }
  return closings;
}

/** Where the next line that begins with the head of a clause starts; the end of the text if there is none. */
function nextHeadLine(text: string, from: number): number {
  const lines = /[\r\n][ \t]*([\p{L}]+)/gu;
  lines.lastIndex = from;
  for (let found = lines.exec(text); found; found = lines.exec(text)) {
    if (headWords.has(nameKey(found[1] ?? ""))) return found.index;
  }
  return text.length;
}

/** Control characters made visible, and long runs shortened. */
function visible(characters: string): string {
  const first = String.fromCodePoint(characters.codePointAt(0) ?? 0);
  if (/[\p{C}\p{Z}\p{M}]/u.test(first)) {
    return `U+${(first.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  }
  return first;
}

function removal(span: Span) {
  const title = { it: "togliere il carattere invisibile", en: "remove the invisible character" };
  return { fixes: [{ title, edits: [{ span, text: "" }] }] };
}
