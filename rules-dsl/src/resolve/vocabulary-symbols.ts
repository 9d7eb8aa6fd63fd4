/** Declares units, lists, entities, fields and actions of the one vocabulary. */

import { calendarUnits } from "../ir/calendar-units.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { Report } from "./report.ts";
import type {
  ActionSymbol,
  AuthoritySymbol,
  Bindings,
  CycleSymbol,
  EntitySymbol,
  EnumerationSymbol,
  FieldSymbol,
  OptionSymbol,
  Symbols,
  UnitSymbol,
} from "./symbols.ts";
import type { TypeNames } from "./type-references.ts";
import { typeOfReference } from "./type-references.ts";
import { reportUnknown, uniqueByName } from "./unknown-names.ts";

export type VocabularySymbols = Pick<
  Symbols,
  "vocabulary" | "cycle" | "cycleSymbol" | "units" | "enumerations" | "entities" | "subject" | "authorities" | "actions"
>;

export function declareVocabulary(files: readonly Ast.File[], report: Report, bindings: Bindings): VocabularySymbols {
  const vocabulary = theVocabulary(files, report);
  const declarations = vocabulary?.declarations ?? [];
  const of = <K extends Ast.VocabularyDeclaration["kind"]>(kind: K) =>
    declarations.filter((found): found is Extract<Ast.VocabularyDeclaration, { kind: K }> => found.kind === kind);

  const cycle = of("cycle")[0];
  const cycleSymbol = cycle && declareCycle(cycle, bindings);
  const units = declareUnits(of("unit"), report, bindings);
  const years = cycle?.years?.unit;
  const inYears = years && units.get(nameKey(years.text));
  if (years && inYears) bindings.set(years, inYears);
  const enumerations = declareEnumerations(of("enumeration"), report, bindings);
  const entities = declareEntities(of("entity"), { units, enumerations, cycleSymbol }, report, bindings);
  const subject = [...entities.values()].find((found) => found.declaration.subject);
  const authorities = of("authority").map((declaration): AuthoritySymbol => {
    return declared({ kind: "authority", name: declaration.name.text, declaration }, bindings);
  });
  const actions = declareActions(of("action"), entities, report, bindings);
  return { vocabulary, cycle, cycleSymbol, units, enumerations, entities, subject, authorities, actions };
}

function theVocabulary(files: readonly Ast.File[], report: Report): Ast.Vocabulary | undefined {
  const [vocabulary, ...others] = files.flatMap((file) => file.vocabulary ?? []);
  for (const other of others) {
    const related = vocabulary ? [{ span: vocabulary.name.span, code: "declared-here" as const }] : [];
    report.add("second-vocabulary", { name: other.name.text }, other.name.span, { related });
  }
  const first = files[0];
  if (!vocabulary && first) report.add("vocabulary-missing", {}, { file: first.name, start: 0, end: 0 });
  return vocabulary;
}

/** Binds the name of a declaration to its symbol. */
function declared<
  S extends ActionSymbol | AuthoritySymbol | CycleSymbol | EntitySymbol | EnumerationSymbol | FieldSymbol,
>(symbol: S, bindings: Bindings): S {
  bindings.set(symbol.declaration.name, symbol);
  return symbol;
}

function declareCycle(declaration: Ast.CycleDeclaration, bindings: Bindings): CycleSymbol {
  return declared({ kind: "cyclePeriod", name: declaration.name.text, declaration }, bindings);
}

function declareUnits(
  declarations: readonly Ast.UnitDeclaration[],
  report: Report,
  bindings: Bindings,
): ReadonlyMap<string, UnitSymbol> {
  const units = new Map<string, UnitSymbol>();
  for (const { name, words } of calendarUnits) {
    const symbol: UnitSymbol = { kind: "unit", name, declaration: undefined };
    for (const word of words) units.set(nameKey(word), symbol);
  }
  for (const declaration of uniqueByName(declarations, (found) => found.name, report).values()) {
    const symbol: UnitSymbol = { kind: "unit", name: declaration.name.text, declaration };
    for (const name of [declaration.name, declaration.singular]) {
      if (!name) continue;
      units.set(nameKey(name.text), symbol);
      bindings.set(name, symbol);
    }
  }
  return units;
}

