/** Where what stands under a place is written: every definition of a name, the comma that a citation means. */
import type { Compilation } from "../compile.ts";
import type { Span } from "../source/source.ts";
import type * as Ast from "../syntax/ast.ts";
import { citedPlaces } from "./citations.ts";
import { boundNameAt, declarationsOf } from "./occurrences.ts";
import { fileNamed, nearest, pathAt } from "./tree-places.ts";

export function definitionAt(compilation: Compilation, file: string, offset: number): Span | undefined {
  return definitionsAt(compilation, file, offset)[0];
}

/** A name may be defined by several acts; the term of the vocabulary stands last. */
export function definitionsAt(compilation: Compilation, file: string, offset: number): readonly Span[] {
  const found = boundNameAt(compilation, file, offset);
  if (found) return declarationsOf(found.symbol).map(({ span }) => span);
  const tree = fileNamed(compilation, file);
  const citation = tree && nearest(pathAt(tree, offset), "citation");
  if (!citation) return [];
  return citedPlaces(citation as Ast.CitationReference, compilation.model.symbols).map(
    ({ paragraph }) => paragraph.number.span,
  );
}
