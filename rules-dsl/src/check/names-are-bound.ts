/** Binds a name in an expression to its symbol: local, option, field of the item, rule, interpretation, field of the subject. */

import type { RelatedPlace } from "../diagnostics/diagnostic.ts";
import type { NameSymbol } from "../resolve/symbols.ts";
import { thisYear } from "../resolve/symbols.ts";
import { reportUnknown } from "../resolve/unknown-names.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { Type } from "../types/type.ts";
import * as types from "../types/type.ts";
import { bindCycle, isCycle } from "./cycles-are-named.ts";
import { expectType, typeOf } from "./expected-types.ts";
import { typeOfEarlierRead, typeOfRuleRead } from "./rules-are-read.ts";
import { localNamed, localsIn } from "./scopes.ts";
import type { Checking, Scope } from "./semantic-model.ts";

export function typeOfName(expression: Ast.NameExpression, scope: Scope, checking: Checking, expected: Type): Type {
  const { name } = expression;
  const symbol = symbolOf(name, scope, checking, expected);
  if (!symbol) return undefined;
  checking.bindings.set(name, symbol);
  if (symbol.kind === "rule") return typeOfRuleRead(symbol, name, scope, scope.item?.name, checking);
  return typeOfSymbol(symbol);
}

function typeOfSymbol(symbol: NameSymbol): Type {
  switch (symbol.kind) {
    case "local":
    case "field":
      return symbol.type;
    case "option":
      return { kind: symbol.of.kind, name: symbol.of.name };
    case "interpretation":
      return { kind: "interpretation", name: symbol.name };
    case "thisYear":
      return types.year;
    case "cyclePeriod":
      return types.period;
    default:
      return undefined;
  }
}

function symbolOf(name: Ast.Name, scope: Scope, checking: Checking, expected: Type): NameSymbol | undefined {
  const { symbols, report } = checking;
  const key = nameKey(name.text);
  const local = localNamed(key, scope);
  if (local) return local;
  const asExpected = expected && optionOf(key, expected, checking);
  if (asExpected) return asExpected;
  if (key === "anno") {
    if (scope.year) return thisYear;
    report.add("no-year-here", {}, name.span);
    return undefined;
  }
  const rule = symbols.rules.get(key);
  const inScope: (NameSymbol | undefined)[] = [
    scope.item?.fields.get(key),
    rule?.derogates ? undefined : rule,
    symbols.interpretations.get(key),
    scope.item === symbols.subject ? undefined : symbols.subject?.fields.get(key),
    symbols.cycleSymbol && nameKey(symbols.cycleSymbol.name) === key ? symbols.cycleSymbol : undefined,
  ];
  const found = inScope.filter((symbol) => symbol !== undefined);
  if (found.length > 1) report.add("ambiguous-name", { name: name.text }, name.span, { related: placesOf(found) });
  if (found[0]) return found[0];
  const options = symbols.optionsByName.get(key) ?? [];
  if (options.length === 1) return options[0];
  // A label of a derogation stands behind every other meaning of the name: nothing may read it.
  if (options.length === 0 && rule) return rule;
  if (options.length > 1) {
    report.add("ambiguous-name", { name: name.text }, name.span, { related: placesOf(options) });
  } else reportUnknown(name, visibleNames(scope, checking), report);
  return undefined;
}

/** Where each of the things that a name may mean is declared. */
function placesOf(symbols: readonly NameSymbol[]): readonly RelatedPlace[] {
  return symbols.flatMap((symbol) => {
    const name = declarationOf(symbol);
    return name ? [{ span: name.span, code: "declared-here" as const }] : [];
  });
}

function declarationOf(symbol: NameSymbol): Ast.Name | undefined {
  switch (symbol.kind) {
    case "rule":
      return symbol.term?.name ?? symbol.definitions[0]?.clause.name;
    case "option":
      return symbol.declaredAt;
    case "field":
    case "interpretation":
    case "cyclePeriod":
      return symbol.declaration.name;
    default:
      return undefined;
  }
}

