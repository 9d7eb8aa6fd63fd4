/** The type of a rule in the program: declared, that of its base, or found by the checker on the body of its first definition. */

import { rootOf } from "../check/rules-have-types.ts";
import type { ValueType } from "../ir/value-type.ts";
import type { RuleSymbol } from "../resolve/symbols.ts";
import type { CheckedModel } from "./lower.ts";

export function typeOfLoweredRule(rule: RuleSymbol, model: CheckedModel): ValueType {
  const root = rootOf(rule);
  if (root.type) return root.type;
  const body = root.definitions[0]?.clause.body;
  const inferred = body?.kind === "expressionBody" ? model.types.get(body.expression) : undefined;
  return inferred ?? { kind: "quantity" };
}
