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
import { factsAsJson, factsFromJson } from "./facts-as-json.ts";
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
  const found =
    publicIds.length === 1
      ? await byId(db, { publicId: only, knownOn })
      : await byIds(db, { publicIds: listOfTexts(publicIds), knownOn });
  return inOrder(publicIds, found);
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
  const found =
    pseudonyms.length === 1
      ? await byPseudonym(db, { pseudonym: only, knownOn })
      : await byPseudonyms(db, { pseudonyms: listOfTexts(pseudonyms), knownOn });
  return inOrder(pseudonyms, found);
}

type FactKey = keyof FactsAsJson;
type RowOfFacts = { readonly id: string } & Readonly<Record<FactKey, FoundFacts>>;

function inOrder<Row extends RowOfFacts>(ids: readonly string[], found: readonly Row[]) {
  const byId = new Map(found.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    return row === undefined ? undefined : withFacts(row);
  });
}

function withFacts<Row extends RowOfFacts>(row: Row): Omit<Row, FactKey> & Pick<ProfessionalFacts, FactKey> {
  const facts = Object.entries<FactSource<unknown>>(factSources).map(([key, source]): [string, unknown] => {
    return [key, factsFromJson(source, row[key as FactKey])];
  });
  const there = Object.fromEntries(facts.filter(([, value]) => value !== undefined)) as Pick<
    ProfessionalFacts,
    FactKey
  >;
  const person = Object.entries(row).filter(([key]) => !(key in factSources));
  return { ...(Object.fromEntries(person) as Omit<Row, FactKey>), ...there };
}

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
  ofNamed(db).where(and(sql`${lookedUpTogether} is not null`, sql`${professionals.publicId} = any(${publicIds})`)),
);

const byPseudonym = readyQuery("facts_under_pseudonym", (db) =>
  ofUnnamed(db).where(eq(professionals.pseudonym, sql.placeholder("pseudonym"))),
);

const byPseudonyms = readyQuery("facts_under_pseudonyms", (db) =>
  ofUnnamed(db).where(sql`${professionals.pseudonym} = any(${sql.placeholder("pseudonyms")}::text::uuid[])`),
);

function ofNamed(db: Db) {
  const { publicId: id, fiscalCode, firstName, lastName } = professionals;
  return db.select({ id, fiscalCode, firstName, lastName, ...factColumns() }).from(professionals);
}

function ofUnnamed(db: Db) {
  return db.select({ id: professionals.pseudonym, ...factColumns() }).from(professionals);
}

/** For a placeholder that is cast to a list. */
function listOfTexts(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}

/** Every fact of the person at hand under its name in the record, and nothing of who it is; with the placeholder `knownOn`. */
function factColumns() {
  const facts = Object.entries(factSources).map(([key, source]) => [key, factsAsJson(source, knownOn)]);
  return {
    birthDate: professionals.birthDate,
    profession: professionals.profession,
    disciplines: sql<
      number[]
    >`to_json(disciplines_of(${professionals.id}, ${professionals.disciplines}, ${knownOn}::date))`,
    ...(Object.fromEntries(facts) as FactsAsJson),
  };
}
