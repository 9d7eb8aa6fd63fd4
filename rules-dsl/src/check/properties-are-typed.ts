/** A property states something that can be tried: a condition about the subject, or how a rule follows a fact that grows. */
import { entityNamed, fieldNamed } from "../resolve/vocabulary-symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Type } from "../types/type.ts";
import * as types from "../types/type.ts";
import { listsOf } from "./actions-can-be-done.ts";
import { bindCycle, checkYears } from "./cycles-are-named.ts";
import { reportImpossibleDate } from "./dates-exist.ts";
import { ruleNamed } from "./examples-assert.ts";
import { expectType } from "./expected-types.ts";
import { checkedOnce } from "./remembered-clauses.ts";
import { removeLines } from "./repairs.ts";
import { typeOfRule } from "./rules-have-types.ts";
import type { Checking } from "./semantic-model.ts";
import { nowhere } from "./semantic-model.ts";

export function propertiesAreTyped(checking: Checking): void {
  for (const { paragraph } of checking.symbols.places) {
    for (const clause of paragraph.clauses) {
      if (clause.kind === "property") checkedOnce(clause, undefined, checking, (own) => checkProperty(clause, own));
    }
  }
}

function checkProperty(property: Ast.PropertyClause, checking: Checking): void {
  const states = property.steps.some((step) => step.kind === "invariant" || step.kind === "monotone");
  if (!states) {
    const title = { it: "togliere la proprietà", en: "remove the property" };
    const fixes = [removeLines(property.span, checking, title)];
    checking.report.add("property-states-nothing", {}, property.title.span, { fixes });
  }
  for (const step of property.steps) checkStep(step, checking);
}

function checkStep(step: Ast.PropertyStep, checking: Checking): void {
  switch (step.kind) {
    case "exampleCycle":
      bindCycle(step.cycle, checking);
      checkYears(step.years, checking);
      return;
    case "exampleDate":
      reportImpossibleDate(step.on, checking);
      return;
    case "invariant":
      expectType(step.condition, types.boolean, nowhere, checking);
      return;
    case "monotone":
      checkChanging(step, checking);
      checkFollowing(step.rule, checking);
      return;
  }
}

/** What grows: a quantity of the subject or of an item that the subject holds; or such an item is added. */
function checkChanging({ field, entity: named, span }: Ast.Monotone, checking: Checking): void {
  const { symbols, report, bindings } = checking;
  const entity = named ? entityNamed(named, symbols.entities, report, bindings) : symbols.subject;
  if (!entity) return;
  if (named && entity !== symbols.subject && listsOf(entity, symbols).length === 0) {
    report.add("not-in-one-list", { entity: entity.name }, named.span);
  }
  if (!field) {
    if (entity === symbols.subject) report.add("not-in-one-list", { entity: entity.name }, named?.span ?? span);
    return;
  }
  const type = fieldNamed(field, entity.fields, report, bindings)?.type;
  if (type && type.kind !== "quantity") report.add("does-not-grow", growing(field, type), field.span);
}

/** What follows: a quantity, a requirement (met is more) or a verdict (accepted is more) about the subject in a cycle. */
function checkFollowing(name: Ast.Name, checking: Checking): void {
  const rule = ruleNamed(name, checking);
  if (!rule) return;
  checking.used.add(rule);
  if (rule.item !== undefined) checking.report.add("item-needed", { name: rule.name, entity: rule.item }, name.span);
  if (rule.perYear) checking.report.add("year-needed", { name: rule.name }, name.span);
  const type = typeOfRule(rule, checking);
  const grows = !type || type.kind === "quantity" || type.kind === "requirement" || type.kind === "verdict";
  if (!grows) checking.report.add("does-not-grow", growing(name, type), name.span);
}

function growing(name: Ast.Name, type: NonNullable<Type>): { readonly name: string; readonly type: string } {
  return { name: name.text, type: types.printType(type) };
}
