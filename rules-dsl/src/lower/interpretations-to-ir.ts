/** Declared doubts and the gaps of band tables, as switches with a chosen option. */
import type * as Ir from "../ir/program.ts";
import { effectOfComma } from "../resolve/effect-of.ts";
import { grouped } from "../resolve/grouped.ts";
import { gapOptions } from "../resolve/interpretation-symbols.ts";
import type { DecisionLink, InterpretationSymbol } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { datesOfAct, periodOf } from "./acts-to-ir.ts";
import type { CheckedModel } from "./lower.ts";
import { citationOf, labelOf } from "./places.ts";

/** Declared doubts and gaps, each with what later acts decided of it. */
export function lowerInterpretations({ symbols }: CheckedModel): readonly Ir.Interpretation[] {
  const decided = grouped(symbols.decisions, ({ interpretation }) => interpretation);
  return [...symbols.interpretations.values()].map((symbol) => {
    const { declaration } = symbol;
    const doubt = declaration.kind === "gap" ? lowerGap(symbol, declaration) : lowerDeclared(symbol, declaration);
    return { ...doubt, decisions: (decided.get(symbol) ?? []).map(lowerDecision) };
  });
}

/** A decision is bounded in time only when its comma says so. */
function lowerDecision({ clause, by, option }: DecisionLink): Ir.Decision {
  const effect = effectOfComma(by);
  return {
    option,
    reason: clause.reason?.value ?? "",
    ...datesOfAct(by.act),
    ...(effect ? { effect: periodOf(effect) } : {}),
    citation: citationOf(by),
  };
}

type Doubt = Omit<Ir.Interpretation, "decisions">;

function lowerDeclared(symbol: InterpretationSymbol, declared: Ast.InterpretationClause): Doubt {
  const { tag, decidedBy, decidedOn } = declared;
  return {
    name: symbol.name,
    ...(tag ? { tag: tag.value } : {}),
    question: labelOf(declared.question, symbol.name),
    options: declared.options.map((option) => ({
      name: option.name.text,
      ...(option.tag ? { tag: option.tag.value } : {}),
      label: labelOf(option.label, option.name.text),
    })),
    chosen: symbol.options.get(nameKey(declared.chosen?.text ?? "")) ?? "",
    reason: declared.reason?.value ?? "",
    ...(decidedBy ? { decidedBy: decidedBy.value } : {}),
    ...(decidedOn ? { decidedOn: decidedOn.iso } : {}),
    citation: citationOf(symbol),
  };
}

function lowerGap(symbol: InterpretationSymbol, gap: Ast.BandGap): Doubt {
  const written = (bound: Ast.Expression | undefined) =>
    bound?.kind === "number" ? bound.value.replace(".", ",") : "";
  const [after, before] = [written(gap.after), written(gap.before)];
  return {
    name: symbol.name,
    ...(gap.tag ? { tag: gap.tag.value } : {}),
    question: gap.before
      ? { it: `valori fra ${after} e ${before}`, en: `values between ${after} and ${before}` }
      : { it: `valori oltre ${after}`, en: `values above ${after}` },
    options: gapOptions.map(({ name, word, it, en }) => ({ name, tag: word, label: { it, en } })),
    chosen: gap.chosen,
    reason: gap.reason?.value ?? "",
    citation: citationOf(symbol),
  };
}
