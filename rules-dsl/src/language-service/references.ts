/** Every place where what stands under the cursor is named: across files, and in one file with how it is used there. */
import type { Compilation } from "../compile.ts";
import type { Span } from "../source/source.ts";
import type * as Ast from "../syntax/ast.ts";
import { citationsOf } from "./citations.ts";
import { boundNameAt, declarationsOf, namesOfSymbol } from "./occurrences.ts";
import { fileNamed, nearest, pathAt } from "./tree-places.ts";

export interface Reference {
  readonly span: Span;
  /** Whether the name is declared or defined there, and not read. */
  readonly declares: boolean;
}

/** By file and then in the order written. On the number of a comma: the citations of that comma. */
export function referencesAt(compilation: Compilation, file: string, offset: number): readonly Reference[] {
  const found = boundNameAt(compilation, file, offset);
  if (!found) return citationsOfCommaAt(compilation, file, offset);
  const declared = new Set(declarationsOf(found.symbol).map(({ span }) => keyOf(span)));
  return namesOfSymbol(compilation, found.symbol).map(({ span }) => ({ span, declares: declared.has(keyOf(span)) }));
}

/** The same, in one file. */
export function documentHighlightsAt(compilation: Compilation, file: string, offset: number): readonly Reference[] {
  return referencesAt(compilation, file, offset).filter(({ span }) => span.file === file);
}

function citationsOfCommaAt(compilation: Compilation, file: string, offset: number): readonly Reference[] {
  const tree = fileNamed(compilation, file);
  const path = tree ? pathAt(tree, offset) : [];
  const paragraph = nearest(path, "paragraph") as Ast.Paragraph | undefined;
  const { span } = paragraph?.number ?? {};
  if (!paragraph || !span || offset < span.start || offset > span.end) return [];
  return citationsOf(paragraph, compilation).map((citation) => ({ span: citation.span, declares: false }));
}

function keyOf({ file, start }: Span): string {
  return `${file} ${start}`;
}
