/** Reads all the facts of one person, or of each of several, as known on a date, in one prepared statement. */
import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "../connection/open-database.ts";
import type { ProfessionalFacts } from "../facts/professional-facts.ts";
import { professionals } from "../schema/professionals.ts";
import type { FactSource } from "./fact-source.ts";
import type { FactsAsJson } from "./fact-sources.ts";
import { factSources } from "./fact-sources.ts";
import type { FoundFacts } from "./facts-as-json.ts";
import { factsAsJson, factsFromJson, namedIn, withoutCatalogue } from "./facts-as-json.ts";
import type { CatalogueRow } from "./kept-catalogue.ts";
import { keptCatalogue } from "./kept-catalogue.ts";
import { endOfTime } from "./known-facts.ts";
import { readyQuery } from "./ready-query.ts";

interface FactsOptions {
  /** Date of registration: facts the registry did not know that day are left out. Absent: all. */
  readonly knownOn?: string | undefined;
}

/**
 * @param publicId such as `P-0001`.
 * @returns undefined when nobody has that id. Every fact carries its `registeredOn`.
 */
export async function factsOfProfessional(
  db: Db,
  publicId: string,
  options: FactsOptions = {},
): Promise<ProfessionalFacts | undefined> {
  const [facts] = await factsOfProfessionals(db, [publicId], options);
  return facts;
}

/**
 * The same of several, in one statement: it takes longer to begin than to read one person.
 * @returns in the order of the ids; undefined where nobody has the id.
 */
export async function factsOfProfessionals(
  db: Db,
  publicIds: readonly string[],
  { knownOn = endOfTime }: FactsOptions = {},
): Promise<(ProfessionalFacts | undefined)[]> {
  const [only = ""] = publicIds;
  if (publicIds.length === 1) return inOrder(publicIds, await byId(db, { publicId: only, knownOn }));
  const found = await byIds(db, { publicIds: listOfTexts(publicIds), knownOn });
  return inOrder(publicIds, found, await rowsNamed(db, found));
}

/** The facts of somebody who is not told: no fiscal code and no name, and the pseudonym is the id. */
export type FactsUnderPseudonym = Omit<ProfessionalFacts, "fiscalCode" | "firstName" | "lastName">;

/** Like `factsOfProfessional`, without reading any column that tells who it is. */
export async function factsUnderPseudonym(
  db: Db,
  pseudonym: string,
  options: FactsOptions = {},
): Promise<FactsUnderPseudonym | undefined> {
  const [facts] = await factsUnderPseudonyms(db, [pseudonym], options);
  return facts;
}

/** Like `factsOfProfessionals`, without reading any column that tells who it is. */
export async function factsUnderPseudonyms(
  db: Db,
  pseudonyms: readonly string[],
  { knownOn = endOfTime }: FactsOptions = {},
): Promise<(FactsUnderPseudonym | undefined)[]> {
  const [only = ""] = pseudonyms;
  if (pseudonyms.length === 1) return inOrder(pseudonyms, await byPseudonym(db, { pseudonym: only, knownOn }));
  const found = await byPseudonyms(db, { pseudonyms: listOfTexts(pseudonyms), knownOn });
  return inOrder(pseudonyms, found, await rowsNamed(db, found));
}

type FactKey = keyof FactsAsJson;
type RowOfFacts = { readonly id: string } & Readonly<Record<FactKey, FoundFacts>>;

/** By the key of the record whose facts name them. */
type RowsNamed = Readonly<Partial<Record<string, ReadonlyMap<number, CatalogueRow>>>>;

const catalogues = Object.entries<FactSource<unknown>>(factSources).flatMap(([key, source]) => {
  const read = keptCatalogue(key, source);
  return read === undefined ? [] : [{ key: key as FactKey, read }];
});

/** Of all the people together: they take part in the same events. */
async function rowsNamed(db: Db, found: readonly RowOfFacts[]): Promise<RowsNamed> {
  const rows: Partial<Record<string, ReadonlyMap<number, CatalogueRow>>> = {};
  for (const { key, read } of catalogues)
    rows[key] = await read(
      db,
      found.flatMap((row) => namedIn(row[key])),
    );
  return rows;
}

function inOrder<Row extends RowOfFacts>(ids: readonly string[], found: readonly Row[], rows: RowsNamed = {}) {
  const byId = new Map(found.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    return row === undefined ? undefined : withFacts(row, rows);
  });
}

