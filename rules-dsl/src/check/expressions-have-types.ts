/** Gives every expression a type and unit, or reports why it has none. One function per kind of expression. */
import { unreachable } from "../diagnostics/unreachable.ts";
import type { ValueType } from "../ir/value-type.ts";
import { reportUnknown } from "../resolve/vocabulary-symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { Type } from "../types/type.ts";
import * as types from "../types/type.ts";
import { typeOfAggregate, typeOfPick } from "./aggregates-have-types.ts";
import { typeOfCall } from "./calls-fit-operations.ts";
import { typeOfInYear, typeOfName, typeOfOf, typeOfPrevious, typeOfThis } from "./names-are-bound.ts";
import { typeOfBinary } from "./operators-fit-units.ts";
import type { Checking, Scope } from "./semantic-model.ts";

/** `expected` only helps to read names of options and bare numbers; use `expectType` to insist. */
export function typeOf(expression: Ast.Expression, scope: Scope, checking: Checking, expected?: Type): Type {
  const type = derive(expression, scope, checking, expected);
  if (type) checking.types.set(expression, type);
  return type;
}

/** The type, having reported it when it is not the one expected. */
export function expectType(expression: Ast.Expression, expected: Type, scope: Scope, checking: Checking): Type {
  const found = typeOf(expression, scope, checking, expected);
  if (!found || !expected || types.assignable(found, expected)) return found;
  reportMismatch(expected, found, expression, checking);
  return undefined;
}

export function reportMismatch(expected: ValueType, found: ValueType, at: Ast.Node, checking: Checking): void {
  const parameters = { left: types.printType(expected), right: types.printType(found) };
  const units = expected.kind === "quantity" && found.kind === "quantity";
  if (units) checking.report.add("unit-mismatch", parameters, at.span);
  else checking.report.add("type-mismatch", parameters, at.span);
}

function derive(expression: Ast.Expression, scope: Scope, checking: Checking, expected: Type): Type {
  switch (expression.kind) {
    case "number":
      return typeOfNumber(expression, checking, expected);
    case "boolean":
      return types.boolean;
    case "date":
      reportImpossibleDate(expression, checking);
      return types.date;
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

export function reportImpossibleDate(date: Ast.DateLiteral, checking: Checking): void {
  const [year, month, day] = date.iso.split("-");
  const days = daysInMonth(BigInt(year ?? "0"), month ?? "");
  const possible = days !== undefined && BigInt(day ?? "0") >= 1n && BigInt(day ?? "0") <= days;
  if (!possible) checking.report.add("impossible-date", { date: `${day}/${month}/${year}` }, date.span);
}

function daysInMonth(year: bigint, month: string): bigint | undefined {
  if (month === "02") return year % 4n === 0n && (year % 100n !== 0n || year % 400n === 0n) ? 29n : 28n;
  if (["04", "06", "09", "11"].includes(month)) return 30n;
  return ["01", "03", "05", "07", "08", "10", "12"].includes(month) ? 31n : undefined;
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
