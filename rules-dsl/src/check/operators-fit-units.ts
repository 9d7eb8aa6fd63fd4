/** Operators and the units they join: sums of like with like, products with at most one unit, dates moved by calendar units. */
import { unreachable } from "../diagnostics/unreachable.ts";
import type { ValueType } from "../ir/value-type.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Type } from "../types/type.ts";
import * as types from "../types/type.ts";
import { expectType, reportMismatch, typeOf } from "./expected-types.ts";
import type { Checking, Scope } from "./semantic-model.ts";

export function typeOfBinary(expression: Ast.Binary, scope: Scope, checking: Checking, expected: Type): Type {
  const { operator, left, right } = expression;
  switch (operator) {
    case "or":
    case "and":
      expectType(left, types.boolean, scope, checking);
      expectType(right, types.boolean, scope, checking);
      return types.boolean;
    case "equal":
    case "notEqual":
      return typeOfEquality(left, right, scope, checking);
    case "less":
    case "lessOrEqual":
    case "greater":
    case "greaterOrEqual":
      return typeOfComparison(left, right, scope, checking);
    case "atMost":
    case "atLeast":
      return typeOfSmallerOrLarger(left, right, scope, checking, expected);
    case "plus":
    case "minus":
      return typeOfSum(expression, scope, checking, expected);
    case "times":
      return typeOfProduct(expression, scope, checking);
    case "dividedBy":
      return typeOfQuotient(expression, scope, checking);
    default:
      return unreachable(operator);
  }
}

/** Options are read in the light of the other side, whichever side they stand on. */
function typeOfEquality(left: Ast.Expression, right: Ast.Expression, scope: Scope, checking: Checking): Type {
  const [known, other] = left.kind === "name" && right.kind !== "name" ? [right, left] : [left, right];
  const first = typeOf(known, scope, checking);
  expectType(other, first, scope, checking);
  return types.boolean;
}

function typeOfComparison(left: Ast.Expression, right: Ast.Expression, scope: Scope, checking: Checking): Type {
  const first = typeOf(left, scope, checking);
  if (first && !types.isOrdered(first)) {
    checking.report.add("no-order", { type: types.printType(first) }, left.span);
  }
  expectType(right, first, scope, checking);
  return types.boolean;
}

function typeOfSmallerOrLarger(
  left: Ast.Expression,
  right: Ast.Expression,
  scope: Scope,
  checking: Checking,
  expected: Type,
): Type {
  const first = typeOf(left, scope, checking, expected);
  if (first && !types.isOrdered(first)) {
    checking.report.add("no-order", { type: types.printType(first) }, left.span);
    return undefined;
  }
  const second = expectType(right, first, scope, checking);
  return first ?? second;
}

const calendar = new Set<string | undefined>(["days", "months", "years"]);

function typeOfSum(
  { operator, left, right, span }: Ast.Binary,
  scope: Scope,
  checking: Checking,
  expected: Type,
): Type {
  const first = typeOf(left, scope, checking, expected);
  const second = typeOf(right, scope, checking, first?.kind === "quantity" ? first : undefined);
  if (!first || !second) return first ?? second;
  if (first.kind === "date") {
    if (second.kind === "quantity" && calendar.has(second.unit)) return types.date;
    if (second.kind === "date" && operator === "minus") return types.quantity("days");
  }
  if (first.kind === "year" && second.kind === "year" && operator === "minus") return types.pureNumber;
  if (first.kind === "year" && types.isNumber(second)) return types.year;
  if (first.kind === "quantity" && second.kind === "quantity" && first.unit === second.unit) return first;
  reportMismatch(first, second, { span }, checking);
  return undefined;
}

function typeOfProduct({ left, right, span }: Ast.Binary, scope: Scope, checking: Checking): Type {
  const first = typeOf(left, scope, checking);
  const second = typeOf(right, scope, checking);
  if (!first || !second) return first ?? second;
  if (first.kind === "quantity" && types.isNumber(second)) return first;
  if (second.kind === "quantity" && types.isNumber(first)) return second;
  reportMismatch(first, second, { span }, checking);
  return undefined;
}

function typeOfQuotient({ left, right, span }: Ast.Binary, scope: Scope, checking: Checking): Type {
  const first = typeOf(left, scope, checking);
  const second = typeOf(right, scope, checking);
  if (!first || !second) return first ?? second;
  const quantities = first.kind === "quantity" && second.kind === "quantity";
  if (quantities && second.unit === undefined) return first;
  if (quantities && first.unit === second.unit) return types.pureNumber;
  reportMismatch(first satisfies ValueType, second, { span }, checking);
  return undefined;
}