function withFacts<Row extends RowOfFacts>(
  row: Row,
  rows: RowsNamed,
): Omit<Row, FactKey> & Pick<ProfessionalFacts, FactKey> {
  const facts = Object.entries<FactSource<unknown>>(factSources).map(([key, source]): [string, unknown] => {
    return [key, factsFromJson(source, row[key as FactKey], rows[key])];
  });
  const there = Object.fromEntries(facts.filter(([, value]) => value !== undefined)) as Pick<
    ProfessionalFacts,
    FactKey
  >;
  const person = Object.entries(row).filter(([key]) => !(key in factSources));
  return { ...(Object.fromEntries(person) as Omit<Row, FactKey>), ...there };
}

/**
 * The facts in a row of the statement of `factsOfProfessional`, for whoever sends it over a connection of their own.
 * @param values in the order of the statement, as PostgreSQL's JSON is parsed.
 */
export function factsFromColumns(values: readonly unknown[]): ProfessionalFacts {
  const keys = [...whoItIs, ...ownColumns, ...Object.keys(factSources)];
  const row = Object.fromEntries(keys.map((key, place) => [key, values[place]]));
  return withFacts(row as unknown as RowOfFacts, {}) as ProfessionalFacts;
}

const whoItIs = ["id", "fiscalCode", "firstName", "lastName"];
const ownColumns = ["birthDate", "profession", "disciplines"];

const knownOn = sql.placeholder("knownOn");

const publicIds = sql`${sql.placeholder("publicIds")}::text::text[]`;
const asked = alias(professionals, "asked");

/**
 * Says to the policies whom the statement is about, so that an Order's members among them are looked up together and not for each row of
 * theirs. What is said lets nobody through: the policies look whether it is so. Nothing of the statement is read before it.
 */
const lookedUpTogether = sql`(
  select set_config('delibera.asked', coalesce(string_agg(${asked.id}::text, ','), ''), true) from ${professionals} as "asked"
  where (select viewer_role()) = 'order' and ${asked.publicId} = any(${publicIds}))`;

const byId = readyQuery("facts_of_professional", (db) =>
  ofNamed(db).where(eq(professionals.publicId, sql.placeholder("publicId"))),
);

const byIds = readyQuery("facts_of_professionals", (db) =>
  ofNamed(db, "without-catalogue").where(
    and(sql`${lookedUpTogether} is not null`, sql`${professionals.publicId} = any(${publicIds})`),
  ),
);

const byPseudonym = readyQuery("facts_under_pseudonym", (db) =>
  ofUnnamed(db).where(eq(professionals.pseudonym, sql.placeholder("pseudonym"))),
);

const byPseudonyms = readyQuery("facts_under_pseudonyms", (db) =>
  ofUnnamed(db, "without-catalogue").where(
    sql`${professionals.pseudonym} = any(${sql.placeholder("pseudonyms")}::text::uuid[])`,
  ),
);

function ofNamed(db: Db, written: Written = "whole") {
  const { publicId: id, fiscalCode, firstName, lastName } = professionals;
  return db.select({ id, fiscalCode, firstName, lastName, ...factColumns(written) }).from(professionals);
}

function ofUnnamed(db: Db, written: Written = "whole") {
  return db.select({ id: professionals.pseudonym, ...factColumns(written) }).from(professionals);
}

/** Whether the statement reads what a catalogue says of the facts, or the numbers of its rows, which is another statement. */
type Written = "whole" | "without-catalogue";

/** For a placeholder that is cast to a list. */
function listOfTexts(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}

/** Every fact of the person at hand under its name in the record, and nothing of who it is; with the placeholder `knownOn`. */
function factColumns(written: Written) {
  const facts = Object.entries<FactSource<unknown>>(factSources).map(([key, source]) => {
    return [key, factsAsJson(written === "whole" ? source : withoutCatalogue(source), knownOn)];
  });
  return {
    birthDate: professionals.birthDate,
    profession: professionals.profession,
    disciplines: sql<
      number[]
    >`to_json(disciplines_of(${professionals.id}, ${professionals.disciplines}, ${knownOn}::date))`,
    ...(Object.fromEntries(facts) as FactsAsJson),
  };
}
