/** What stands under a place: a name, a citation, a comma, or an expression, with what it gives for the person at hand. */
import type { Compilation } from "../compile.ts";
import type { Language } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/source.ts";
import type * as Ast from "../syntax/ast.ts";
import { citedPlaces, lawOf, sayPlace } from "./citations.ts";
import { describe, typeWord } from "./describe-symbol.ts";
import type { KnownValue, KnownValues } from "./known-values.ts";
import { valuesOfSymbol } from "./known-values.ts";
import { boundNameAt } from "./occurrences.ts";
import { operationNamed, signatureOf } from "./signatures.ts";
import type { AnyNode } from "./tree-places.ts";
import { fileNamed, nearest, pathAt } from "./tree-places.ts";
import { words } from "./words.ts";

export interface Hover {
  readonly span: Span;
  /** As a rule file writes it. */
  readonly title: string;
  readonly lines: readonly string[];
}

export function hoverAt(
  compilation: Compilation,
  file: string,
  offset: number,
  language: Language = "it",
  values?: KnownValues,
): Hover | undefined {
  const found = boundNameAt(compilation, file, offset);
  if (found) {
    const { title, lines } = describe(found.symbol, compilation, language);
    const given = sayValues(valuesOfSymbol(found.symbol, values), values?.about ?? "", language);
    return { span: found.name.span, title, lines: [...lines, ...given] };
  }
  const tree = fileNamed(compilation, file);
  if (!tree) return undefined;
  const path = pathAt(tree, offset);
  return (
    hoverOfOperation(tree, path, offset, language) ??
    hoverOfCitation(path, compilation, language) ??
    hoverOfExpression(path, compilation, language)
  );
}

const mostValues = 6;

function sayValues(values: readonly KnownValue[], about: string, language: Language): readonly string[] {
  if (values.length === 0) return [];
  const said = values
    .slice(0, mostValues)
    .map(({ of, display }) => (of === undefined ? display[language] : `${of}: ${display[language]}`));
  return [`${about}: ${said.join("; ")}${values.length > mostValues ? "; …" : ""}`];
}

/** The name of a call is bound to no declaration: built-in operations explain themselves. */
function hoverOfOperation(
  { name, source }: Ast.File,
  path: readonly AnyNode[],
  offset: number,
  language: Language,
): Hover | undefined {
  if (!nearest(path, "call")) return undefined;
  const before = /[\p{L}\p{N}_]*$/u.exec(source.slice(Math.max(0, offset - 60), offset))?.[0] ?? "";
  const after = /^[\p{L}\p{N}_]*/u.exec(source.slice(offset, offset + 60))?.[0] ?? "";
  const signature = operationNamed(before + after);
  if (!signature) return undefined;
  const span = { file: name, start: offset - before.length, end: offset + after.length };
  return { span, title: signatureOf(signature).label, lines: [signature.explained[language]] };
}

function hoverOfCitation(path: readonly AnyNode[], { model }: Compilation, language: Language): Hover | undefined {
  const citation = nearest(path, "citation") as Ast.CitationReference | undefined;
  if (!citation) return undefined;
  const [place, ...others] = citedPlaces(citation, model.symbols);
  if (!place) return undefined;
  const laws = [place, ...others].flatMap(({ paragraph }) => lawOf(paragraph) ?? []);
  return { span: citation.span, title: sayPlace(place, language), lines: laws };
}

/** The type of the smallest expression, unless it is a value written out. */
function hoverOfExpression(path: readonly AnyNode[], { model }: Compilation, language: Language): Hover | undefined {
  const smallest = path.findLast((node) => model.types.has(node as Ast.Expression)) as Ast.Expression | undefined;
  const type = smallest && model.types.get(smallest);
  if (!smallest || !type || written.has(smallest.kind)) return undefined;
  return { span: smallest.span, title: `: ${typeWord(type)}`, lines: [`${words.gives[language]} ${typeWord(type)}`] };
}

const written: ReadonlySet<string> = new Set(["number", "boolean", "date", "years", "textLiteral"]);
