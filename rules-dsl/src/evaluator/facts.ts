/**
 * Reads the JSON of one subject's facts by the vocabulary of a program. Items that take effect after the reference date, or that
 * were not yet known on the knowledge date, are left out; values of the wrong shape are refused with their path; unknown keys are
 * not looked at (the program has no use for them).
 */
import type { Program } from "../ir/program.ts";
import type { ValueType } from "../ir/value-type.ts";
import { firstOfYear } from "../values/civil-date.ts";
import { isEmpty } from "../values/period.ts";
import { printRational } from "../values/rational.ts";
import type { Expected, RefusedFact } from "./decode-value.ts";
import { decodeValue, shown } from "./decode-value.ts";
import type { PreparedEntity, PreparedVocabulary } from "./prepare-vocabulary.ts";
import { preparedVocabulary } from "./prepare-vocabulary.ts";
import { because } from "./undetermined.ts";
import type { Item, Value } from "./value.ts";
import { emptyList } from "./value.ts";

export interface Facts {
  readonly subject: Item;
  /** Items by entity, in the order of the facts. */
  readonly items: ReadonlyMap<string, readonly Item[]>;
  readonly refused: readonly RefusedFact[];
  readonly leftOut: readonly LeftOutFact[];
}

/** An item that the dates of the request exclude, with the date that excludes it (days since 1 January 1970). */
export interface LeftOutFact {
  readonly path: string;
  readonly because: "takes-effect-later" | "known-later";
  readonly date: number;
}

/** Days since 1 January 1970. */
export interface FactDates {
  readonly asOf: number;
  readonly knownOn: number;
}

export function decodeFacts(program: Program, json: unknown, dates: FactDates): Facts {
  return readFacts(preparedVocabulary(program.vocabulary), json, dates);
}

interface Reading {
  readonly vocabulary: PreparedVocabulary;
  readonly dates: FactDates;
  readonly items: Map<string, Item[]>;
  /** Of items that an entity identifies, by its name; an item that nothing identifies is told by its path. */
  readonly ids: Map<string, Set<string>>;
  readonly refused: RefusedFact[];
  readonly leftOut: LeftOutFact[];
  count: number;
  depth: number;
}

/** An entity may hold items of its own kind; facts nested deeper than this are refused. */
const deepest = 32;

export function readFacts(vocabulary: PreparedVocabulary, json: unknown, dates: FactDates): Facts {
  return readSubject(newReading(vocabulary, dates), json);
}

export interface GrowingFacts {
  readonly facts: Facts;
  /** One more item, as it would be read at that place; it is not among those of the facts, and what is read next knows nothing of it. */
  readonly itemAt: (json: unknown, entity: string, path: string, position: number) => Value | undefined;
}

/** Facts to which items may be added without reading the others again. */
export function readGrowingFacts(vocabulary: PreparedVocabulary, json: unknown, dates: FactDates): GrowingFacts {
  const reading = newReading(vocabulary, dates);
  return {
    facts: readSubject(reading, json),
    itemAt(own, entity, path, position) {
      const { count } = reading;
      const item = readItem(reading, own, entity, path, position);
      forgetItemsAfter(reading, count);
      return item;
    },
  };
}

function newReading(vocabulary: PreparedVocabulary, dates: FactDates): Reading {
  return { vocabulary, dates, items: new Map(), ids: new Map(), refused: [], leftOut: [], count: 0, depth: 0 };
}

function readSubject(reading: Reading, json: unknown): Facts {
  const entity = reading.vocabulary.subject;
  const object = asObject(json);
  if (!object) refuse(reading, "", "object", json);
  const fields = object
    ? readFields(reading, object, entity, "")
    : entity.fields.map(() => because("refused-fact", { path: "" }));
  const effectiveOn = firstPresent(entity.effectiveOn, fields);
  const onTheDay = withOptionsOfTheDay(reading, entity, fields, "", undefined);
  const id = idOf(entity, onTheDay, "");
  const own = { kind: "item", entity: entity.name, id, path: "", position: 1, ordinal: 0 } as const;
  const subject: Item = { ...own, effectiveOn, fields: onTheDay };
  return { subject, items: reading.items, refused: reading.refused, leftOut: reading.leftOut };
}

type JsonObject = Readonly<Record<string, unknown>>;

function asObject(json: unknown): JsonObject | undefined {
  return typeof json === "object" && json !== null && !Array.isArray(json) ? (json as JsonObject) : undefined;
}

function readFields(
  reading: Reading,
  object: JsonObject,
  { fields }: PreparedEntity,
  holder: string,
): (Value | undefined)[] {
  const values: (Value | undefined)[] = [];
  for (const { code, type } of fields) {
    const json = Object.hasOwn(object, code) ? object[code] : undefined;
    if (json !== undefined) values.push(readValue(reading, json, type, holder, code));
    else values.push(type.kind === "list" ? emptyList : undefined);
  }
  return values;
}

/** Of a field of that holder, or without a code that holder itself. Undefined for a nested object that the dates of the request leave out. */
function readValue(
  reading: Reading,
  json: unknown,
  type: ValueType,
  holder: string,
  code: string | undefined,
): Value | undefined {
  if (type.kind === "list") {
    const path = pathOf(holder, code);
    return Array.isArray(json) ? readList(reading, json, type.of, path) : refuse(reading, path, "list", json);
  }
  if (type.kind === "entity") return readItem(reading, json, type.name, pathOf(holder, code), 1);
  const value = decodeValue(json, type, reading.vocabulary);
  return typeof value === "string" ? refuse(reading, pathOf(holder, code), value, json) : value;
}

