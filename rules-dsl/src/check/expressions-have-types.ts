/** Gives every expression a type and unit, or reports why it has none. One function per kind of expression. */
import { unreachable } from "../diagnostics/unreachable.ts";
import { reportUnknown } from "../resolve/unknown-names.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { Type } from "../types/type.ts";
import * as types from "../types/type.ts";
import { typeOfAggregate, typeOfPick } from "./aggregates-have-types.ts";
import { typeOfAllocation } from "./allocations-have-types.ts";
import { typeOfCall } from "./calls-fit-operations.ts";
import { checkYears } from "./cycles-are-named.ts";
import { reportImpossibleDate } from "./dates-exist.ts";
import { expectType, reportMismatch, typeOf } from "./expected-types.ts";
import { typeOfDeadline, typeOfMostFavourable, typeOfProportion } from "./law-words-have-types.ts";
import { typeOfInYear, typeOfName, typeOfOf, typeOfPrevious, typeOfThis } from "./names-are-bound.ts";
import { typeOfBinary } from "./operators-fit-units.ts";
import type { Checking, Scope } from "./semantic-model.ts";

/** The one entry: `Checking.derive`. */
export function derive(expression: Ast.Expression, scope: Scope, checking: Checking, expected: Type): Type {
  switch (expression.kind) {
    case "number":
      return typeOfNumber(expression, checking, expected);
    case "boolean":
      return types.boolean;
    case "date":
      reportImpossibleDate(expression, checking);
      return types.date;
    case "years":
      checkYears(expression.years, checking);
      return types.period;
    case "textLiteral":
      return types.text;
    case "missing":
      return undefined;
    case "name":
      return typeOfName(expression, scope, checking, expected);
    case "this":
      return typeOfThis(expression, scope, checking);
    case "of":
      return typeOfOf(expression, scope, checking);
    case "previous":
      return typeOfPrevious(expression, scope, checking);
    case "inYear":
      return typeOfInYear(expression, scope, checking);
    case "call":
      return typeOfCall(expression, scope, checking);
    case "unary":
      return expression.operator === "not"
        ? expectType(expression.operand, types.boolean, scope, checking)
        : typeOf(expression.operand, scope, checking, expected);
    case "binary":
      return typeOfBinary(expression, scope, checking, expected);
    case "membership":
      return typeOfMembership(expression, scope, checking);
    case "isMissing":
      typeOf(expression.operand, scope, checking);
      return types.boolean;
    case "conditional":
      return typeOfConditional(expression, scope, checking, expected);
    case "rounding":
      return typeOfRounding(expression, scope, checking, expected);
    case "aggregate":
      return typeOfAggregate(expression, scope, checking, expected);
    case "pick":
      return typeOfPick(expression, scope, checking);
    case "allocation":
      return typeOfAllocation(expression, scope, checking, expected);
    case "mostFavourable":
      return typeOfMostFavourable(expression, scope, checking, expected);
    case "proportion":
      return typeOfProportion(expression, scope, checking, expected);
    case "deadline":
      return typeOfDeadline(expression, scope, checking);
    default:
      return unreachable(expression);
  }
}

function typeOfNumber(literal: Ast.NumberLiteral, checking: Checking, expected: Type): Type {
  if (!literal.unit) return expected?.kind === "year" ? types.year : types.pureNumber;
  const unit = checking.symbols.units.get(nameKey(literal.unit.text));
  if (unit) {
    checking.bindings.set(literal.unit, unit);
    return types.quantity(unit.name);
  }
  const known = [...checking.symbols.units.keys()];
  reportUnknown(literal.unit, known, checking.report);
  return undefined;
}

function typeOfMembership(expression: Ast.Membership, scope: Scope, checking: Checking): Type {
  const value = typeOf(expression.value, scope, checking);
  for (const option of expression.options ?? []) expectType(option, value, scope, checking);
  if (expression.within) {
    expectType(expression.within, types.period, scope, checking);
    if (value && value.kind !== "date") reportMismatch(types.date, value, expression.value, checking);
  }
  return types.boolean;
}

function typeOfConditional(expression: Ast.Conditional, scope: Scope, checking: Checking, expected: Type): Type {
  expectType(expression.condition, types.boolean, scope, checking);
  const then = typeOf(expression.then, scope, checking, expected);
  const otherwise = expectType(expression.otherwise, then ?? expected, scope, checking);
  return then ?? otherwise;
}

function typeOfRounding(expression: Ast.Rounding, scope: Scope, checking: Checking, expected: Type): Type {
  const operand = typeOf(expression.operand, scope, checking, expected);
  if (operand && operand.kind !== "quantity") {
    reportMismatch(types.pureNumber, operand, expression.operand, checking);
    return undefined;
  }
  const to = typeOf(expression.to, scope, checking, operand);
  const bare = to && types.isNumber(to);
  if (operand && to && !bare && !types.assignable(to, operand)) reportMismatch(operand, to, expression.to, checking);
  return operand;
}