export function visibleNames(scope: Scope, { symbols }: Pick<Checking, "symbols">): readonly string[] {
  return [
    ...localsIn(scope).map((found) => found.name),
    ...[...(scope.item?.fields.values() ?? [])].map((found) => found.name),
    ...[...symbols.rules.values()].map((found) => found.name),
    ...[...symbols.interpretations.values()].map((found) => found.name),
    ...[...(symbols.subject?.fields.values() ?? [])].map((found) => found.name),
    ...[...symbols.enumerations.values()].flatMap((found) => [...found.options.values()].map((one) => one.name.text)),
  ];
}

/** The option with this name of the enumeration or interpretation that is expected here. */
export function optionOf(key: string, expected: NonNullable<Type>, { symbols }: Checking): NameSymbol | undefined {
  if (expected.kind === "enumeration") return symbols.enumerations.get(nameKey(expected.name))?.optionSymbols.get(key);
  if (expected.kind !== "interpretation") return undefined;
  return symbols.interpretations.get(nameKey(expected.name))?.optionSymbols.get(key);
}

export function typeOfThis(expression: Ast.This, scope: Scope, checking: Checking): Type {
  if (scope.item) return types.entity(scope.item.name);
  checking.report.add("no-item-here", {}, expression.span);
  return undefined;
}

export function typeOfOf(expression: Ast.Of, scope: Scope, checking: Checking): Type {
  const owner = typeOf(expression.of, scope, checking);
  const { name } = expression;
  if (!owner && expression.of.kind === "missing") {
    checking.report.add("has-no-fields", { type: "dato mancante", name: name.text }, expression.of.span);
  }
  if (!owner) return undefined;
  if (owner.kind === "period") return typeOfCycleRead(expression, scope, checking);
  const entity = owner.kind === "entity" ? checking.symbols.entities.get(nameKey(owner.name)) : undefined;
  if (!entity) {
    checking.report.add("has-no-fields", { type: types.printType(owner), name: name.text }, expression.of.span);
    return undefined;
  }
  const field = entity.fields.get(nameKey(name.text));
  if (field) {
    checking.bindings.set(name, field);
    return field.type;
  }
  const rule = checking.symbols.rules.get(nameKey(name.text));
  if (rule && rule.item === entity.name) return typeOfRuleRead(rule, name, scope, entity.name, checking);
  const rules = [...checking.symbols.rules.values()].filter((found) => found.item === entity.name);
  const known = [...[...entity.fields.values()], ...rules].map((found) => found.name);
  reportUnknown(name, known, checking.report);
  return undefined;
}

/** `REGOLA di CICLO`, where the cycle is an earlier one or one that a field names. */
function typeOfCycleRead({ name, of }: Ast.Of, scope: Scope, checking: Checking): Type {
  if (isCycle(of, checking)) return typeOfEarlierRead(name, scope, checking);
  checking.report.add("not-a-cycle", { name: name.text, cycle: checking.symbols.cycle?.name.text ?? "" }, of.span);
  return undefined;
}

export function typeOfPrevious(expression: Ast.Previous, scope: Scope, checking: Checking): Type {
  bindCycle(expression.cycle, checking);
  // No year of the cycle at hand is a year of the one before.
  return typeOfEarlierRead(expression.name, { ...scope, year: false }, checking);
}

export function typeOfInYear(expression: Ast.InYear, scope: Scope, checking: Checking): Type {
  expectType(expression.year, types.year, scope, checking);
  const type = typeOf(expression.of, { ...scope, year: true }, checking);
  const name = expression.of.kind === "name" || expression.of.kind === "of" ? expression.of.name : undefined;
  const symbol = name && checking.bindings.get(name);
  if (symbol && (symbol.kind !== "rule" || !symbol.perYear)) {
    checking.report.add("not-about-years", { name: name.text }, expression.of.span);
  }
  return type;
}
