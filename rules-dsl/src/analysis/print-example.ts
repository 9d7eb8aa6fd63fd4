/** Facts as the lines of an example of the rule language, ready to stand in a comma: `dato prestito X1 con costo = 2,5 gettoni`. */
import type { Entity, Field, Program, ValueType } from "../ir/program.ts";
import { unitWord } from "../ir/unit-word.ts";
import type { Facts } from "./generate-facts.ts";

/** What cannot be given in an example is left out, and a comment says so. */
export function exampleLines(program: Program, facts: Facts): readonly string[] {
  const subject = entityNamed(program, program.vocabulary.subject);
  return subject ? linesOf({ entity: subject, facts, label: undefined }, { program, labels: new Map() }) : [];
}

/** The subject, which has no label, or an item. */
interface Holder {
  readonly entity: Entity;
  readonly facts: Facts;
  readonly label: string | undefined;
}
interface Printing {
  readonly program: Program;
  /** How many labels begin with each letter: no two items have one. */
  readonly labels: Map<string, number>;
}

function linesOf(holder: Holder, printing: Printing): readonly string[] {
  const { entity, facts, label } = holder;
  return entity.fields.flatMap((field) => {
    const value = facts[field.code];
    if (value === undefined) return [];
    const held = heldBy(field, entity, printing.program);
    if (held) return members(value).flatMap((each) => itemLines(held, each as Facts, label, printing));
    const said = literal(value, field.type, printing.program);
    if (said === undefined) return isEmpty(value) ? [] : [`-- ${of(label)}${field.name}: ${JSON.stringify(value)}`];
    // Those of an item stand on its own line.
    return label === undefined ? [`dato ${field.name} = ${said}`] : [];
  });
}

function itemLines(entity: Entity, facts: Facts, holder: string | undefined, printing: Printing): readonly string[] {
  const label = newLabel(entity, printing);
  const given = entity.fields.flatMap((field) => {
    const value = facts[field.code];
    const said = value === undefined || isKey(entity, field) ? undefined : literal(value, field.type, printing.program);
    return said === undefined ? [] : [`${field.name} = ${said}`];
  });
  const head = `dato ${entity.name} ${label}${holder === undefined ? "" : ` di ${holder}`}`;
  const line = given.length === 0 ? head : `${head} con ${given.join("; ")}`;
  return [line, ...linesOf({ entity, facts, label }, printing)];
}

/** The entity that a field holds, when it is the only field of its entity to do so. */
function heldBy({ type }: Field, { fields }: Entity, program: Program): Entity | undefined {
  const name = heldName(type);
  const alone = name !== undefined && fields.filter((other) => heldName(other.type) === name).length === 1;
  return alone ? entityNamed(program, name) : undefined;
}

function heldName(type: ValueType): string | undefined {
  if (type.kind === "list") return heldName(type.of);
  return type.kind === "entity" ? type.name : undefined;
}

function members(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function of(label: string | undefined): string {
  return label === undefined ? "" : `${label}, `;
}

function newLabel({ name }: Entity, { labels }: Printing): string {
  const letter = name.slice(0, 1).toUpperCase();
  const place = (labels.get(letter) ?? 0) + 1;
  labels.set(letter, place);
  return `${letter}${place}`;
}

function entityNamed({ vocabulary }: Program, wanted: string): Entity | undefined {
  return vocabulary.entities.find(({ name }) => name === wanted);
}

function isKey({ identifiedBy }: Entity, { name }: Field): boolean {
  return identifiedBy === name;
}

function literal(value: unknown, type: ValueType, { vocabulary }: Program): string | undefined {
  switch (type.kind) {
    case "quantity": {
      const number = String(value).replace(".", ",");
      return type.unit === undefined ? number : `${number} ${unitWord(type.unit)}`;
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