function declareEnumerations(
  declarations: readonly Ast.EnumerationDeclaration[],
  report: Report,
  bindings: Bindings,
): ReadonlyMap<string, EnumerationSymbol> {
  const enumerations = new Map<string, EnumerationSymbol>();
  for (const [key, declaration] of uniqueByName(declarations, (found) => found.name, report)) {
    const options = uniqueByName(declaration.options, (option) => option.name, report);
    const optionSymbols = new Map<string, OptionSymbol>();
    const name = declaration.name.text;
    const symbol: EnumerationSymbol = { kind: "enumeration", name, declaration, options, optionSymbols };
    for (const [optionKey, option] of options) {
      const found: OptionSymbol = { kind: "option", of: symbol, option: option.name.text, declaredAt: option.name };
      optionSymbols.set(optionKey, found);
      bindings.set(option.name, found);
    }
    enumerations.set(key, declared(symbol, bindings));
  }
  return enumerations;
}

/** All entities before any field: a field may be a list of an entity declared after its own. */
function declareEntities(
  declarations: readonly Ast.EntityDeclaration[],
  names: Omit<TypeNames, "entities">,
  report: Report,
  bindings: Bindings,
): ReadonlyMap<string, EntitySymbol> {
  const entities = new Map<string, EntitySymbol>();
  const fieldsOf = new Map<EntitySymbol, Map<string, FieldSymbol>>();
  for (const [key, declaration] of uniqueByName(declarations, (found) => found.name, report)) {
    const fields = new Map<string, FieldSymbol>();
    const symbol: EntitySymbol = { kind: "entity", name: declaration.name.text, declaration, fields };
    entities.set(key, declared(symbol, bindings));
    fieldsOf.set(symbol, fields);
  }
  for (const [entity, fields] of fieldsOf) {
    for (const [key, declaration] of uniqueByName(entity.declaration.fields, (found) => found.name, report)) {
      const type = typeOfReference(declaration.type, { ...names, entities }, report, bindings);
      const isCycle = type !== undefined && namesCycle(declaration.type, names);
      const name = declaration.name.text;
      const symbol: FieldSymbol = { kind: "field", name, entity: entity.name, declaration, type, isCycle };
      fields.set(key, declared(symbol, bindings));
    }
    bindSpecialFields(entity, report, bindings);
  }
  return entities;
}

function namesCycle(type: Ast.TypeReference | undefined, { cycleSymbol }: Pick<TypeNames, "cycleSymbol">): boolean {
  if (!type || type.list || typeof type.name === "string" || !cycleSymbol) return false;
  return nameKey(type.name.text) === nameKey(cycleSymbol.name);
}

function bindSpecialFields({ declaration, fields }: EntitySymbol, report: Report, bindings: Bindings): void {
  for (const named of [declaration.identifiedBy, ...declaration.effectiveOn, ...declaration.knownOn]) {
    if (named) fieldNamed(named, fields, report, bindings);
  }
}

/** The field with that name, bound; reported when there is none. */
export function fieldNamed(
  name: Ast.Name,
  fields: ReadonlyMap<string, FieldSymbol>,
  report: Report,
  bindings: Bindings,
): FieldSymbol | undefined {
  const field = fields.get(nameKey(name.text));
  if (field) bindings.set(name, field);
  else {
    const known = [...fields.values()].map((found) => found.name);
    reportUnknown(name, known, report);
  }
  return field;
}

/** The entity with that name, bound; reported when there is none. */
export function entityNamed(
  name: Ast.Name,
  entities: ReadonlyMap<string, EntitySymbol>,
  report: Report,
  bindings: Bindings,
): EntitySymbol | undefined {
  const entity = entities.get(nameKey(name.text));
  if (entity) bindings.set(name, entity);
  else {
    const known = [...entities.values()].map((found) => found.name);
    reportUnknown(name, known, report);
  }
  return entity;
}

/** The fields in which a holder has items of an entity, one or a list of them. */
export function fieldsHolding(entity: EntitySymbol, holder: EntitySymbol | undefined): readonly FieldSymbol[] {
  const holding: FieldSymbol[] = [];
  for (const field of holder?.fields.values() ?? []) {
    const held = field.type?.kind === "list" ? field.type.of : field.type;
    if (held?.kind === "entity" && held.name === entity.name) holding.push(field);
  }
  return holding;
}

function declareActions(
  declarations: readonly Ast.ActionDeclaration[],
  entities: ReadonlyMap<string, EntitySymbol>,
  report: Report,
  bindings: Bindings,
): ReadonlyMap<string, ActionSymbol> {
  const actions = new Map<string, ActionSymbol>();
  for (const [key, declaration] of uniqueByName(declarations, (found) => found.name, report)) {
    const entity = declaration.entity && entityNamed(declaration.entity, entities, report, bindings);
    const symbol: ActionSymbol = { kind: "action", name: declaration.name.text, declaration, entity };
    actions.set(key, declared(symbol, bindings));
  }
  return actions;
}
