/** Colours of a rule file from the lexer itself: no second grammar. Works on any text, in time linear in its length. */

import { keywords } from "../syntax/keywords.ts";
import { lex } from "../syntax/lexer.ts";
import { longestSource } from "../syntax/parse.ts";

export type HighlightStyle =
  | "keyword"
  | "name"
  | "number"
  | "date"
  | "unit"
  | "text"
  | "string"
  | "comment"
  | "operator";

export interface Highlight {
  readonly start: number;
  readonly end: number;
  readonly style: HighlightStyle;
}

/** Nothing for a text that is too long to be read. */
export function highlight(text: string): readonly Highlight[] {
  if (text.length > longestSource) return [];
  const { tokens, comments } = lex({ name: "", text });
  const found: Highlight[] = comments.map(({ start, end }) => ({ start, end, style: "comment" }));
  for (const token of tokens) {
    const style = styleOf(token.tokenType.name);
    const start = token.startOffset;
    if (style) found.push({ start, end: (token.endOffset ?? start) + 1, style });
  }
  return found.sort((a, b) => a.start - b.start);
}

const literalStyles: Readonly<Record<string, HighlightStyle>> = {
  Word: "name",
  UnitWord: "unit",
  Text: "text",
  Quoted: "string",
  Date: "date",
  Years: "date",
  Number: "number",
  Percent: "number",
  Fraction: "number",
  Ordinal: "number",
  Dotted: "number",
};

function styleOf(name: string): HighlightStyle | undefined {
  if (name in keywords) return "keyword";
  return literalStyles[name] ?? "operator";
}
