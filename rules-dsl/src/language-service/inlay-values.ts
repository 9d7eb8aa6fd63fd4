/** What the rules of a file give for the person at hand, to be shown at the end of the lines that name them. */
import type { Compilation } from "../compile.ts";
import type { Language } from "../diagnostics/diagnostic.ts";
import { lineIndex } from "../source/source.ts";
import type * as Ast from "../syntax/ast.ts";
import type { KnownValue, KnownValues } from "./known-values.ts";
import { fileNamed } from "./tree-places.ts";

export interface InlayValue {
  /** The end of a line. */
  readonly at: number;
  readonly text: string;
}

const mostShown = 3;

/** Only definitions that gave a value: of several acts that define a name, the one that governs the person. */
export function inlayValues(
  compilation: Compilation,
  file: string,
  values: KnownValues,
  language: Language = "it",
): readonly InlayValue[] {
  const tree = fileNamed(compilation, file);
  if (!tree?.act) return [];
  const index = lineIndex(tree.source);
  const rules = tree.act.divisions
    .flatMap(({ paragraphs }) => paragraphs)
    .flatMap(({ clauses }) => clauses.filter((clause): clause is Ast.RuleClause => clause.kind === "rule"));
  return rules.flatMap((rule) => {
    const { line } = index.positionAt(rule.span.start);
    const given = values
      .valuesOf("rule", rule.name.text)
      .filter(({ definedAt }) => definedAt?.file === file && definedAt.line === line);
    if (given.length === 0) return [];
    const newline = tree.source.indexOf("\n", rule.name.span.end);
    const end = newline < 0 ? tree.source.length : newline;
    return [{ at: tree.source[end - 1] === "\r" ? end - 1 : end, text: `= ${sayAll(given, language)}` }];
  });
}

function sayAll(given: readonly KnownValue[], language: Language): string {
  const shown = given.slice(0, mostShown).map(({ of, display }) => {
    return of === undefined ? display[language] : `${of}: ${display[language]}`;
  });
  return [...shown, ...(given.length > mostShown ? ["…"] : [])].join("; ");
}
