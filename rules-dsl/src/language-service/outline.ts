/** The articles and commi of a file with their places: for folding, for jumping to a citation. */
import type { Span } from "../source/source.ts";
import type * as Ast from "../syntax/ast.ts";

export interface OutlineEntry {
  readonly article: string;
  readonly heading: string;
  /** Undefined for the article itself. */
  readonly comma: string | undefined;
  readonly span: Span;
}

export function outlineOf(file: Ast.File): readonly OutlineEntry[] {
  return (file.act?.divisions ?? []).flatMap((division) => {
    const article = division.number.value;
    const heading = division.heading?.value ?? "";
    const commi = division.paragraphs.map(({ number, span }) => ({ article, heading, comma: number.value, span }));
    return [{ article, heading, comma: undefined, span: division.span }, ...commi];
  });
}
