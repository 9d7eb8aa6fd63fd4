/** The law's own words: deadlines, proportions, the most favourable of several values. */
import type * as Ast from "../syntax/ast.ts";
import type { Type } from "../types/type.ts";
import * as types from "../types/type.ts";
import { expectType, reportMismatch, typeOf } from "./expected-types.ts";
import type { Checking, Scope } from "./semantic-model.ts";

const calendar = new Set<string | undefined>(["days", "months", "years"]);

/** `D entro 90 giorni da D2`, `D entro il D2` */
export function typeOfDeadline({ date, limit, from }: Ast.Deadline, scope: Scope, checking: Checking): Type {
  expectType(date, types.date, scope, checking);
  if (!from) {
    expectType(limit, types.date, scope, checking);
    return types.boolean;
  }
  const span = typeOf(limit, scope, checking, types.quantity("days"));
  const isSpan = span?.kind === "quantity" && calendar.has(span.unit);
  if (span && !isSpan) reportMismatch(types.quantity("days"), span, limit, checking);
  expectType(from, types.date, scope, checking);
  return types.boolean;
}

/** `X in proporzione a A su B`: the part and the total are of one kind, and leave X its unit. */
export function typeOfProportion(
  { whole, part, total }: Ast.Proportion,
  scope: Scope,
  checking: Checking,
  expected: Type,
): Type {
  const type = quantityOf(whole, scope, checking, expected);
  const ofPart = quantityOf(part, scope, checking, undefined);
  expectType(total, ofPart, scope, checking);
  return type;
}

function quantityOf(expression: Ast.Expression, scope: Scope, checking: Checking, expected: Type): Type {
  const type = typeOf(expression, scope, checking, expected);
  if (!type || type.kind === "quantity") return type;
  reportMismatch(types.pureNumber, type, expression, checking);
  return undefined;
}

/** By the favourable direction of the rule that is being defined. */
export function typeOfMostFavourable(
  { options, span }: Ast.MostFavourable,
  scope: Scope,
  checking: Checking,
  expected: Type,
): Type {
  if (!scope.rule?.favourable) checking.report.add("direction-missing", {}, span);
  const [head, ...rest] = options;
  const first = head && typeOf(head, scope, checking, expected);
  if (head && first && !types.isOrdered(first)) {
    checking.report.add("no-order", { type: types.printType(first) }, head.span);
  }
  let type: Type = first;
  for (const option of rest) {
    const found = expectType(option, type, scope, checking);
    type ??= found;
  }
  return type;
}