function pathOf(holder: string, code: string | undefined): string {
  if (code === undefined) return holder;
  return holder === "" ? code : `${holder}.${code}`;
}

function readList(reading: Reading, json: readonly unknown[], of: ValueType, path: string): Value {
  const values: Value[] = [];
  let refused: Value | undefined;
  // A list may have holes: what stands there is no value.
  for (let index = 0; index < json.length; index++) {
    const member: unknown = json[index];
    const memberPath = `${path}[${index}]`;
    const value =
      of.kind === "entity"
        ? readItem(reading, member, of.name, memberPath, values.length + 1)
        : readValue(reading, member, of, memberPath, undefined);
    if (value?.kind === "undetermined") refused ??= value;
    else if (value) values.push(value);
  }
  // A list with a member that nobody can read is not a shorter list: what it holds is not known.
  return refused ?? { kind: "list", values };
}

function readItem(
  reading: Reading,
  json: unknown,
  entityName: string,
  path: string,
  position: number,
): Value | undefined {
  const entity = reading.vocabulary.entities.get(entityName);
  const object = asObject(json);
  if (!entity || !object || reading.depth === deepest) return refuse(reading, path, "object", json);
  const early = reading.leftOut.length;
  const refusedBefore = reading.refused.length;
  const countBefore = reading.count;
  const ordinal = ++reading.count;
  reading.depth++;
  const fields = readFields(reading, object, entity, path);
  reading.depth--;
  const effectiveOn = firstPresent(entity.effectiveOn, fields);
  const onTheDay = withOptionsOfTheDay(reading, entity, fields, path, effectiveOn);
  const id = idOf(entity, onTheDay, path);
  const item: Item = { kind: "item", entity: entityName, id, path, position, ordinal, effectiveOn, fields: onTheDay };
  const excluded = exclusion(reading.dates, entity, item);
  if (excluded) {
    // What is left out is not read at all, whatever it holds: neither its mistakes nor its items count.
    reading.leftOut.length = early;
    reading.refused.length = refusedBefore;
    forgetItemsAfter(reading, countBefore);
    reading.leftOut.push({ path, ...excluded });
    return undefined;
  }
  if (entity.identifiedBy !== undefined && !isFirstOf(reading, entity, item)) {
    return refuse(reading, path, "unique-id", item.id);
  }
  const known = reading.items.get(entityName);
  if (known) known.push(item);
  else reading.items.set(entityName, [item]);
  return item;
}

function isFirstOf({ ids }: Reading, { name }: PreparedEntity, { id }: Item): boolean {
  const known = ids.get(name);
  if (!known) ids.set(name, new Set([id]));
  else if (known.has(id)) return false;
  else known.add(id);
  return true;
}

/** An option that does not exist on the day on which its fact takes effect (without one, on the reference date) is refused. */
function withOptionsOfTheDay(
  reading: Reading,
  { fields }: PreparedEntity,
  values: (Value | undefined)[],
  path: string,
  effectiveOn: number | undefined,
): readonly (Value | undefined)[] {
  const { effects } = reading.vocabulary;
  const day = effectiveOn ?? reading.dates.asOf;
  for (let place = 0; place < values.length; place++) {
    const value = values[place];
    const effect = value?.kind === "option" ? effects.get(value) : undefined;
    if (value?.kind !== "option" || !effect || (effect.from <= day && day <= effect.to)) continue;
    values[place] = refuse(reading, pathOf(path, fields[place]?.code ?? ""), "option-of-that-day", value.option);
  }
  return values;
}

function forgetItemsAfter(reading: Reading, count: number): void {
  for (const [entity, items] of reading.items) {
    for (let last = items.at(-1); last && last.ordinal > count; last = items.at(-1)) {
      reading.ids.get(entity)?.delete(last.id);
      items.pop();
    }
  }
}

function idOf({ identifiedBy }: PreparedEntity, fields: readonly (Value | undefined)[], path: string): string {
  const identified = identifiedBy === undefined ? undefined : fields[identifiedBy];
  return (identified && printId(identified)) ?? path;
}

function printId(value: Value): string | undefined {
  if (value.kind === "text") return value.value;
  return value.kind === "quantity" ? printRational(value.amount) : undefined;
}

function exclusion(
  { asOf, knownOn }: FactDates,
  entity: PreparedEntity,
  item: Item,
): Pick<LeftOutFact, "because" | "date"> | undefined {
  if (item.effectiveOn !== undefined && item.effectiveOn > asOf) {
    return { because: "takes-effect-later", date: item.effectiveOn };
  }
  const known = firstPresent(entity.knownOn, item.fields);
  return known !== undefined && known > knownOn ? { because: "known-later", date: known } : undefined;
}

/** The day of the first field that is there; a refused one is there, and gives no day. */
function firstPresent(places: readonly number[], fields: readonly (Value | undefined)[]): number | undefined {
  for (const place of places) {
    const value = fields[place];
    if (value === undefined) continue;
    if (value.kind === "date") return value.day;
    if (value.kind === "year") return firstOfYear(value.year);
    return value.kind === "period" && !isEmpty(value.period) ? value.period.from : undefined;
  }
  return undefined;
}

function refuse(reading: Reading, path: string, expected: Expected, json: unknown): Value {
  reading.refused.push({ path, expected, found: shown(json) });
  return because("refused-fact", { path });
}
