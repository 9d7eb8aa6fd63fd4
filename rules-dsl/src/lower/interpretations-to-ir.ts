/** Declared doubts and the gaps of band tables, as switches with a chosen option. */
import type * as Ir from "../ir/program.ts";
import { gapOptions } from "../resolve/rule-symbols.ts";
import type { InterpretationSymbol } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { CheckedModel } from "./lower.ts";
import { citationOf, labelOf } from "./places.ts";

export function lowerInterpretations({ symbols }: CheckedModel): readonly Ir.Interpretation[] {
  return [...symbols.interpretations.values()].map((symbol) =>
    symbol.declaration.kind === "gap"
      ? lowerGap(symbol, symbol.declaration)
      : lowerDeclared(symbol, symbol.declaration),
  );
}

function lowerDeclared(symbol: InterpretationSymbol, declared: Ast.InterpretationClause): Ir.Interpretation {
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

function lowerGap(symbol: InterpretationSymbol, gap: Ast.BandGap): Ir.Interpretation {
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
