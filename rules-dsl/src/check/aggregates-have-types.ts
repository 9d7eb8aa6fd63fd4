/** Sums, counts, extremes, lists and picks over the members that a binder runs through. */

import type * as Ast from "../syntax/ast.ts";
import type { Type } from "../types/type.ts";
import * as types from "../types/type.ts";
import { memberOf, scopeOfBinder } from "./binders-have-members.ts";
import { expectType, reportMismatch, typeOf } from "./expected-types.ts";
import type { Checking, Scope } from "./semantic-model.ts";

export function typeOfAggregate(expression: Ast.Aggregate, scope: Scope, checking: Checking, expected: Type): Type {
  const inner = scopeOfBinder(expression.binder, scope, checking);
  if (expression.where) expectType(expression.where, types.boolean, inner, checking);
  const wanted = expression.operation === "list" ? undefined : expected;
  const value = expression.value && typeOf(expression.value, inner, checking, wanted);
  switch (expression.operation) {
    case "count":
      return types.pureNumber;
    case "some":
    case "every":
      return types.boolean;
    case "list":
      return value && types.listOf(value);
    default:
      if (value && expression.value && !types.isOrdered(value)) {
        reportMismatch(expected ?? types.pureNumber, value, expression.value, checking);
      }
      return value;
  }
}

export function typeOfPick(expression: Ast.Pick, scope: Scope, checking: Checking): Type {
  const inner = scopeOfBinder(expression.binder, scope, checking);
  if (expression.where) expectType(expression.where, types.boolean, inner, checking);
  const by = typeOf(expression.by, inner, checking);
  if (by && !types.isOrdered(by)) reportMismatch(types.date, by, expression.by, checking);
  return memberOf(expression.binder, inner);
}
