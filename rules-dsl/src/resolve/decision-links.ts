/** Links each `interpreta NOME come OPZIONE` to the doubt that it decides. */
import { nameKey } from "../syntax/keywords.ts";
import type { Report } from "./report.ts";
import type { Bindings, DecisionLink, InterpretationSymbol, Place } from "./symbols.ts";
import { reportUnknown } from "./unknown-names.ts";

export function linkDecisions(
  places: readonly Place[],
  interpretations: ReadonlyMap<string, InterpretationSymbol>,
  report: Report,
  bindings: Bindings,
): readonly DecisionLink[] {
  const links: DecisionLink[] = [];
  for (const by of places) {
    for (const clause of by.paragraph.clauses) {
      if (clause.kind !== "decision") continue;
      const interpretation = interpretations.get(nameKey(clause.interpretation.text));
      if (!interpretation) {
        const known = [...interpretations.values()].map((found) => found.name);
        reportUnknown(clause.interpretation, known, report);
        continue;
      }
      bindings.set(clause.interpretation, interpretation);
      const lower = (by.act.rank ?? 0) > (interpretation.act.rank ?? 0);
      if (lower && !clause.reason?.value.trim()) {
        report.add("amended-by-lower-rank", { act: by.act.name, target: interpretation.act.name }, clause.span, {
          related: [{ span: interpretation.declaration.span, code: "declared-here" }],
        });
      }
      const option = interpretation.optionSymbols.get(nameKey(clause.option.text));
      if (!option) {
        reportUnknown(clause.option, interpretation.options.keys(), report);
        continue;
      }
      bindings.set(clause.option, option);
      links.push({ clause, by, interpretation, option: option.option });
    }
  }
  return links;
}
