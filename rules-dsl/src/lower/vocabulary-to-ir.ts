/** The vocabulary as data of the program. */

import { calendarUnits } from "../ir/calendar-units.ts";
import type * as Ir from "../ir/program.ts";
import type { EntitySymbol, FieldSymbol, UnitSymbol } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { lowerActions } from "./actions-to-ir.ts";
import { aboutNobody, lowerExpression } from "./expression-to-ir.ts";
import type { CheckedModel } from "./lower.ts";
import { labelOf } from "./places.ts";

export function lowerVocabulary(model: CheckedModel): Ir.Vocabulary {
  const { symbols } = model;
  const { vocabulary, cycle, subject } = symbols;
  return {
    name: vocabulary?.name.text ?? "",
    label: labelOf(vocabulary?.label, vocabulary?.name.text ?? ""),
    cycle: {
      name: cycle?.name.text ?? "",
      years: wholeNumber(cycle?.years?.value),
      from: wholeNumber(cycle?.from?.value),
      label: labelOf(cycle?.label, cycle?.name.text ?? ""),
    },
    units: lowerUnits(symbols.units),
    enumerations: [...symbols.enumerations.values()].map(({ name, declaration, options }) => ({
      name,
      label: labelOf(declaration.label, name),
      options: [...options.values()].map((option) => ({
        name: option.name.text,
        code: option.code?.value ?? option.name.text,
        label: labelOf(option.label, option.name.text),
        ...effectOfOption(option),
      })),
    })),
    subject: subject?.name ?? "",
    actions: lowerActions(model),
    entities: [...symbols.entities.values()].map((entity) => lowerEntity(entity, model)),
  };
}

function effectOfOption({ from, to }: Ast.EnumerationOption): Pick<Ir.EnumerationOption, "effect"> {
  if (!from && !to) return {};
  return { effect: { ...(from ? { from: from.iso } : {}), ...(to ? { to: to.iso } : {}) } };
}

function wholeNumber(written: string | undefined): number {
  return written === undefined ? 0 : Number.parseInt(written, 10);
}

function lowerUnits(units: ReadonlyMap<string, UnitSymbol>): readonly Ir.Unit[] {
  const declared = new Set([...units.values()].filter((unit) => unit.declaration));
  return [
    ...calendarUnits.map(({ name, singular, label }) => ({ name, singular, label })),
    ...[...declared].map(({ name, declaration }) => ({
      name,
      singular: declaration?.singular?.text ?? name,
      ...(declaration?.step ? { step: declaration.step.value } : {}),
      label: labelOf(declaration?.label, name),
    })),
  ];
}

function lowerEntity(entity: EntitySymbol, model: CheckedModel): Ir.Entity {
  const { declaration } = entity;
  const canonical = (name: { readonly text: string }) => entity.fields.get(nameKey(name.text))?.name ?? name.text;
  return {
    name: entity.name,
    label: labelOf(declaration.label, entity.name),
    fields: [...entity.fields.values()].map((field) => lowerField(field, model)),
    ...(declaration.identifiedBy ? { identifiedBy: canonical(declaration.identifiedBy) } : {}),
    effectiveOn: declaration.effectiveOn.map(canonical),
    knownOn: declaration.knownOn.map(canonical),
  };
}

function lowerField({ name, type, declaration }: FieldSymbol, model: CheckedModel): Ir.Field {
  const { otherwise } = declaration;
  return {
    name,
    code: declaration.code?.value ?? name,
    type: type ?? { kind: "quantity" },
    label: labelOf(declaration.label, name),
    ...(otherwise ? { otherwise: lowerExpression(otherwise, aboutNobody(model)) } : {}),
  };
}
