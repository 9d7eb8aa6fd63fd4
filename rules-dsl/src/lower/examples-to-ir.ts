/** The examples of acts: facts as the JSON of the subject, values taken as given, and what is expected. */

import type { Expression } from "../ir/expression.ts";
import type * as Ir from "../ir/program.ts";
import type { EntitySymbol, Place } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { cycleOf, daysOf } from "./dates-of-trials.ts";
import { aboutNobody, lowerExpression } from "./expression-to-ir.ts";
import { jsonOfFact } from "./facts-to-json.ts";
import type { CheckedModel } from "./lower.ts";
import type { Places } from "./places.ts";
import { citationOf, placesOf } from "./places.ts";

export function lowerExamples(model: CheckedModel): readonly Ir.Example[] {
  const places = placesOf(model);
  return model.symbols.places.flatMap((place) =>
    place.paragraph.clauses.flatMap((clause) =>
      clause.kind === "example" ? lowerExample(clause, place, model, places) : [],
    ),
  );
}

function lowerExample(example: Ast.ExampleClause, at: Place, model: CheckedModel, places: Places): Ir.Example {
  const steps = <K extends Ast.ExampleStep["kind"]>(kind: K) =>
    example.steps.filter((step): step is Extract<Ast.ExampleStep, { kind: K }> => step.kind === kind);
  const subject = model.symbols.subject;
  const { items, facts } = factsOf(steps("givenItem"), model);
  const given: Ir.Example["given"][number][] = [];
  for (const step of steps("givenValue")) {
    const field = subject?.fields.get(nameKey(step.target.name.text));
    if (field) facts[field.declaration.code?.value ?? field.name] = jsonOfFact(step.value, field.type, model);
    else given.push({ target: lowerTarget(step.target, items, model), value: lowerGiven(step.value, model) });
  }
  return {
    title: example.title.value,
    citation: citationOf(at),
    place: { file: at.act.file, line: places.lineOf(example.span) },
    cycle: cycleOf(steps("exampleCycle")[0], at, model),
    ...daysOf(steps("exampleDate")),
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
    if (field) item[field.declaration.code?.value ?? field.name] = jsonOfFact(given.value, field.type, model);
  }
  return item;
}

function lowerGiven(value: Ast.Expression, model: CheckedModel): Expression {
  return lowerExpression(value, aboutNobody(model));
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
  if (step.kind === "thenRequirement") {
    const target = lowerTarget(step.target, items, model);
    const missing = step.missing ? { missing: lowerGiven(step.missing, model) } : {};
    return [{ kind: "requirement", target, met: step.met, ...missing, line }];
  }
  if (step.kind !== "thenVerdict") return [];
  const target = lowerTarget(step.target, items, model);
  const reason = step.reason ? { reason: step.reason.value } : {};
  return [{ kind: "verdict", target, accepted: step.accepted, ...reason, line }];
}
