/** The examples of acts: facts as the JSON of the subject, values taken as given, and what is expected. */

import type { Expression } from "../ir/expression.ts";
import type * as Ir from "../ir/program.ts";
import type { EntitySymbol, Place } from "../resolve/symbols.ts";
import { fieldsHolding } from "../resolve/vocabulary-symbols.ts";
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
      clause.kind === "example" ? exampleOnce(clause, place, model, places) : [],
    ),
  );
}

/** An example that says the same in the same place is the same. */
function exampleOnce(clause: Ast.ExampleClause, at: Place, model: CheckedModel, places: Places): Ir.Example {
  const { memory, declared } = model;
  if (!memory || !declared) return lowerExample(clause, at, model, places);
  const before = memory.examples.get(clause);
  if (before?.declared === declared && standsAt(before.example, clause, at, model, places)) return before.example;
  const example = lowerExample(clause, at, model, places);
  memory.examples.set(clause, { declared, example });
  return example;
}

function standsAt(
  { citation, place, cycle }: Ir.Example,
  { span, steps }: Ast.ExampleClause,
  at: Place,
  model: CheckedModel,
  places: Places,
): boolean {
  const cited = citationOf(at);
  if (citation.act !== cited.act || citation.article !== cited.article || citation.comma !== cited.comma) return false;
  if (citation.textHash !== cited.textHash || place.file !== at.act.file) return false;
  if (place.line !== places.lineOf(span)) return false;
  const written = steps.find((step): step is Ast.ExampleCycle => step.kind === "exampleCycle");
  return cycle === cycleOf(written, at, model);
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
  /** Label of the example → id of the item: its identity, or its path in the facts. */
  readonly items: ReadonlyMap<string, string>;
  readonly facts: Json;
}

type Json = Record<string, unknown>;
type Holding = ReadonlyMap<Ast.GivenItem | undefined, readonly Ast.GivenItem[]>;

/** Each item joins the field of the subject, or of the item named after `di`, that holds its entity. */
function factsOf(given: readonly Ast.GivenItem[], model: CheckedModel): Items {
  const inside = new Map<Ast.GivenItem | undefined, Ast.GivenItem[]>();
  for (const step of given) {
    const label = step.holder && model.bindings.get(step.holder);
    const holder = label?.kind === "exampleItem" ? given.find(({ name }) => name === label.declaredAt) : undefined;
    inside.set(holder, [...(inside.get(holder) ?? []), step]);
  }
  const found = { items: new Map<string, string>(), facts: {} };
  putItems(
    { step: undefined, entity: model.symbols.subject, facts: found.facts, path: "" },
    inside,
    found.items,
    model,
  );
  return found;
}

interface Holder {
  readonly step: Ast.GivenItem | undefined;
  readonly entity: EntitySymbol | undefined;
  readonly facts: Json;
  /** As in the JSON of the facts; empty for the subject. */
  readonly path: string;
}

function putItems(holder: Holder, inside: Holding, items: Map<string, string>, model: CheckedModel): void {
  for (const step of inside.get(holder.step) ?? []) {
    const entity = model.symbols.entities.get(nameKey(step.entity.text));
    const [field] = entity ? fieldsHolding(entity, holder.entity) : [];
    if (!entity || !field) continue;
    const code = field.declaration.code?.value ?? field.name;
    const facts = itemOf(step, entity, model);
    const before = (holder.facts[code] ?? []) as readonly Json[];
    const isList = field.type?.kind === "list";
    holder.facts[code] = isList ? [...before, facts] : facts;
    const path = `${holder.path === "" ? "" : `${holder.path}.`}${code}${isList ? `[${before.length}]` : ""}`;
    const identified = entity.declaration.identifiedBy !== undefined;
    items.set(nameKey(step.name.text), identified ? step.name.text : path);
    putItems({ step, entity, facts, path }, inside, items, model);
  }
}

function itemOf(step: Ast.GivenItem, entity: EntitySymbol, model: CheckedModel): Json {
  const item: Json = {};
  const identity = entity.declaration.identifiedBy;
  const named = identity && entity.fields.get(nameKey(identity.text));
  if (named) item[named.declaration.code?.value ?? named.name] = step.name.text;
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
