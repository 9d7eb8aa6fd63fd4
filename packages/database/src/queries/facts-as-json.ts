/** Builds the part of a statement that gathers one kind of fact of a person, as JSON with the names of the record. */
import type { Column, Placeholder, SQL } from "drizzle-orm";
import { is, sql } from "drizzle-orm";
import { alias, PgNumeric } from "drizzle-orm/pg-core";
import { professionals } from "../schema/professionals.ts";
import type { FactSource, FactTable, Field, LaterFact } from "./fact-source.ts";
import { isElsewhere } from "./fact-source.ts";
import type { CatalogueRow } from "./kept-catalogue.ts";
import { knownFact } from "./known-facts.ts";

/** What a statement has found of one kind of fact: of `only` the one fact, otherwise each field of all of them; null when there is none. */
export type FoundFacts = Readonly<Record<string, unknown>> | readonly (readonly unknown[])[] | null;

/**
 * The facts of the person at hand in the order they took effect, for `factsFromJson` to read: each field of all of them is one list, as
 * the statement takes nearly twice as long to write an object, with its keys, for every fact.
 */
export function factsAsJson(source: FactSource<unknown>, knownOn: Placeholder): SQL {
  const { table } = source;
  const fields = Object.entries<Field>(source.fields);
  const inOrder = sql`order by ${table.effectiveOn}, ${table.id}`;
  const lists = fields.map(([key, field]) => sql`json_agg(${asText(jsonOf(key, field, knownOn))} ${inOrder})`);
  // A subquery of the select list is planned by itself: a dozen take half the time of as many lateral joins (2.0 and 4.6 ms, PGlite).
  return source.only
    ? whole(sql`(select ${recordOf(source, knownOn)} ${known(source, knownOn)} order by ${table.id} desc limit 1)`)
    : whole(
        sql`(select case when count(*) > 0 then json_build_array(${sql.join(lists, sql`, `)}) end ${known(source, knownOn)})`,
      );
}

/**
 * As the record has them, what is null not a key: a list, or of `only` the fact, undefined when there is none.
 * @param rows of the catalogue, where the statement was written for `withoutCatalogue`.
 */
export function factsFromJson(
  source: FactSource<unknown>,
  found: FoundFacts,
  rows: ReadonlyMap<number, CatalogueRow> | undefined = undefined,
): unknown {
  if (source.only) return found ?? undefined;
  if (found === null) return [];
  const lists = found as readonly (readonly unknown[])[];
  const { fields } = rows === undefined ? source : withoutCatalogue(source);
  const read = new Map(Object.keys(fields).map((key, place) => [key, lists[place]]));
  const numbers = read.get(numberOfRow);
  const columns = Object.keys(source.fields).map((key) => ({ key, values: read.get(key) }));
  return (lists[0] ?? []).map((_, place) => {
    const said = rows?.get(numbers?.[place] as number);
    const fact: Record<string, unknown> = {};
    for (const { key, values } of columns) {
      const value = values?.[place] ?? said?.[key] ?? null;
      if (value !== null) fact[key] = value;
    }
    return fact;
  });
}

/** No key of the record. */
const numberOfRow = "number of the row of the catalogue";

/** The same facts with the number of the row of the catalogue first, and nothing of what that says. */
export function withoutCatalogue(source: FactSource<unknown>): FactSource<unknown> {
  const { table, fields, catalogue } = source;
  if (catalogue === undefined) return source;
  const own = Object.entries<Field>(fields).flatMap(([key, field]): [string, Field][] => {
    if (!isElsewhere(field) || !("shared" in field)) return [[key, field]];
    return field.own === undefined ? [] : [[key, field.own]];
  });
  return { table, fields: Object.fromEntries([[numberOfRow, catalogue.namedBy], ...own]) } as FactSource<unknown>;
}

/** The numbers of the rows of the catalogue that facts name, which were read without it. */
export function namedIn(found: FoundFacts): readonly number[] {
  const [numbers = []] = (found ?? []) as readonly (readonly number[])[];
  return numbers;
}

/** A JSON object without the keys whose value is null. */
export function record(fields: Readonly<Record<string, Column | SQL>>): SQL {
  const entries = Object.entries(fields).map(([key, value]) => sql`${sql`${key}`.inlineParams()}, ${asText(value)}`);
  return sql`json_strip_nulls(json_build_object(${sql.join(entries, sql`, `)}))`;
}

/** Amounts travel as text: a JSON number is a float to its reader. */
function asText(value: Column | SQL): Column | SQL {
  return is(value, PgNumeric) ? sql`${value}::text` : value;
}

function known(source: FactSource<unknown>, knownOn: Placeholder): SQL {
  const { table, catalogue } = source;
  const joins = catalogue ? sql`join (${catalogue.rows}) on ${catalogue.id} = ${catalogue.namedBy}` : sql``;
  return sql`from ${laterFacts(source, knownOn)} ${table} ${joins} where ${ofPerson(table, knownOn)}`;
}

/** Facts within a fact: a list of objects, empty when there is none. */
function listOf(source: FactSource<unknown>, knownOn: Placeholder): SQL {
  const { table } = source;
  const fact = recordOf(source, knownOn);
  return whole(
    sql`(select coalesce(json_agg(${fact} order by ${table.effectiveOn}, ${table.id}), '[]') ${known(source, knownOn)})`,
  );
}

function recordOf({ fields }: FactSource<unknown>, knownOn: Placeholder): SQL {
  const all = Object.entries<Field>(fields);
  return record(Object.fromEntries(all.map(([key, field]) => [key, jsonOf(key, field, knownOn)])));
}

function jsonOf(key: string, field: Field, knownOn: Placeholder): Column | SQL {
  if (!isElsewhere(field)) return field;
  if ("list" in field) return listOf(field.list, knownOn);
  if ("later" in field) return sql`${sql.identifier(key)}.facts -> ${field.of.publicId}`;
  return field.own ? sql`coalesce(${field.own}, ${field.shared})` : field.shared;
}

/** What later facts of the person say, of each key once: most people have none, who are not asked again about each of their facts. */
function laterFacts({ fields }: FactSource<unknown>, knownOn: Placeholder): SQL {
  const each = Object.entries<Field>(fields).map(([key, field]) =>
    isElsewhere(field) && "later" in field
      ? sql`(${gathered(field, knownOn)}) as ${sql.identifier(key)} cross join `
      : sql``,
  );
  return sql.join(each);
}

/** By the public id of what they cite; of several the last, which of equal keys is the one that is found. */
function gathered({ later, cites, of }: LaterFact, knownOn: Placeholder): SQL {
  const { table } = later;
  const cited = alias(of, "cited") as unknown as typeof of;
  return sql`
    select json_object_agg(${cited.publicId}, ${recordOf(later, knownOn)} order by ${table.id}) as facts
    from ${table} join ${of} as "cited" on ${cited.id} = ${cites}
    where ${ofPerson(later.table, knownOn)}`;
}

/** Of a field made of SQL, Drizzle drops the table names of the columns it sees at the top: here it sees none. */
function whole(field: SQL): SQL {
  return sql`${field}`;
}

function ofPerson(table: FactTable, knownOn: Placeholder): SQL {
  return sql`${table.professionalId} = ${professionals.id} and ${knownFact(table, table, knownOn)}`;
}
