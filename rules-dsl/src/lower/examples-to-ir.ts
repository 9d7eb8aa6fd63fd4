/** The examples of acts: facts as the JSON of the subject, values taken as given, and what is expected. */

import type { Expression } from "../ir/expression.ts";
import type * as Ir from "../ir/program.ts";
import type { ValueType } from "../ir/value-type.ts";
import type { EntitySymbol, RuleDefinition } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { lowerExpression } from "./expression-to-ir.ts";
import type { CheckedModel } from "./lower.ts";
import type { Places } from "./places.ts";
import { citationOf, placesOf } from "./places.ts";

export function lowerExamples(model: CheckedModel): readonly Ir.Example[] {
  const places = placesOf(model);
  const examples: Ir.Example[] = [];
  for (const act of model.symbols.acts.values()) {
    for (const division of act.declaration.divisions) {
      for (const paragraph of division.paragraphs) {
        for (const clause of paragraph.clauses) {
          if (clause.kind === "example")
            examples.push(lowerExample(clause, { act, division, paragraph }, model, places));
        }
      }
    }
  }
  return examples;
}

function lowerExample(
  example: Ast.ExampleClause,
  at: Omit<RuleDefinition, "clause">,
  model: CheckedModel,
  places: Places,
): Ir.Example {
  const steps = <K extends Ast.ExampleStep["kind"]>(kind: K) =>
    example.steps.filter((step): step is Extract<Ast.ExampleStep, { kind: K }> => step.kind === kind);
  const dateOn = (axis: "known" | "reference") => steps("exampleDate").find((step) => step.axis === axis)?.on.iso;
  const [asOf, knownOn] = [dateOn("reference"), dateOn("known")];
  const subject = model.symbols.subject;
  const { items, facts } = factsOf(steps("givenItem"), model);
  const given: Ir.Example["given"][number][] = [];
  for (const step of steps("givenValue")) {
    const field = subject?.fields.get(nameKey(step.target.name.text));
    if (field) facts[field.declaration.code?.value ?? field.name] = jsonOf(step.value, field.type, model);
    else given.push({ target: lowerTarget(step.target, items, model), value: lowerGiven(step.value, model) });
  }
  return {
    title: example.title.value,
    citation: citationOf(at),
    place: { file: at.act.file, line: places.lineOf(example.span) },
    cycle: steps("exampleCycle")[0]?.years.value ?? cycleOf(at, model),
    ...(asOf === undefined ? {} : { asOf }),
    ...(knownOn === undefined ? {} : { knownOn }),
    interpretations: Object.fromEntries(
      steps("exampleInterpretation").map((step) => {
        const symbol = model.symbols.interpretations.get(nameKey(step.name.text));
        const option = symbol?.options.get(nameKey(step.option.text));
        return [symbol?.name ?? step.name.text, option ?? step.option.text];
      }),
    ),
    facts,
    given,
    expectations: example.steps.flatMap((step) => lowerExpectation(step, items, model, places)),
  };
}

/** The cycle in which the act begins to have effect. */
function cycleOf({ act }: Omit<RuleDefinition, "clause">, { symbols }: CheckedModel): string {
  const length = BigInt(symbols.cycle?.years?.value ?? "1");
  const start = BigInt(symbols.cycle?.from?.value ?? "0");
  const year = BigInt(act.declaration.effect?.from.iso.slice(0, 4) ?? "0");
  const first = start + ((year - start) / length) * length;
  return `${first}-${first + length - 1n}`;
}

interface Items {
  /** Label of the example → id of the item: its identity, or its place in the list. */
  readonly items: ReadonlyMap<string, string>;
  readonly facts: Record<string, unknown>;
}

/** Each item joins the first list of the subject that holds its entity. */
function factsOf(given: readonly Ast.GivenItem[], model: CheckedModel): Items {
  const items = new Map<string, string>();
  const facts: Record<string, unknown[]> = {};
  for (const step of given) {
    const entity = model.symbols.entities.get(nameKey(step.entity.text));
    if (!entity) continue;
    const list = [...(model.symbols.subject?.fields.values() ?? [])].find(
      (field) => field.type?.kind === "list" && field.type.of.kind === "entity" && field.type.of.name === entity.name,
    );
    const key = list?.declaration.code?.value ?? list?.name ?? entity.name;
    const before = facts[key] ?? [];
    facts[key] = [...before, itemOf(step, entity, model)];
    const identified = entity.declaration.identifiedBy !== undefined;
    items.set(nameKey(step.name.text), identified ? step.name.text : `${key}[${before.length}]`);
  }
  return { items, facts };
}

function itemOf(step: Ast.GivenItem, entity: EntitySymbol, model: CheckedModel): Record<string, unknown> {
  const item: Record<string, unknown> = {};
  const identity = entity.declaration.identifiedBy;
  const key = identity && entity.fields.get(nameKey(identity.text))?.declaration.code?.value;
  if (key) item[key] = step.name.text;
  for (const given of step.fields) {
    const field = entity.fields.get(nameKey(given.name.text));
    if (field) item[field.declaration.code?.value ?? field.name] = jsonOf(given.value, field.type, model);
  }
  return item;
}

function jsonOf(value: Ast.Expression, type: ValueType | undefined, model: CheckedModel): unknown {
  switch (value.kind) {
    case "number":
      return type?.kind === "year" ? Number.parseInt(value.value, 10) : value.value;
    case "boolean":
      return value.value;
    case "unary": {
      const amount = value.operator === "negate" ? jsonOf(value.operand, type, model) : undefined;
      return typeof amount === "string" ? `-${amount}` : undefined;
    }
    case "date":
      return value.iso;
    case "textLiteral":
      return value.text.value;
    case "years":
      return value.years.value;
    case "name": {
      const enumeration = type?.kind === "enumeration" ? model.symbols.enumerations.get(nameKey(type.name)) : undefined;
      const option = enumeration?.options.get(nameKey(value.name.text));
      return option?.code?.value ?? value.name.text;
    }
    default:
      return undefined;
  }
}

function lowerGiven(value: Ast.Expression, model: CheckedModel): Expression {
  return lowerExpression(value, { model, item: undefined });
}

function lowerTarget(target: Ast.Target, items: ReadonlyMap<string, string>, model: CheckedModel): Ir.Target {
  const rule = model.symbols.rules.get(nameKey(target.name.text));
  const item = target.item && items.get(nameKey(target.item.text));
  return {
    rule: rule?.name ?? target.name.text,
    ...(item === undefined ? {} : { item }),
    ...(target.year ? { year: Number.parseInt(target.year.value, 10) } : {}),
    previous: target.previous !== undefined,
  };
}

function lowerExpectation(
  step: Ast.ExampleStep,
  items: ReadonlyMap<string, string>,
  model: CheckedModel,
  places: Places,
): readonly Ir.Expectation[] {
  const line = places.lineOf(step.span);
  if (step.kind === "then") {
    const target = lowerTarget(step.target, items, model);
    return [{ kind: "value", target, value: lowerGiven(step.value, model), line }];
  }
  if (step.kind !== "thenRequirement") return [];
  const target = lowerTarget(step.target, items, model);
  const missing = step.missing ? { missing: lowerGiven(step.missing, model) } : {};
  return [{ kind: "requirement", target, met: step.met, ...missing, line }];
}
