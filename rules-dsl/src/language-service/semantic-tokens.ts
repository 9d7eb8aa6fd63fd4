/** What each word is, for colours that know more than the letters: the lexer's styles, and behind every name its symbol. */
import type { Compilation } from "../compile.ts";
import type { NameSymbol } from "../resolve/symbols.ts";
import type { HighlightStyle } from "./highlight.ts";
import { highlight } from "./highlight.ts";
import { boundNamesOf, declarationsOf } from "./occurrences.ts";
import { fileNamed } from "./tree-places.ts";

/** The order is part of what clients are told: names are only ever added at the end. */
export const tokenKinds = [
  ...(["keyword", "number", "string", "comment", "operator", "type", "property", "function", "parameter"] as const),
  ...(["variable", "enum", "enumMember", "namespace", "class", "macro", "event"] as const),
] as const;

export const tokenModifiers = ["declaration", "defaultLibrary", "readonly"] as const;

export interface SemanticToken {
  readonly start: number;
  readonly end: number;
  readonly kind: (typeof tokenKinds)[number];
  readonly modifiers: readonly (typeof tokenModifiers)[number][];
}

/** In order, not overlapping, each on one line: a text of several lines gives one for each. */
export function semanticTokens(
  compilation: Compilation,
  file: string,
  range?: { readonly start: number; readonly end: number },
): readonly SemanticToken[] {
  const source = fileNamed(compilation, file)?.source ?? "";
  const named = new Map(boundNamesOf(compilation, file).map(({ name, symbol }) => [name.span.start, { name, symbol }]));
  const within = ({ start, end }: { start: number; end: number }) => !range || (start < range.end && range.start < end);
  return highlight(source)
    .filter(within)
    .flatMap(({ start, end, style }): readonly SemanticToken[] => {
      const bound = named.get(start);
      if (bound) return [{ start, end, ...tokenOf(bound.symbol, bound.name.span) }];
      return linesOf(source, start, end).map((line) => ({ ...line, kind: kindOfStyle[style], modifiers: [] }));
    });
}

const kindOfStyle: Readonly<Record<HighlightStyle, SemanticToken["kind"]>> = {
  keyword: "keyword",
  name: "variable",
  number: "number",
  date: "number",
  unit: "type",
  text: "string",
  string: "string",
  comment: "comment",
  operator: "operator",
};

function tokenOf(symbol: NameSymbol, { file, start }: { readonly file: string; readonly start: number }) {
  const declares = declarationsOf(symbol).some(({ span }) => span.file === file && span.start === start);
  const kind = kindOfSymbol(symbol);
  const modifiers: SemanticToken["modifiers"][number][] = [];
  if (declares) modifiers.push("declaration");
  if (symbol.kind === "operation" || symbol.kind === "thisYear") modifiers.push("defaultLibrary");
  if (kind === "parameter") modifiers.push("readonly");
  return { kind, modifiers };
}

function kindOfSymbol(symbol: NameSymbol): SemanticToken["kind"] {
  switch (symbol.kind) {
    case "rule":
      return symbol.definitions[0]?.clause.word === "parameter" ? "parameter" : "function";
    case "operation":
      return "macro";
    case "field":
      return "property";
    case "unit":
    case "cyclePeriod":
      return "type";
    case "entity":
      return "class";
    case "enumeration":
    case "interpretation":
      return "enum";
    case "option":
      return "enumMember";
    case "act":
    case "authority":
      return "namespace";
    case "action":
      return "event";
    case "local":
    case "exampleItem":
    case "thisYear":
      return "variable";
  }
}

function linesOf(source: string, start: number, end: number): readonly { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = [];
  for (let from = start; from < end; ) {
    const newline = source.indexOf("\n", from);
    const to = newline < 0 || newline >= end ? end : newline;
    const text = source.slice(from, to);
    const trimmed = to - (text.length - text.trimEnd().length);
    const begun = from + (from === start ? 0 : text.length - text.trimStart().length);
    if (begun < trimmed) lines.push({ start: begun, end: trimmed });
    from = to + 1;
  }
  return lines;
}
