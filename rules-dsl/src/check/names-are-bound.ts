/** Binds a name in an expression to its symbol: local, option, field of the item, rule, interpretation, field of the subject. */

import type { EnumerationSymbol, InterpretationSymbol, NameSymbol, RuleSymbol } from "../resolve/symbols.ts";
import { reportUnknown } from "../resolve/vocabulary-symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { Type } from "../types/type.ts";
import * as types from "../types/type.ts";
import { expectType, typeOf } from "./expected-types.ts";
import { typeOfRule } from "./rules-have-types.ts";
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
  const local = scope.locals.get(key);
  if (local) return local;
  const asExpected = expected && optionOf(key, expected, checking);
  if (asExpected) return asExpected;
  if (key === "anno") {
    if (scope.year) return { kind: "thisYear" };
    report.add("no-year-here", {}, name.span);
    return undefined;
  }
  const rule = symbols.rules.get(key);
  const inScope: (NameSymbol | undefined)[] = [
    scope.item?.fields.get(key),
    rule,
    symbols.interpretations.get(key),
    scope.item === symbols.subject ? undefined : symbols.subject?.fields.get(key),
    symbols.cycle && nameKey(symbols.cycle.name.text) === key ? { kind: "cyclePeriod" } : undefined,
  ];
  const found = inScope.filter((symbol) => symbol !== undefined);
  if (found.length > 1) report.add("ambiguous-name", { name: name.text }, name.span);
  if (found[0]) return found[0];
  const options = everyOption(key, checking);
  if (options.length === 1) return options[0];
  if (options.length > 1) report.add("ambiguous-name", { name: name.text }, name.span);
  else reportUnknown(name, visibleNames(scope, checking), report);
  return undefined;
}

export function visibleNames(scope: Scope, { symbols }: Pick<Checking, "symbols">): readonly string[] {
  return [
    ...[...scope.locals.values()].map((found) => found.name),
    ...[...(scope.item?.fields.values() ?? [])].map((found) => found.name),
    ...[...symbols.rules.values()].map((found) => found.name),
    ...[...symbols.interpretations.values()].map((found) => found.name),
    ...[...(symbols.subject?.fields.values() ?? [])].map((found) => found.name),
    ...[...symbols.enumerations.values()].flatMap((found) => [...found.options.values()].map((one) => one.name.text)),
  ];
}

/** The option with this name of the enumeration or interpretation that is expected here. */
export function optionOf(key: string, expected: NonNullable<Type>, { symbols }: Checking): NameSymbol | undefined {
  if (expected.kind === "enumeration") {
    const enumeration = symbols.enumerations.get(nameKey(expected.name));
    const option = enumeration?.options.get(key);
    return enumeration && option && { kind: "option", of: enumeration, option: option.name.text };
  }
  if (expected.kind === "interpretation") {
    const interpretation = symbols.interpretations.get(nameKey(expected.name));
    const option = interpretation?.options.get(key);
    return interpretation && option ? { kind: "option", of: interpretation, option } : undefined;
  }
  return undefined;
}

function everyOption(key: string, { symbols }: Checking): readonly NameSymbol[] {
  const lists: (EnumerationSymbol | InterpretationSymbol)[] = [
    ...symbols.enumerations.values(),
    ...symbols.interpretations.values(),
  ];
  return lists.flatMap((of): NameSymbol[] => {
    const option = of.options.get(key);
    if (option === undefined) return [];
    return [{ kind: "option", of, option: typeof option === "string" ? option : option.name.text }];
  });
}

/** A rule read with the item and year at hand. */
function typeOfRuleRead(
  rule: RuleSymbol,
  name: Ast.Name,
  scope: Scope,
  item: string | undefined,
  checking: Checking,
): Type {
  if (rule.item !== undefined && rule.item !== item) {
    checking.report.add("item-needed", { name: rule.name, entity: rule.item }, name.span);
  }
  if (rule.perYear && !scope.year) checking.report.add("year-needed", { name: rule.name }, name.span);
  recordRead(scope, rule, checking);
  return typeOfRule(rule, checking);
}

function recordRead(scope: Scope, read: RuleSymbol, checking: Checking): void {
  if (!scope.rule) return;
  const reads = checking.reads.get(scope.rule) ?? new Set();
  checking.reads.set(scope.rule, reads.add(read));
}

export function typeOfThis(expression: Ast.This, scope: Scope, checking: Checking): Type {
  if (scope.item) return types.entity(scope.item.name);
  checking.report.add("no-item-here", {}, expression.span);
  return undefined;
}

export function typeOfOf(expression: Ast.Of, scope: Scope, checking: Checking): Type {
  const owner = typeOf(expression.of, scope, checking);
  if (!owner) return undefined;
  const { name } = expression;
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
  if (rule && rule.item === entity.name) {
    checking.bindings.set(name, rule);
    return typeOfRuleRead(rule, name, scope, entity.name, checking);
  }
  const rules = [...checking.symbols.rules.values()].filter((found) => found.item === entity.name);
  const known = [...[...entity.fields.values()], ...rules].map((found) => found.name);
  reportUnknown(name, known, checking.report);
  return undefined;
}

export function typeOfPrevious(expression: Ast.Previous, _scope: Scope, checking: Checking): Type {
  const { symbols, report } = checking;
  if (!symbols.cycle || nameKey(symbols.cycle.name.text) !== nameKey(expression.cycle.text)) {
    reportUnknown(expression.cycle, symbols.cycle ? [symbols.cycle.name.text] : [], report);
  }
  const rule = symbols.rules.get(nameKey(expression.name.text));
  if (!rule) {
    const known = [...symbols.rules.values()].map((found) => found.name);
    reportUnknown(expression.name, known, report);
    return undefined;
  }
  checking.bindings.set(expression.name, rule);
  if (rule.item !== undefined) report.add("item-needed", { name: rule.name, entity: rule.item }, expression.name.span);
  if (rule.perYear) report.add("year-needed", { name: rule.name }, expression.name.span);
  return typeOfRule(rule, checking);
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
