/**
 * What a name written at a place could see, and of which type it should be: a name that nobody uses is written there, and the checker
 * is watched as it meets it. What the line still lacks after it is completed as the grammar asks.
 */
import { commaHasTypes } from "../check/comma-has-types.ts";
import { derive } from "../check/expressions-have-types.ts";
import { localsIn } from "../check/scopes.ts";
import type { Checking, Scope } from "../check/semantic-model.ts";
import type { Compilation } from "../compile.ts";
import { newReport } from "../resolve/report.ts";
import { resolve } from "../resolve/resolve.ts";
import type { LocalSymbol, Symbols } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import type { KeywordName } from "../syntax/keywords.ts";
import { keywords } from "../syntax/keywords.ts";
import type { NextWord } from "../syntax/next-words.ts";
import { nextWords } from "../syntax/next-words.ts";
import { newParagraphMemory } from "../syntax/paragraph-memory.ts";
import { parseAgain } from "../syntax/parse.ts";
import type { Type } from "../types/type.ts";

export interface Expected {
  readonly scope: Scope;
  /** Definitions and variables, the innermost first. */
  readonly locals: readonly LocalSymbol[];
  /** What the place asks for; undefined when it asks for nothing in particular. */
  readonly type: Type;
  /** The name written is followed by `di` and something of this type. */
  readonly owner: Type;
  /** `NAME di` stands before: the name asked of what is to be written. */
  readonly asked: string | undefined;
  readonly symbols: Symbols;
}

/** Undefined when nothing around the place can be read even so. */
export function expectedAt(tree: Ast.File, from: number, to: number, compilation: Compilation): Expected | undefined {
  const { source } = tree;
  const before = source.slice(0, from) + placeholder;
  return (
    watched(before + source.slice(to), tree.name, compilation) ??
    watched(completed(before, tree.name) + restAfterLine(source, to), tree.name, compilation)
  );
}

/** Letters of no language, so that nobody's name is hidden by it. */
const placeholder = "ⴰⴱⴲⴳ";

let memory = newParagraphMemory();
let remembers = "";

function watched(text: string, name: string, { files }: Compilation): Expected | undefined {
  // The file at hand is asked about again and again: of it, only the comma at hand is read.
  if (remembers !== name) memory = newParagraphMemory();
  remembers = name;
  const { file } = parseAgain({ name, text }, memory);
  const resolved = resolve(
    files.map((other) => (other.name === name ? file : other)),
    newReport(),
  );
  let met: Expected | undefined;
  const watching: Checking["derive"] = (expression, scope, checking, expected) => {
    if (isPlaceholder(expression)) {
      const owner = expression.kind === "of" ? checking.types.get(expression.of) : undefined;
      // Taken at once: a scope grows with the definitions that follow.
      const locals = localsIn(scope);
      met ??= { scope, locals, type: expected, owner, asked: undefined, symbols: checking.symbols };
    }
    const type = derive(expression, scope, checking, expected);
    if (met && expression.kind === "of") {
      if (met.owner === undefined && expression.name.text === placeholder) {
        met = { ...met, owner: checking.types.get(expression.of) };
      } else if (isPlaceholder(expression.of)) met = { ...met, asked: expression.name.text };
    }
    return type;
  };
  commaHasTypes(resolved, commaAt(file, text.indexOf(placeholder)), watching);
  return met;
}

function commaAt({ act }: Ast.File, offset: number): Ast.Paragraph | undefined {
  const commi = act?.divisions.flatMap(({ paragraphs }) => paragraphs);
  return commi?.find(({ span }) => span.start <= offset && offset <= span.end);
}

function isPlaceholder(expression: Ast.Expression): boolean {
  const named = expression.kind === "name" || expression.kind === "of" || expression.kind === "previous";
  return named && expression.name.text === placeholder;
}

/** The words without which the clause at hand cannot end, in the order in which the grammar asks for them. */
function completed(text: string, name: string): string {
  let so = text;
  for (let word = 0; word < mostAdded; word++) {
    const next = nextWords({ name, text: so }, so.length)?.words ?? [];
    if (next.length === 0 || next.some(({ token }) => token === "End")) break;
    const wanted = fillers.find((filler) => next.some(({ token }) => token === filler));
    if (!wanted) break;
    so += ` ${writtenAs(wanted)}`;
  }
  return so;
}

const mostAdded = 16;

/** What closes before what opens. */
const fillers: readonly NextWord["token"][] = [
  ...(["RightParenthesis", "Then", "Otherwise", "ForEach", "In", "Satisfies", "By", "LatestFirst", "On"] as const),
  ...(["Among", "To", "Colon", "InterpretedAs", "LowerBand", "Because", "AnyName", "LeftParenthesis"] as const),
  ...(["AnyText", "Date", "Years", "AnyNumber", "AnyOrdinal", "Equals", "Of"] as const),
];

function writtenAs(token: NextWord["token"]): string {
  switch (token) {
    case "RightParenthesis":
      return ")";
    case "LeftParenthesis":
      return "(";
    case "Colon":
      return ":";
    case "Equals":
      return "=";
    case "AnyName":
      return "ⴰ";
    case "AnyText":
      return "«»";
    case "Date":
      return "01/01/2000";
    case "Years":
      return "2000-2001";
    case "AnyNumber":
    case "AnyOrdinal":
      return "1";
    default:
      return keywords[token as KeywordName].it[0] ?? "";
  }
}

function restAfterLine(source: string, offset: number): string {
  const newline = source.indexOf("\n", offset);
  return newline < 0 ? "\n" : source.slice(newline);
}
