/** Citations and line numbers of the trees being lowered. */

import { textHash } from "../ir/hash.ts";
import type { Citation, Label } from "../ir/program.ts";
import type { RuleDefinition } from "../resolve/symbols.ts";
import type { LineIndex, Span } from "../source/source.ts";
import { lineIndex } from "../source/source.ts";
import type * as Ast from "../syntax/ast.ts";
import type { CheckedModel } from "./lower.ts";

export function citationOf({ act, division, paragraph }: Omit<RuleDefinition, "clause">): Citation {
  return {
    act: act.name,
    article: division.number.value,
    comma: paragraph.number.value,
    textHash: hashOf(paragraph),
  };
}

const hashes = new WeakMap<Ast.Paragraph, string>();

/** The hash of a comma's words; a comma is cited many times and hashed once. */
export function hashOf(paragraph: Ast.Paragraph): string {
  const known = hashes.get(paragraph) ?? textHash(textOf(paragraph));
  hashes.set(paragraph, known);
  return known;
}

/** The words of the comma, verbatim or summarised, with white space folded so that re-wrapping a line changes no hash. */
export function textOf(paragraph: Ast.Paragraph): string {
  const clause = paragraph.clauses.find((found) => found.kind === "text" || found.kind === "summary");
  return clause ? clause.text.value.replace(/\s+/g, " ").trim() : "";
}

export function labelOf(label: Ast.Label | undefined, name: string): Label {
  const it = label?.it.value ?? name.replaceAll("_", " ");
  return { it, en: label?.en?.value ?? it };
}

export interface Places {
  lineOf(span: Span): number;
  endLineOf(span: Span): number;
}

const placesByModel = new WeakMap<CheckedModel, Places>();

export function placesOf(model: CheckedModel): Places {
  const known = placesByModel.get(model) ?? indexPlaces(model);
  placesByModel.set(model, known);
  return known;
}

const indexesByFile = new WeakMap<Ast.File, LineIndex>();

function indexOf(file: Ast.File): LineIndex {
  const known = indexesByFile.get(file) ?? lineIndex(file.source);
  indexesByFile.set(file, known);
  return known;
}

function indexPlaces(model: CheckedModel): Places {
  const indexes = new Map<string, LineIndex>(model.files.map((file) => [file.name, indexOf(file)]));
  const at = (file: string, offset: number) => indexes.get(file)?.positionAt(offset).line ?? 1;
  return { lineOf: (span) => at(span.file, span.start), endLineOf: (span) => at(span.file, span.end) };
}
