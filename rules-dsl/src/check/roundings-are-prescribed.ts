/** Nothing is rounded unless a text says so: a comma that rounds speaks of rounding, or declares the doubt about it. */
import type * as Ast from "../syntax/ast.ts";
import { replaceWith, writtenAt } from "./repairs.ts";
import type { Checking } from "./semantic-model.ts";
import { expressionsIn } from "./walk-expressions.ts";

const speaksOfRounding =
  /arrotond|troncat|troncament|per (?:eccesso|difetto)|unità (?:superiore|inferiore|intera)|numer[oi] inter[oi]|parte intera|decimal/i;

export function roundingsArePrescribed(checking: Checking): void {
  const { symbols, report } = checking;
  for (const { paragraph } of symbols.places) {
    const { clauses } = paragraph;
    if (clauses.some(doubtsRounding)) continue;
    const text = clauses.find((clause) => clause.kind === "text" || clause.kind === "summary")?.text;
    if (!text || speaksOfRounding.test(text.value)) continue;
    for (const rounding of roundingsOf(clauses)) {
      const related = [{ span: text.span, code: "also-here" as const }];
      const title = { it: "togliere l'arrotondamento", en: "remove the rounding" };
      const fixes = [replaceWith(rounding.span, writtenAt(rounding.operand.span, checking), title)];
      report.add("rounding-not-prescribed", {}, rounding.span, { related, fixes });
    }
  }
}

/** A doubt about rounding leaves it to the reading that is chosen. */
function doubtsRounding(clause: Ast.Clause): boolean {
  if (clause.kind !== "interpretation") return false;
  const labels = [clause.question, ...clause.options.map(({ label }) => label)];
  return labels.some((label) => label && speaksOfRounding.test(label.it.value));
}

function roundingsOf(clauses: readonly Ast.Clause[]): readonly Ast.Rounding[] {
  return clauses.flatMap((clause) =>
    clause.kind === "rule" ? expressionsIn(clause).filter((each) => each.kind === "rounding") : [],
  );
}
