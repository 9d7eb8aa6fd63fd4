/** Facts as the lines of an example of the rule language, ready to stand in a comma: `dato prestito X1 con costo = 2,5 gettoni`. */
import type { Entity, Field, Program, ValueType } from "../ir/program.ts";
import type { Facts } from "./generate-facts.ts";

/** The values of nested items cannot be given in an example: they are left out, and a comment says so. */
export function exampleLines(program: Program, facts: Facts): readonly string[] {
  const subject = program.vocabulary.entities.find(({ name }) => name === program.vocabulary.subject);
  return (subject?.fields ?? []).flatMap((field) => {
    const value = facts[field.code];
    if (value === undefined) return [];
    if (field.type.kind === "list" && Array.isArray(value)) return itemsOf(program, field.type.of, value);
    const said = literal(value, field.type, program);
    return said === undefined ? [`-- ${field.name}: ${JSON.stringify(value)}`] : [`dato ${field.name} = ${said}`];
  });
}

function itemsOf(program: Program, type: ValueType, values: readonly unknown[]): readonly string[] {
  const entity = type.kind === "entity" && program.vocabulary.entities.find(({ name }) => name === type.name);
  if (!entity) return [`-- ${JSON.stringify(values)}`];
  return values.flatMap((value, place) => itemLines(program, entity, value as Facts, place));
}

function itemLines(program: Program, entity: Entity, item: Facts, place: number): readonly string[] {
  const label = `${entity.name.slice(0, 1).toUpperCase()}${place + 1}`;
  const given = entity.fields.flatMap((field) => {
    const value = item[field.code];
    const said = value === undefined || isKey(entity, field) ? undefined : literal(value, field.type, program);
    return said === undefined ? [] : [`${field.name} = ${said}`];
  });
  const nested = entity.fields.filter(({ code, type }) => {
    return item[code] !== undefined && literal(item[code], type, program) === undefined;
  });
  return [
    ...nested.map(({ name, code }) => `-- ${label}, ${name}: ${JSON.stringify(item[code])}`),
    given.length === 0 ? `dato ${entity.name} ${label}` : `dato ${entity.name} ${label} con ${given.join("; ")}`,
  ];
}

function isKey({ identifiedBy }: Entity, { name }: Field): boolean {
  return identifiedBy === name;
}

function literal(value: unknown, type: ValueType, { vocabulary }: Program): string | undefined {
  switch (type.kind) {
    case "quantity": {
      const number = String(value).replace(".", ",");
      return type.unit === undefined ? number : `${number} ${type.unit}`;
    }
    case "boolean":
      return value === true ? "sì" : "no";
    case "date":
      return String(value).split("-").reverse().join("/");
    case "year":
    case "period":
      return typeof value === "object" ? undefined : String(value);
    case "enumeration": {
      const options = vocabulary.enumerations.find(({ name }) => name === type.name)?.options;
      return options?.find(({ code }) => code === String(value))?.name;
    }
    case "text":
      return `«${String(value)}»`;
    default:
      return undefined;
  }
}
