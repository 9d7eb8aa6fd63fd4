/** The type of a rule in the program: declared, that of its base, or found by the checker on the body of its first definition. */
import type { ValueType } from "../ir/value-type.ts";
import type { RuleSymbol } from "../resolve/symbols.ts";
import type { CheckedModel } from "./lower.ts";

export function typeOfLoweredRule(rule: RuleSymbol, model: CheckedModel): ValueType {
  if (rule.type) return rule.type;
  if (rule.derogates) return typeOfLoweredRule(rule.derogates, model);
  const body = rule.definitions[0]?.clause.body;
  const inferred = body?.kind === "expressionBody" ? model.types.get(body.expression) : undefined;
  return inferred ?? { kind: "quantity" };
}
