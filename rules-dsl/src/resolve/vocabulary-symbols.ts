/** Declares units, lists, entities and fields of the one vocabulary, and resolves the types they name. */
import type { ValueType } from "../ir/value-type.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import * as types from "../types/type.ts";
import { calendarUnits } from "../types/units.ts";
import { nearestName } from "./nearest-name.ts";
import type { Report } from "./report.ts";
import type { EntitySymbol, EnumerationSymbol, FieldSymbol, Symbols, UnitSymbol } from "./symbols.ts";

export type VocabularySymbols = Omit<Symbols, "acts" | "rules" | "interpretations" | "amendments">;

export function declareVocabulary(files: readonly Ast.File[], report: Report): VocabularySymbols {
  const vocabularies = files.flatMap((file) => file.vocabulary ?? []);
  const [vocabulary, ...others] = vocabularies;
  for (const other of others) {
    const related = vocabulary ? [{ span: vocabulary.name.span, code: "declared-here" as const }] : [];
    report.add("second-vocabulary", { name: other.name.text }, other.name.span, { related });
  }
  const first = files[0];
  if (!vocabulary && first) {
    report.add("vocabulary-missing", {}, { file: first.name, start: 0, end: 0 });
  }
  const declarations = vocabulary?.declarations ?? [];
  const of = <K extends Ast.VocabularyDeclaration["kind"]>(kind: K) =>
    declarations.filter((found): found is Extract<Ast.VocabularyDeclaration, { kind: K }> => found.kind === kind);

  const cycle = of("cycle")[0];
  const units = declareUnits(of("unit"), report);
  const enumerations = declareEnumerations(of("enumeration"), report);
  const entityNames = new Map(of("entity").map((found) => [nameKey(found.name.text), found.name.text]));
  const typeOf = (reference: Ast.TypeReference | undefined) =>
    typeOfReference(reference, { units, enumerations, entityNames, cycle }, report);
  const entities = declareEntities(of("entity"), typeOf, report);
  const subject = [...entities.values()].find((found) => found.declaration.subject);
  return { vocabulary, cycle, units, enumerations, entities, subject, authorities: of("authority") };
}

export interface TypeNames {
  readonly units: ReadonlyMap<string, UnitSymbol>;
  readonly enumerations: ReadonlyMap<string, EnumerationSymbol>;
  readonly entityNames: ReadonlyMap<string, string>;
  readonly cycle: Ast.CycleDeclaration | undefined;
}

/** The type a reference names; undefined, and reported, when there is none. A cycle's name is the type of its periods. */
export function typeOfReference(
  reference: Ast.TypeReference | undefined,
  names: TypeNames,
  report: Report,
): ValueType | undefined {
  if (!reference) return undefined;
  const single = singleType(reference, names, report);
  return single && reference.list ? types.listOf(single) : single;
}

const namedTypes = {
  number: types.pureNumber,
  boolean: types.boolean,
  date: types.date,
  period: types.period,
  year: types.year,
  requirement: types.requirement,
  text: types.text,
} as const;

function singleType(reference: Ast.TypeReference, names: TypeNames, report: Report): ValueType | undefined {
  if (typeof reference.name === "string") return namedTypes[reference.name];
  const key = nameKey(reference.name.text);
  const unit = names.units.get(key);
  if (unit) return types.quantity(unit.name);
  const enumeration = names.enumerations.get(key);
  if (enumeration) return { kind: "enumeration", name: enumeration.name };
  const entity = names.entityNames.get(key);
  if (entity) return types.entity(entity);
  if (names.cycle && nameKey(names.cycle.name.text) === key) return types.period;
  const known = [...names.units.values(), ...names.enumerations.values()].map((found) => found.name);
  reportUnknown(reference.name, [...known, ...names.entityNames.values()], report);
  return undefined;
}

export function reportUnknown(name: Ast.Name, known: Iterable<string>, report: Report): void {
  const nearest = nearestName(name.text, known);
  if (nearest === undefined) {
    report.add("unknown-name", { name: name.text }, name.span);
    return;
  }
  const title = { it: `scrivere \`${nearest}\``, en: `write \`${nearest}\`` };
  report.add("misspelt-name", { name: name.text, nearest }, name.span, {
    fixes: [{ title, edits: [{ span: name.span, text: nearest }] }],
  });
}

/** Keeps the first declaration of each name and reports the others, pointing at the first. */
export function uniqueByName<T>(
  found: readonly T[],
  nameOf: (one: T) => Ast.Name,
  report: Report,
): ReadonlyMap<string, T> {
  const kept = new Map<string, T>();
  for (const one of found) {
    const name = nameOf(one);
    const first = kept.get(nameKey(name.text));
    if (first === undefined) kept.set(nameKey(name.text), one);
    else {
      const related = [{ span: nameOf(first).span, code: "declared-here" as const }];
      report.add("declared-twice", { name: name.text }, name.span, { related });
    }
  }
  return kept;
}

function declareUnits(declarations: readonly Ast.UnitDeclaration[], report: Report): ReadonlyMap<string, UnitSymbol> {
  const units = new Map<string, UnitSymbol>();
  for (const { name, words } of calendarUnits) {
    for (const word of words) units.set(nameKey(word), { kind: "unit", name, declaration: undefined });
  }
  for (const declaration of uniqueByName(declarations, (found) => found.name, report).values()) {
    const symbol: UnitSymbol = { kind: "unit", name: declaration.name.text, declaration };
    units.set(nameKey(declaration.name.text), symbol);
    if (declaration.singular) units.set(nameKey(declaration.singular.text), symbol);
  }
  return units;
}

function declareEnumerations(
  declarations: readonly Ast.EnumerationDeclaration[],
  report: Report,
): ReadonlyMap<string, EnumerationSymbol> {
  const unique = uniqueByName(declarations, (found) => found.name, report);
  return new Map(
    [...unique].map(([key, declaration]) => [
      key,
      {
        kind: "enumeration",
        name: declaration.name.text,
        declaration,
        options: uniqueByName(declaration.options, (option) => option.name, report),
      },
    ]),
  );
}

function declareEntities(
  declarations: readonly Ast.EntityDeclaration[],
  typeOf: (reference: Ast.TypeReference | undefined) => ValueType | undefined,
  report: Report,
): ReadonlyMap<string, EntitySymbol> {
  const unique = uniqueByName(declarations, (found) => found.name, report);
  const entities = new Map<string, EntitySymbol>();
  for (const [key, declaration] of unique) {
    const name = declaration.name.text;
    const fields = new Map<string, FieldSymbol>();
    for (const [fieldKey, field] of uniqueByName(declaration.fields, (found) => found.name, report)) {
      const symbol = { kind: "field", name: field.name.text, entity: name, declaration: field } as const;
      fields.set(fieldKey, { ...symbol, type: typeOf(field.type) });
    }
    for (const named of [declaration.identifiedBy, ...declaration.effectiveOn, ...declaration.knownOn]) {
      if (named && !fields.has(nameKey(named.text))) {
        reportUnknown(
          named,
          [...fields.values()].map((field) => field.name),
          report,
        );
      }
    }
    entities.set(key, { kind: "entity", name, declaration, fields });
  }
  return entities;
}
