/** Nothing is rounded unless a text says so: a comma that rounds speaks of rounding, or declares the doubt about it. */
import type * as Ast from "../syntax/ast.ts";
import type { Checking } from "./semantic-model.ts";
import { expressionsIn } from "./walk-expressions.ts";

const speaksOfRounding = /arrotond|tronca|intero|interi|per (?:eccesso|difetto)|unità (?:superiore|inferiore)|decimal/i;

export function roundingsArePrescribed({ symbols, report }: Checking): void {
  for (const { paragraph } of symbols.places) {
    const { clauses } = paragraph;
    if (clauses.some(({ kind }) => kind === "interpretation")) continue;
    const text = clauses.find((clause) => clause.kind === "text" || clause.kind === "summary")?.text;
    if (!text || speaksOfRounding.test(text.value)) continue;
    for (const rounding of roundingsOf(clauses)) {
      const related = [{ span: text.span, code: "also-here" as const }];
      report.add("rounding-not-prescribed", {}, rounding.span, { related });
    }
  }
}

function roundingsOf(clauses: readonly Ast.Clause[]): readonly Ast.Rounding[] {
  return clauses.flatMap((clause) =>
    clause.kind === "rule" ? expressionsIn(clause).filter((each) => each.kind === "rounding") : [],
  );
}
