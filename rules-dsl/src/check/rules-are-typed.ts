/** Every definition's body has the type of its rule: bands and requirements included. */
import type * as Ast from "../syntax/ast.ts";
import * as types from "../types/type.ts";
import { expectType, reportMismatch, typeOf } from "./expected-types.ts";
import { typeOfRule } from "./rules-have-types.ts";
import { scopeBefore, scopeOf } from "./scopes.ts";
import type { Checking, Scope } from "./semantic-model.ts";

export function rulesAreTyped(checking: Checking): void {
  for (const rule of checking.symbols.rules.values()) {
    const type = typeOfRule(rule, checking);
    for (const { clause } of rule.definitions) {
      checking.bindings.set(clause.name, rule);
      if (clause.when) expectType(clause.when, types.boolean, scopeBefore(rule, checking), checking);
      const scope = scopeOf(rule, clause, checking);
      if (!clause.body) checking.report.add("body-missing", { name: rule.name }, clause.name.span);
      else bodyHasType(clause.body, type, scope, checking);
    }
  }
}

function bodyHasType(body: Ast.RuleBody, type: types.Type, scope: Scope, checking: Checking): void {
  if (body.kind === "expressionBody") {
    expectType(body.expression, type, scope, checking);
    return;
  }
  if (body.kind === "bands") {
    bandsHaveType(body, type, scope, checking);
    return;
  }
  if (type && type.kind !== "requirement") reportMismatch(type, types.requirement, body, checking);
  const counted = typeOf(body.counted, scope, checking);
  if (counted && counted.kind !== "quantity") {
    checking.report.add("no-order", { type: types.printType(counted) }, body.counted.span);
  }
  expectType(body.required, counted, scope, checking);
}

function bandsHaveType(body: Ast.BandsBody, type: types.Type, scope: Scope, checking: Checking): void {
  const on = typeOf(body.on, scope, checking);
  if (on && on.kind !== "quantity" && on.kind !== "year") {
    checking.report.add("no-order", { type: types.printType(on) }, body.on.span);
  }
  const bounds = [
    ...body.bands.flatMap((band) => [band.from?.value, band.to?.value]),
    ...body.gaps.flatMap((gap) => [gap.after, gap.before]),
  ];
  for (const bound of bounds) {
    if (!bound) continue;
    if (bound.kind !== "number") checking.report.add("bound-not-a-number", {}, bound.span);
    // A bare bound is read in the unit of what the bands are about.
    else if (bound.unit) expectType(bound, on, scope, checking);
  }
  for (const band of body.bands) expectType(band.value, type, scope, checking);
}
