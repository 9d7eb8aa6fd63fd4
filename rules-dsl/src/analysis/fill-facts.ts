/**
 * Gives invented people the facts that a result lacks, from a second invented person who lacks nothing: so that properties are tried on
 * people of whom the rules say something. What is filled is only what was asked for, and a counterexample stays small.
 */
import type { Entity, Field, Program } from "../ir/program.ts";
import type { Facts } from "./generate-facts.ts";

/** The facts with something at each of those paths; undefined when none of them can be filled. */
export function filled(program: Program, facts: Facts, missing: readonly string[], spare: Facts): Facts | undefined {
  const subject = entityNamed(program, program.vocabulary.subject);
  if (!subject) return undefined;
  let result = facts;
  for (const path of missing) result = fill(program, result, subject, segmentsOf(path), spare);
  return result === facts ? undefined : result;
}

/** `incomes[2020]` is a place in a list, or the member of it that has the option or the year in the brackets. */
interface Segment {
  readonly code: string;
  readonly chosen: string | undefined;
}

function segmentsOf(path: string): readonly Segment[] {
  return [...path.matchAll(/([^.[\]]+)(?:\[([^\]]*)\])?/g)].map(([, code = "", chosen]) => ({ code, chosen }));
}

function fill(program: Program, facts: Facts, holder: Entity, path: readonly Segment[], spare: Facts): Facts {
  const [segment, ...rest] = path;
  const field = holder.fields.find(({ code }) => code === segment?.code);
  if (!segment || !field) return facts;
  const value = field.type.kind === "list" ? inList(program, facts, field, path, spare) : undefined;
  if (value !== undefined) return { ...facts, [field.code]: value };
  const offered = spare[field.code];
  if (field.type.kind === "list" || offered === undefined) return facts;
  const held = field.type.kind === "entity" ? entityNamed(program, field.type.name) : undefined;
  if (!held || rest.length === 0) return { ...facts, [field.code]: offered };
  const inside = fill(program, factsAt(facts[field.code]), held, rest, factsAt(offered));
  return { ...facts, [field.code]: inside };
}

function inList(
  program: Program,
  facts: Facts,
  field: Field,
  [segment, ...rest]: readonly Segment[],
  spare: Facts,
): readonly Facts[] | undefined {
  const { type } = field;
  if (type.kind !== "list" || type.of.kind !== "entity" || segment?.chosen === undefined) return undefined;
  const entity = entityNamed(program, type.of.name);
  const items = listAt(facts[field.code]);
  const offered = listAt(spare[field.code]);
  const place = Number(segment.chosen);
  const model = offered[(items[place] ? place : items.length) % Math.max(offered.length, 1)];
  if (!entity || !model) return undefined;
  if (items[place]) {
    return items.map((item, index) => (index === place ? fill(program, item, entity, rest, model) : item));
  }
  const added = chosenAs(program, entity, model, segment.chosen);
  const isNamedAgain = added && entity.identifiedBy !== undefined && items.some(({ id }) => id === added["id"]);
  return added && !isNamedAgain ? [...items, added] : undefined;
}

/** The model as the member that the brackets choose: with that option, or of that year. */
function chosenAs(program: Program, entity: Entity, model: Facts, chosen: string): Facts | undefined {
  const option = entity.fields.find(
    ({ type }) => type.kind === "enumeration" && optionsOf(program, type.name).includes(chosen),
  );
  if (option) return { ...model, [option.code]: chosen };
  const year = /^\d{4}$/.test(chosen) ? entity.fields.find(({ type }) => type.kind === "year") : undefined;
  return year && { ...model, [year.code]: Number(chosen) };
}

function optionsOf(program: Program, name: string): readonly string[] {
  const found = program.vocabulary.enumerations.find((each) => each.name === name);
  return found?.options.map(({ code }) => code) ?? [];
}

function entityNamed(program: Program, name: string): Entity | undefined {
  return program.vocabulary.entities.find((each) => each.name === name);
}

const factsAt = (value: unknown): Facts => (typeof value === "object" && value !== null ? (value as Facts) : {});
const listAt = (value: unknown): readonly Facts[] => (Array.isArray(value) ? (value as readonly Facts[]) : []);
