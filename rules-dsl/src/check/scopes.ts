/** What the body of a rule can see: its item's fields, the year, and the definitions that precede it. */
import type { LocalSymbol, RuleSymbol } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { isCycle } from "./cycles-are-named.ts";
import { typeOf } from "./expected-types.ts";
import type { Checking, Scope } from "./semantic-model.ts";

/** The scope after the rule's `sia` definitions, which are given their types on the way. */
export function scopeOf(rule: RuleSymbol, clause: Ast.RuleClause, checking: Checking): Scope {
  let scope = scopeBefore(rule, checking);
  for (const local of clause.locals) {
    const type = typeOf(local.value, scope, checking);
    const cycle = isCycle(local.value, checking);
    scope = withLocal(
      scope,
      { kind: "local", name: local.name.text, type, declaredAt: local.name, isCycle: cycle },
      checking,
    );
  }
  return scope;
}

export function scopeBefore(rule: RuleSymbol, { symbols }: Checking): Scope {
  const item = rule.item === undefined ? undefined : symbols.entities.get(nameKey(rule.item));
  return { rule, item, year: rule.perYear, locals: new Map() };
}

/** Opens a scope in which the name stands for a value at hand, and binds the name where it is given. */
export function withLocal(scope: Scope, local: LocalSymbol, { bindings }: Checking): Scope {
  bindings.set(local.declaredAt, local);
  return { ...scope, locals: new Map(scope.locals).set(nameKey(local.name), local) };
}
