/** An example asserts something, about names that exist, with values of their types. */
import type { EntitySymbol, RuleSymbol } from "../resolve/symbols.ts";
import { reportUnknown } from "../resolve/vocabulary-symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { Type } from "../types/type.ts";
import { reportImpossibleDate } from "./dates-exist.ts";
import { expectType } from "./expected-types.ts";
import { typeOfRule } from "./rules-have-types.ts";
import type { Checking, Scope } from "./semantic-model.ts";

const nowhere: Scope = { rule: undefined, item: undefined, year: false, locals: new Map() };

export function examplesAssert(checking: Checking): void {
  for (const act of checking.symbols.acts.values()) {
    for (const division of act.declaration.divisions) {
      for (const paragraph of division.paragraphs) {
        for (const clause of paragraph.clauses) if (clause.kind === "example") checkExample(clause, checking);
      }
    }
  }
}

function checkExample(example: Ast.ExampleClause, checking: Checking): void {
  const items = new Map<string, EntitySymbol>();
  const asserts = example.steps.some((step) => step.kind === "then" || step.kind === "thenRequirement");
  if (!asserts) checking.report.add("example-asserts-nothing", {}, example.title.span);
  for (const step of example.steps) checkStep(step, items, checking);
}

function checkStep(step: Ast.ExampleStep, items: Map<string, EntitySymbol>, checking: Checking): void {
  switch (step.kind) {
    case "exampleDate":
      reportImpossibleDate(step.on, checking);
      return;
    case "exampleInterpretation":
      checkInterpretation(step, checking);
      return;
    case "givenItem":
      checkItem(step, items, checking);
      return;
    case "givenValue": {
      const field = checking.symbols.subject?.fields.get(nameKey(step.target.name.text));
      if (field) checking.bindings.set(step.target.name, field);
      const type = field ? field.type : ruleOf(step.target, items, checking);
      expectType(step.value, type, nowhere, checking);
      return;
    }
    case "then":
      expectType(step.value, ruleOf(step.target, items, checking), nowhere, checking);
      return;
    case "thenRequirement": {
      const type = ruleOf(step.target, items, checking);
      if (type && type.kind !== "requirement") {
        checking.report.add("not-a-requirement", { name: step.target.name.text }, step.target.span);
      }
      if (step.missing) expectType(step.missing, undefined, nowhere, checking);
      return;
    }
    case "ignore":
      for (const name of step.names) ruleNamed(name, checking);
      return;
    case "exampleCycle":
      return;
  }
}

function checkInterpretation(step: Ast.ExampleInterpretation, { symbols, bindings, report }: Checking): void {
  const interpretation = symbols.interpretations.get(nameKey(step.name.text));
  if (!interpretation) {
    const known = [...symbols.interpretations.values()].map((found) => found.name);
    reportUnknown(step.name, known, report);
    return;
  }
  bindings.set(step.name, interpretation);
  if (!interpretation.options.has(nameKey(step.option.text))) {
    reportUnknown(step.option, interpretation.options.keys(), report);
  }
}

function checkItem(step: Ast.GivenItem, items: Map<string, EntitySymbol>, checking: Checking): void {
  const entity = checking.symbols.entities.get(nameKey(step.entity.text));
  if (!entity) {
    const known = [...checking.symbols.entities.values()].map((found) => found.name);
    reportUnknown(step.entity, known, checking.report);
    return;
  }
  checking.bindings.set(step.entity, entity);
  items.set(nameKey(step.name.text), entity);
  for (const given of step.fields) {
    const field = entity.fields.get(nameKey(given.name.text));
    if (!field) {
      const known = [...entity.fields.values()].map((found) => found.name);
      reportUnknown(given.name, known, checking.report);
      continue;
    }
    checking.bindings.set(given.name, field);
    expectType(given.value, field.type, nowhere, checking);
    if (!isWritten(given.value)) checking.report.add("given-not-written", { name: field.name }, given.value.span);
  }
}

/** Facts of an example are written out: a number, a date, a word; nothing to compute. */
function isWritten(value: Ast.Expression): boolean {
  if (value.kind === "unary") return value.operator === "negate" && value.operand.kind === "number";
  return ["number", "boolean", "date", "textLiteral", "years", "name", "missing"].includes(value.kind);
}

function ruleOf(target: Ast.Target, items: ReadonlyMap<string, EntitySymbol>, checking: Checking): Type {
  const rule = ruleNamed(target.name, checking);
  if (!rule) return undefined;
  if (target.item) {
    const entity = items.get(nameKey(target.item.text));
    if (!entity) reportUnknown(target.item, items.keys(), checking.report);
    else if (entity.name !== rule.item) {
      checking.report.add("not-about-items", { name: rule.name, entity: entity.name }, target.span);
    }
  } else if (rule.item !== undefined) {
    checking.report.add("item-needed", { name: rule.name, entity: rule.item }, target.name.span);
  }
  if (rule.perYear && !target.year) checking.report.add("year-needed", { name: rule.name }, target.name.span);
  if (!rule.perYear && target.year) checking.report.add("not-about-years", { name: rule.name }, target.span);
  return typeOfRule(rule, checking);
}

function ruleNamed(name: Ast.Name, { symbols, bindings, report }: Checking): RuleSymbol | undefined {
  const rule = symbols.rules.get(nameKey(name.text));
  if (rule) bindings.set(name, rule);
  else
    reportUnknown(
      name,
      [...symbols.rules.values()].map((found) => found.name),
      report,
    );
  return rule;
}
