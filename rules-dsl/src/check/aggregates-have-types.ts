/** Sums, counts, extremes, lists and picks over a list, the options of an enumeration or the years of the cycle. */

import type { LocalSymbol } from "../resolve/symbols.ts";
import { reportUnknown } from "../resolve/vocabulary-symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { Type } from "../types/type.ts";
import * as types from "../types/type.ts";
import { expectType, reportMismatch, typeOf } from "./expected-types.ts";
import { withLocal } from "./scopes.ts";
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
  const { binder } = expression;
  return binder.kind === "listBinder" ? inner.locals.get(nameKey(binder.name.text))?.type : undefined;
}

function scopeOfBinder(binder: Ast.Binder, scope: Scope, checking: Checking): Scope {
  if (binder.kind === "yearBinder") return { ...scope, year: true };
  const local: LocalSymbol = {
    kind: "local",
    name: binder.name.text,
    type: memberType(binder, scope, checking),
    declaredAt: binder.name,
  };
  checking.bindings.set(binder.name, local);
  return withLocal(scope, local);
}

function memberType(binder: Ast.ListBinder | Ast.OptionBinder, scope: Scope, checking: Checking): Type {
  if (binder.kind === "listBinder") {
    const list = typeOf(binder.list, scope, checking);
    if (list && list.kind !== "list") {
      checking.report.add("not-a-list", { type: types.printType(list) }, binder.list.span);
      return undefined;
    }
    return list?.of;
  }
  const enumeration = checking.symbols.enumerations.get(nameKey(binder.enumeration.text));
  if (enumeration) return { kind: "enumeration", name: enumeration.name };
  const known = [...checking.symbols.enumerations.values()].map((found) => found.name);
  reportUnknown(binder.enumeration, known, checking.report);
  return undefined;
}
