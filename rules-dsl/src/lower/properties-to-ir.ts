/** What holds for every subject, and the mutants that an act accepts. */
import type * as Ir from "../ir/program.ts";
import type { Place } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { cycleOf, daysOf } from "./dates-of-trials.ts";
import { aboutNobody, lowerExpression } from "./expression-to-ir.ts";
import type { CheckedModel } from "./lower.ts";
import { citationOf, placesOf } from "./places.ts";

export function lowerProperties(model: CheckedModel): readonly Ir.Property[] {
  return clausesOf("property", model).map(([clause, place]) => lowerProperty(clause, place, model));
}

export function lowerAcceptedMutants(model: CheckedModel): readonly Ir.AcceptedMutant[] {
  return clausesOf("acceptedMutant", model).map(([clause, place]) => ({
    mutant: clause.mutant.value,
    reason: clause.reason?.value ?? "",
    citation: citationOf(place),
    place: { file: place.act.file, line: placesOf(model).lineOf(clause.span) },
  }));
}

function clausesOf<K extends Ast.Clause["kind"]>(
  kind: K,
  { symbols }: CheckedModel,
): readonly (readonly [Extract<Ast.Clause, { kind: K }>, Place])[] {
  const isWanted = (clause: Ast.Clause): clause is Extract<Ast.Clause, { kind: K }> => clause.kind === kind;
  return symbols.places.flatMap((place) =>
    place.paragraph.clauses.filter(isWanted).map((clause) => [clause, place] as const),
  );
}

function lowerProperty(property: Ast.PropertyClause, place: Place, model: CheckedModel): Ir.Property {
  const cycle = property.steps.find((step) => step.kind === "exampleCycle");
  return {
    title: property.title.value,
    citation: citationOf(place),
    place: { file: place.act.file, line: placesOf(model).lineOf(property.span) },
    cycle: cycleOf(cycle, place, model),
    ...daysOf(property.steps.filter((step) => step.kind === "exampleDate")),
    statements: property.steps.flatMap((step) => lowerStatement(step, model)),
  };
}

function lowerStatement(step: Ast.PropertyStep, model: CheckedModel): readonly Ir.PropertyStatement[] {
  const line = placesOf(model).lineOf(step.span);
  if (step.kind === "invariant") {
    return [{ kind: "invariant", condition: lowerExpression(step.condition, aboutNobody(model)), line }];
  }
  if (step.kind !== "monotone") return [];
  const { subject, entities, rules } = model.symbols;
  const entity = step.entity ? entities.get(nameKey(step.entity.text)) : subject;
  const field = step.field && entity?.fields.get(nameKey(step.field.text));
  const changing = { entity: entity?.name ?? "", ...(field ? { field: field.name } : {}) };
  const rule = rules.get(nameKey(step.rule.text))?.name ?? step.rule.text;
  return [{ kind: "monotone", rule, direction: step.direction, changing, line }];
}
