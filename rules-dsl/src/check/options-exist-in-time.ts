/** A rule that asks about an option of a list asks it of days on which the option exists: otherwise nobody can have it, a warning. */
import { effectOf } from "../resolve/effect-of.ts";
import type { RuleDefinition } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { Checking } from "./semantic-model.ts";
import { expressionsIn } from "./walk-expressions.ts";

export function optionsExistInTime(checking: Checking): void {
  const { symbols } = checking;
  const dated = [...symbols.enumerations.values()].some(({ declaration }) =>
    declaration.options.some(({ from, to }) => from || to),
  );
  if (!dated) return;
  for (const rule of symbols.rules.values()) for (const each of rule.definitions) checkDefinition(each, checking);
}

function checkDefinition(definition: RuleDefinition, { bindings, report }: Checking): void {
  const effect = effectOf(definition);
  if (!effect) return;
  for (const expression of expressionsIn(definition.clause)) {
    if (expression.kind !== "name") continue;
    const symbol = bindings.get(expression.name);
    if (symbol?.kind !== "option" || symbol.of.kind !== "enumeration") continue;
    const option = symbol.of.options.get(nameKey(symbol.option));
    if (!option || meets(option, effect)) continue;
    const related = [{ span: option.name.span, code: "declared-here" as const }];
    report.add("option-out-of-time", { name: symbol.option }, expression.span, { related });
  }
}

function meets({ from, to }: Ast.EnumerationOption, effect: Ast.Effect): boolean {
  return (!to || effect.from.iso <= to.iso) && (!from || !effect.to || from.iso <= effect.to.iso);
}
