/** Every definition's body has the type of its rule: bands, requirements and verdicts included. */
import type { RuleSymbol } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import * as types from "../types/type.ts";
import { expectType, reportMismatch, typeOf } from "./expected-types.ts";
import { checkedOnce } from "./remembered-clauses.ts";
import { recordRead } from "./rules-are-read.ts";
import { typeOfRule } from "./rules-have-types.ts";
import { scopeBefore, scopeOf } from "./scopes.ts";
import type { Checking, Scope } from "./semantic-model.ts";

export function rulesAreTyped(checking: Checking): void {
  for (const rule of checking.symbols.rules.values()) {
    const type = typeOfRule(rule, checking);
    for (const derogation of rule.derogations) recordRead(rule, derogation, checking);
    for (const { clause } of rule.definitions) {
      checkedOnce(clause, rule, checking, (own) => definitionIsTyped(rule, clause, type, own));
    }
    checkDirection(rule, type, checking);
  }
}

/** Of one comma only, for who asks about what is being written there. */
export function rulesOfCommaAreTyped(comma: Ast.Paragraph, checking: Checking): void {
  for (const rule of checking.symbols.rules.values()) {
    const own = rule.definitions.filter(({ paragraph }) => paragraph === comma);
    for (const { clause } of own) definitionIsTyped(rule, clause, typeOfRule(rule, checking), checking);
  }
}

function definitionIsTyped(rule: RuleSymbol, clause: Ast.RuleClause, type: types.Type, checking: Checking): void {
  const before = scopeBefore(rule, checking);
  if (clause.cumulates?.upTo) expectType(clause.cumulates.upTo, type, before, checking);
  if (clause.when) expectType(clause.when, types.boolean, before, checking);
  const scope = scopeOf(rule, clause, checking);
  if (!clause.body) checking.report.add("body-missing", { name: rule.name }, clause.name.span);
  else bodyHasType(clause.body, type, scope, checking);
}

/** What is more favourable is told of values that have an order, and before anything prevails by it. */
function checkDirection(rule: RuleSymbol, type: types.Type, { report }: Checking): void {
  if (rule.favourable && !rule.derogates && type && !types.isOrdered(type)) {
    const at = rule.term ?? rule.definitions.find(({ clause }) => clause.favourable)?.clause;
    if (at) report.add("no-order", { type: types.printType(type) }, at.name.span);
  }
  for (const { clause } of rule.definitions) {
    if (clause.prevailsIfMoreFavourable && !rule.favourable) report.add("direction-missing", {}, clause.name.span);
  }
}

function bodyHasType(body: Ast.RuleBody, type: types.Type, scope: Scope, checking: Checking): void {
  switch (body.kind) {
    case "expressionBody":
      expectType(body.expression, type, scope, checking);
      return;
    case "bands":
      bandsHaveType(body, type, scope, checking);
      return;
    case "requirementBody":
      requirementHasType(body, type, scope, checking);
      return;
    case "verdict":
      verdictHasType(body, type, scope, checking);
      return;
  }
}

function requirementHasType(body: Ast.RequirementBody, type: types.Type, scope: Scope, checking: Checking): void {
  if (type && type.kind !== "requirement") reportMismatch(type, types.requirement, body, checking);
  const counted = typeOf(body.counted, scope, checking);
  if (counted && counted.kind !== "quantity") {
    checking.report.add("no-order", { type: types.printType(counted) }, body.counted.span);
  }
  expectType(body.required, counted, scope, checking);
  if (body.deadline) expectType(body.deadline, types.date, scope, checking);
}

function verdictHasType(body: Ast.VerdictBody, type: types.Type, scope: Scope, checking: Checking): void {
  if (type && type.kind !== "verdict") reportMismatch(type, types.verdict, body, checking);
  for (const { condition, reason, english } of body.grounds) {
    expectType(condition, types.boolean, scope, checking);
    for (const said of english ? [reason, english] : [reason]) {
      if (!said.value.trim()) checking.report.add("reason-missing", { clause: "perché" }, said.span);
    }
  }
}

function bandsHaveType(body: Ast.BandsBody, type: types.Type, scope: Scope, checking: Checking): void {
  const on = typeOf(body.on, scope, checking);
  if (on && on.kind !== "quantity" && on.kind !== "year") {
    checking.report.add("no-order", { type: types.printType(on) }, body.on.span);
  }
  const bounds = [
    ...body.bands.flatMap((band) => [band.from?.value, band.to?.value]),
    ...body.gaps.flatMap((gap) => [gap.after, gap.before]),
  ];
  for (const bound of bounds) {
    if (!bound) continue;
    if (bound.kind !== "number") checking.report.add("bound-not-a-number", {}, bound.span);
    // A bare bound is read in the unit of what the bands are about.
    else if (bound.unit) expectType(bound, on, scope, checking);
  }
  for (const band of body.bands) expectType(band.value, type, scope, checking);
}
