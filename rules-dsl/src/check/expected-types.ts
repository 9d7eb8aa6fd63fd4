/** The type of an expression, and what to say when it is not the one that is needed here. */
import type { ValueType } from "../ir/value-type.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Type } from "../types/type.ts";
import { assignable, printType } from "../types/type.ts";
import type { Checking, Scope } from "./semantic-model.ts";

/** `expected` only helps to read names of options and bare numbers; use `expectType` to insist. */
export function typeOf(expression: Ast.Expression, scope: Scope, checking: Checking, expected?: Type): Type {
  const type = checking.derive(expression, scope, checking, expected);
  if (type) checking.types.set(expression, type);
  return type;
}

/** The type, having reported it when it is not the one expected. */
export function expectType(expression: Ast.Expression, expected: Type, scope: Scope, checking: Checking): Type {
  const found = typeOf(expression, scope, checking, expected);
  if (!found || !expected || assignable(found, expected)) return found;
  reportMismatch(expected, found, expression, checking);
  return undefined;
}

export function reportMismatch(expected: ValueType, found: ValueType, at: Ast.Node, checking: Checking): void {
  const parameters = { left: printType(expected), right: printType(found) };
  const units = expected.kind === "quantity" && found.kind === "quantity";
  if (units) checking.report.add("unit-mismatch", parameters, at.span);
  else checking.report.add("type-mismatch", parameters, at.span);
}
