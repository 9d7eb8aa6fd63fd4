/** A value to be taken as given instead of what a rule says: how a parameter is amended without writing a draft. */
import type { Expression, Program, Target } from "@delibera/rules-dsl/ir";
import { parseRational, printRational } from "@delibera/rules-dsl/values";

export interface Given {
  readonly target: Target;
  readonly value: Expression;
}

/**
 * @param name of the rule, or its code.
 * @param amount exact, such as `120`, `7.5` or `1/3`; its unit is that of the rule.
 */
export function amendedParameter(
  { rules }: Program,
  name: string,
  amount: string,
): Given | "unknown-rule" | "not-an-amount" {
  const rule = rules.find((each) => each.name === name) ?? rules.find(({ code }) => code === name);
  if (!rule) return "unknown-rule";
  const exact = parseRational(amount);
  if (rule.type.kind !== "quantity" || !exact) return "not-an-amount";
  const { unit } = rule.type;
  const value: Expression = { kind: "number", value: printRational(exact), ...(unit === undefined ? {} : { unit }) };
  return { target: { rule: rule.name, previous: false }, value };
}
