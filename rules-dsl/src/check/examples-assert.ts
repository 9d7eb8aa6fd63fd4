/** An example asserts something, about names that exist, with values of their types. */
import type { EntitySymbol, ExampleItemSymbol, RuleSymbol } from "../resolve/symbols.ts";
import { reportUnknown } from "../resolve/unknown-names.ts";
import { entityNamed, fieldNamed } from "../resolve/vocabulary-symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { Type } from "../types/type.ts";
import { bindCycle, checkYears } from "./cycles-are-named.ts";
import { reportImpossibleDate } from "./dates-exist.ts";
import { expectType } from "./expected-types.ts";
import type { Items } from "./items-have-one-place.ts";
import { itemNamed, itemsHaveOnePlace } from "./items-have-one-place.ts";
import { checkedOnce } from "./remembered-clauses.ts";
import { removeLines } from "./repairs.ts";
import { reportDerogation } from "./rules-are-read.ts";
import { typeOfRule } from "./rules-have-types.ts";
import type { Checking } from "./semantic-model.ts";
import { nowhere } from "./semantic-model.ts";

export function examplesAssert(checking: Checking): void {
  for (const { paragraph } of checking.symbols.places) {
    for (const clause of paragraph.clauses) {
      if (clause.kind === "example") checkedOnce(clause, undefined, checking, (own) => checkExample(clause, own));
    }
  }
}

const assertions: ReadonlySet<string> = new Set<Ast.ExampleStep["kind"]>(["then", "thenRequirement", "thenVerdict"]);

function checkExample(example: Ast.ExampleClause, checking: Checking): void {
  const items = new Map<string, ExampleItemSymbol | undefined>();
  const asserts = example.steps.some((step) => assertions.has(step.kind));
  if (!asserts) {
    const title = { it: "togliere l'esempio", en: "remove the example" };
    const fixes = [removeLines(example.span, checking, title)];
    checking.report.add("example-asserts-nothing", {}, example.title.span, { fixes });
  }
  const given = example.steps.filter((step) => step.kind === "givenItem");
  for (const step of given) declareItem(step, items, checking);
  for (const step of example.steps) checkStep(step, items, checking);
  itemsHaveOnePlace(example, items, checking);
}

function checkStep(step: Ast.ExampleStep, items: Items, checking: Checking): void {
  switch (step.kind) {
    case "exampleDate":
      reportImpossibleDate(step.on, checking);
      return;
    case "exampleInterpretation":
      checkInterpretation(step, checking);
      return;
    case "givenItem": {
      const item = checking.bindings.get(step.name);
      if (item?.kind === "exampleItem") checkFields(step.fields, item.entity, checking);
      return;
    }
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
    case "thenVerdict": {
      const type = ruleOf(step.target, items, checking);
      if (type && type.kind !== "verdict") {
        checking.report.add("not-a-verdict", { name: step.target.name.text }, step.target.span);
      }
      return;
    }
    case "ignore":
      for (const name of step.names) ruleNamed(name, checking);
      return;
    case "exampleCycle":
      bindCycle(step.cycle, checking);
      checkYears(step.years, checking);
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
  const option = interpretation.optionSymbols.get(nameKey(step.option.text));
  if (option) bindings.set(step.option, option);
  else reportUnknown(step.option, interpretation.options.keys(), report);
}

/** A label names one item of the example, whatever its entity; undefined when its entity is unknown. */
function declareItem(
  step: Ast.GivenItem,
  items: Map<string, ExampleItemSymbol | undefined>,
  { symbols, report, bindings }: Checking,
): void {
  const entity = entityNamed(step.entity, symbols.entities, report, bindings);
  const key = nameKey(step.name.text);
  const item: ExampleItemSymbol | undefined = entity && {
    ...{ kind: "exampleItem", name: step.name.text, entity, declaredAt: step.name },
  };
  if (item) bindings.set(step.name, item);
  if (items.has(key)) {
    const first = items.get(key)?.declaredAt.span;
    const related = first ? [{ span: first, code: "also-here" as const }] : [];
    report.add("declared-twice", { name: step.name.text }, step.name.span, { related });
  } else items.set(key, item);
}

/** Facts are written out: a number, a date, a word; nothing to compute. */
export function checkFields(fields: readonly Ast.GivenField[], entity: EntitySymbol, checking: Checking): void {
  for (const given of fields) {
    const field = fieldNamed(given.name, entity.fields, checking.report, checking.bindings);
    if (!field) continue;
    expectType(given.value, field.type, nowhere, checking);
    if (!isWritten(given.value)) checking.report.add("given-not-written", { name: field.name }, given.value.span);
  }
}

export function isWritten(value: Ast.Expression): boolean {
  if (value.kind === "unary") return value.operator === "negate" && value.operand.kind === "number";
  return writtenKinds.has(value.kind);
}

const writtenKinds: ReadonlySet<Ast.Expression["kind"]> = new Set<Ast.Expression["kind"]>([
  ...(["number", "boolean", "date", "textLiteral", "years", "name", "missing"] as const),
]);

function ruleOf(target: Ast.Target, items: Items, checking: Checking): Type {
  const rule = ruleNamed(target.name, checking);
  if (!rule) return undefined;
  if (target.item) {
    const item = itemNamed(target.item, items, checking);
    if (item && item.entity.name !== rule.item) {
      checking.report.add("not-about-items", { name: rule.name, entity: item.entity.name }, target.span);
    }
  } else if (rule.item !== undefined) {
    checking.report.add("item-needed", { name: rule.name, entity: rule.item }, target.name.span);
  }
  if (target.previous) bindCycle(target.previous, checking);
  if (rule.perYear && !target.year) checking.report.add("year-needed", { name: rule.name }, target.name.span);
  if (!rule.perYear && target.year) checking.report.add("not-about-years", { name: rule.name }, target.span);
  return typeOfRule(rule, checking);
}

/** The rule with that name, bound; reported when there is none, or when it is a derogation, of which only its base speaks. */
export function ruleNamed(name: Ast.Name, checking: Checking): RuleSymbol | undefined {
  const { symbols, bindings, report } = checking;
  const rule = symbols.rules.get(nameKey(name.text));
  if (rule) {
    bindings.set(name, rule);
    reportDerogation(rule, name, checking);
    return rule;
  }
  const known = [...symbols.rules.values()].filter((found) => !found.derogates).map((found) => found.name);
  reportUnknown(name, known, report);
  return undefined;
}
