/** What the body of a rule can see: its item's fields, the year, and the definitions that precede it. */
import type { LocalSymbol, RuleSymbol } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { isCycle } from "./cycles-are-named.ts";
import { typeOf } from "./expected-types.ts";
import type { Checking, Scope } from "./semantic-model.ts";

/** The scope after the rule's `sia` definitions, which are given their types on the way. */
export function scopeOf(rule: RuleSymbol, clause: Ast.RuleClause, checking: Checking): Scope {
  const names = new Map<string, LocalSymbol>();
  const before = scopeBefore(rule, checking);
  const scope = clause.locals.length === 0 ? before : { ...before, locals: { names, outer: undefined } };
  for (const { name, value } of clause.locals) {
    const type = typeOf(value, scope, checking);
    const local: LocalSymbol = {
      ...{ kind: "local", name: name.text, type, declaredAt: name },
      isCycle: isCycle(value, checking),
    };
    checking.bindings.set(name, local);
    const key = nameKey(name.text);
    const first = names.get(key);
    if (first) {
      const related = [{ span: first.declaredAt.span, code: "declared-here" as const }];
      checking.report.add("declared-twice", { name: name.text }, name.span, { related });
    } else names.set(key, local);
  }
  return scope;
}

export function scopeBefore(rule: RuleSymbol, { symbols }: Checking): Scope {
  const item = rule.item === undefined ? undefined : symbols.entities.get(nameKey(rule.item));
  return { rule, item, year: rule.perYear, locals: undefined };
}

/** Opens a scope in which the name stands for a value at hand, and binds the name where it is given. */
export function withLocal(scope: Scope, local: LocalSymbol, { bindings }: Checking): Scope {
  bindings.set(local.declaredAt, local);
  return { ...scope, locals: { names: new Map([[nameKey(local.name), local]]), outer: scope.locals } };
}

/** The innermost local with that name. */
export function localNamed(key: string, scope: Scope): LocalSymbol | undefined {
  for (let at = scope.locals; at; at = at.outer) {
    const found = at.names.get(key);
    if (found) return found;
  }
  return undefined;
}

/** Every local, the innermost first. */
export function localsIn(scope: Scope): readonly LocalSymbol[] {
  const found: LocalSymbol[] = [];
  for (let at = scope.locals; at; at = at.outer) found.push(...at.names.values());
  return found;
}
