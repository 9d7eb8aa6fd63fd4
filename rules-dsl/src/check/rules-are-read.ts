/**
 * What a rule can be asked for: the item and the year it is about, in this cycle or an earlier one. A derogation is read by the rule it
 * departs from and by nothing else; inside it, the name of that rule is its value without derogations.
 */
import type { RuleSymbol } from "../resolve/symbols.ts";
import { reportUnknown } from "../resolve/unknown-names.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { Type } from "../types/type.ts";
import { replaceWith } from "./repairs.ts";
import { typeOfRule } from "./rules-have-types.ts";
import type { Checking, Scope } from "./semantic-model.ts";

/** A rule read in the cycle at hand, of that item, with the year at hand. */
export function typeOfRuleRead(
  rule: RuleSymbol,
  name: Ast.Name,
  scope: Scope,
  item: string | undefined,
  checking: Checking,
): Type {
  if (rule.item !== undefined && rule.item !== item) {
    checking.report.add("item-needed", { name: rule.name, entity: rule.item }, name.span);
  }
  if (rule.perYear && !scope.year) checking.report.add("year-needed", { name: rule.name }, name.span);
  checking.bindings.set(name, rule);
  checking.used.add(rule);
  // A derogation reads what its base would be without it: that is no circle.
  if (scope.rule?.derogates === rule) return typeOfRule(rule, checking);
  reportDerogation(rule, name, checking);
  if (scope.rule) recordRead(scope.rule, rule, checking);
  return typeOfRule(rule, checking);
}

/** A rule read in an earlier cycle, with the year at hand: always well-founded. */
export function typeOfEarlierRead(name: Ast.Name, scope: Scope, checking: Checking): Type {
  const { symbols, report } = checking;
  const rule = symbols.rules.get(nameKey(name.text));
  if (!rule) {
    const known = [...symbols.rules.values()].map((found) => found.name);
    reportUnknown(name, known, report);
    return undefined;
  }
  if (rule.item !== undefined) report.add("item-needed", { name: rule.name, entity: rule.item }, name.span);
  if (rule.perYear && !scope.year) report.add("year-needed", { name: rule.name }, name.span);
  checking.bindings.set(name, rule);
  checking.used.add(rule);
  reportDerogation(rule, name, checking);
  return typeOfRule(rule, checking);
}

/** Says that nothing but its base may name a derogation. */
export function reportDerogation(rule: RuleSymbol, name: Ast.Name, { report }: Checking): void {
  if (!rule.derogates) return;
  const declared = rule.definitions[0]?.clause.name.span;
  const related = declared ? [{ span: declared, code: "declared-here" as const }] : [];
  const fixes = [replaceWith(name.span, rule.derogates.name)];
  report.add("derogation-read", { name: rule.name, base: rule.derogates.name }, name.span, { related, fixes });
}

export function recordRead(reader: RuleSymbol, read: RuleSymbol, { reads }: Checking): void {
  const before = reads.get(reader);
  if (before) before.add(read);
  else reads.set(reader, new Set([read]));
}
