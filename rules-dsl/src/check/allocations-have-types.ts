/** `ripartisci`: pool and needs in one unit; members of a list in a stated order, years and cycles in their own. */
import type * as Ast from "../syntax/ast.ts";
import type { Type } from "../types/type.ts";
import * as types from "../types/type.ts";
import { memberOf, scopeOfBinder } from "./binders-have-members.ts";
import { expectType, reportMismatch, typeOf } from "./expected-types.ts";
import { removeFromWord } from "./repairs.ts";
import type { Checking, Scope } from "./semantic-model.ts";

export function typeOfAllocation(expression: Ast.Allocation, scope: Scope, checking: Checking, expected: Type): Type {
  const pool = typeOf(expression.pool, scope, checking, expected);
  const inner = scopeOfBinder(expression.binder, scope, checking);
  if (expression.where) expectType(expression.where, types.boolean, inner, checking);
  const isQuantity = !pool || pool.kind === "quantity";
  if (pool && !isQuantity) reportMismatch(types.pureNumber, pool, expression.pool, checking);
  expectType(expression.need, isQuantity ? pool : undefined, inner, checking);
  checkOrder(expression, inner, checking);
  if (expression.share) expectType(expression.share, memberOf(expression.binder, inner), scope, checking);
  return isQuantity ? pool : undefined;
}

function checkOrder({ by, binder, span }: Ast.Allocation, inner: Scope, checking: Checking): void {
  const ordered = binder.kind === "yearBinder" || binder.kind === "cycleBinder";
  if (by) {
    const type = typeOf(by, inner, checking);
    if (type && !types.isOrdered(type)) checking.report.add("no-order", { type: types.printType(type) }, by.span);
  }
  if (ordered && by) {
    checking.report.add("order-of-its-own", {}, by.span, { fixes: [removeFromWord("secondo", by.span, checking)] });
  }
  if (!ordered && !by) checking.report.add("order-missing", {}, span);
}
