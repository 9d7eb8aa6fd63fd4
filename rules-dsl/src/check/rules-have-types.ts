/** The type of a rule: declared by the vocabulary or the rule, that of its base, else that of the body of its first definition. */
import { newReport } from "../resolve/report.ts";
import type { RuleSymbol } from "../resolve/symbols.ts";
import type { Type } from "../types/type.ts";
import { typeOf } from "./expected-types.ts";
import { scopeOf } from "./scopes.ts";
import type { Checking } from "./semantic-model.ts";

export function typeOfRule(rule: RuleSymbol, checking: Checking): Type {
  if (rule.type) return rule.type;
  if (rule.derogates) return typeOfRule(rule.derogates, checking);
  if (checking.inferred.has(rule)) return checking.inferred.get(rule) ?? undefined;
  checking.inferred.set(rule, null);
  const type = inferred(rule, checking);
  checking.inferred.set(rule, type);
  return type;
}

function inferred(rule: RuleSymbol, checking: Checking): Type {
  const clause = rule.definitions[0]?.clause;
  if (clause?.body?.kind !== "expressionBody") {
    // Of a derogation without a base it has been said that the base is missing.
    if (clause && !clause.derogates) checking.report.add("type-missing", { name: rule.name }, clause.name.span);
    return undefined;
  }
  // Types only: mistakes inside are reported once, when the definition itself is checked.
  const silent: Checking = {
    ...checking,
    types: new Map(),
    bindings: new Map(),
    report: newReport(),
  };
  return typeOf(clause.body.expression, scopeOf(rule, clause, silent), silent);
}
