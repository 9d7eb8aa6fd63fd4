/** Reads people by name and by registry id; only the columns that a list shows. */
import type { Db } from "@delibera/database";
import { endOfTime, readyQuery, searchForm, tables } from "@delibera/database";
import { isPseudonymous, peopleInScope } from "@delibera/identity";
import type { Placeholder, SQL } from "drizzle-orm";
import { and, asc, count, desc, eq, inArray, or, sql } from "drizzle-orm";
import { keyset } from "./keyset.ts";
import { listTotal, totalNamed } from "./list-total.ts";
import type { List } from "./page.ts";
import type { Reader } from "./reader.ts";
import { listOfRows, listOfTexts, readyRead } from "./ready-read.ts";
import { searchText } from "./search-text.ts";
import type { WordsInReach } from "./words-in-reach.ts";
import { wordsInReach } from "./words-in-reach.ts";

const { professionals, professions, disciplines } = tables;

export interface ProfessionalRow {
  /** Number of the row. */
  readonly row: number;
  /** The pseudonym, for who may not know the person. */
  readonly registryId: string;
  /** What tells who it is: null for who may not know. */
  readonly fiscalCode: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly birthDate: string;
  readonly profession: { readonly code: number; readonly name: string };
  readonly disciplines: readonly number[];
}

export interface ProfessionalFilter {
  /** Beginnings of words of surname and name, in any order, or a whole registry id or fiscal code. */
  readonly search?: string | null | undefined;
  readonly profession?: number | null | undefined;
}

const named = {
  row: professionals.id,
  registryId: professionals.publicId,
  fiscalCode: professionals.fiscalCode,
  firstName: professionals.firstName,
  lastName: professionals.lastName,
  birthDate: professionals.birthDate,
  profession: { code: professions.code, name: professions.name },
  // What the person chose, or entered the registry with.
  disciplines: sql<
    number[]
  >`to_json(disciplines_of(${professionals.id}, ${professionals.disciplines}, ${endOfTime}::date))`,
};
const unnamed = {
  ...named,
  registryId: sql<string>`${professionals.pseudonym}`,
  fiscalCode: sql<null>`null`,
  firstName: sql<null>`null`,
  lastName: sql<null>`null`,
};
// The same expression as the index, so that every server orders alike.
const name = sql`${professionals.searchName} collate "C"`;

export function professionalsList(reader: Reader, filter: ProfessionalFilter): List<ProfessionalRow> {
  const { db, viewer } = reader;
  const pseudonymous = isPseudonymous(viewer);
  const [words, reach] = pseudonymous ? [] : [wordsOf(filter.search), wordsInReach(reader)];
  if (words && reach && (reach.listsAll || words.length > 0)) {
    return peopleNamed(reader, reach, words, filter.profession ?? undefined);
  }
  const wanted = and(
    typeof filter.profession === "number" ? eq(professionals.profession, filter.profession) : undefined,
    pseudonymous ? searchedPseudonym(filter.search) : searched(filter.search),
    inScope(reader),
  );
  // The alphabet would tell who knows one person where the others stand.
  const first = pseudonymous ? professionals.pseudonym : name;
  const order = {
    columns: [first, professionals.id],
    descending: false,
    placeOf: (row: number) =>
      sql`select ${first}, ${professionals.id} from ${professionals} where ${professionals.id} = ${row}`,
  };
  return {
    rows: (slice) => {
      const { where, orderBy } = keyset(order, slice);
      return db
        .select(columnsFor(reader))
        .from(professionals)
        .innerJoin(professions, eq(professions.code, professionals.profession))
        .where(and(wanted, where))
        .orderBy(...orderBy)
        .limit(slice.limit);
    },
    count: async () => {
      const isOfEverybody = inScope(reader) === undefined && searchText(filter.search).trim() === "";
      if (isOfEverybody) return listTotal(db, "professionals", filter.profession);
      const [found] = await db.select({ all: count() }).from(professionals).where(wanted);
      return found?.all ?? 0;
    },
  };
}

/** The words of a search for a name; none of a list of everybody; undefined of a search for an id or a code. */
function wordsOf(search: string | null | undefined): readonly string[] | undefined {
  const text = searchText(search);
  return /\d/.test(text) || isCodeOrId(text) ? undefined : searchForm(text).split(" ").filter(Boolean);
}

/**
 * Whose name has words that begin so. The longest is looked for in the index, as few people have it; the others in what it finds.
 * The words with that beginning are few and the people many: each word gives the page its first people, in the order of the list.
 * Without words it is everybody, who all have the empty one.
 */
function peopleNamed(
  reader: Reader,
  { table, word: text, searchName, professionalId, those }: WordsInReach,
  words: readonly string[],
  profession: number | undefined,
): List<ProfessionalRow> {
  const { db } = reader;
  const [longest = "", ...others] = [...words].sort((left, right) => right.length - left.length);
  const word = sql`${text} collate "C"`;
  const [from, to] = [sql`${longest}::text`, sql`${longest === "" ? " " : endOfPrefix(longest)}::text`];
  const inReach = and(those, peopleInScope(reader.viewer, "person", professionalId, reader.today));
  const isNamed = and(
    inReach,
    ...others.map((each) => sql`' ' || ${searchName} like ${`% ${escaped(each)}%`}`),
    profession === undefined
      ? undefined
      : sql`exists (select from ${professionals} where ${professionals.id} = ${professionalId} and ${professionals.profession} = ${profession})`,
  );
  const order = {
    columns: [sql`${searchName} collate "C"`, professionalId],
    descending: false,
    placeOf: (row: number) =>
      sql`select ${name}, ${professionals.id} from ${professionals} where ${professionals.id} = ${row}`,
  };
  return {
    rows: (slice) => {
      const { where, orderBy } = keyset(order, slice);
      const first = sql`select ${professionalId} as id from ${table}
        where ${and(sql`${word} = words.word collate "C"`, isNamed, where)} order by ${sql.join(orderBy, sql`, `)} limit ${slice.limit}`;
      // Two words of one person may begin alike.
      const found = sql`select distinct page.id from words cross join lateral (${first}) page where words.word is not null`;
      const next = (after: SQL) =>
        sql`select ${text} from ${table} where ${and(those, after, sql`${word} < ${to}`)} order by ${word} limit 1`;
      const beginning = sql`with recursive words (word) as (
        (${next(sql`${word} >= ${from}`)})
        union all
        select (${next(sql`${word} > words.word collate "C"`)}) from words where words.word is not null)`;
      const inOrder = slice.backwards ? desc : asc;
      return db
        .select(columnsFor(reader))
        .from(professionals)
        .innerJoin(professions, eq(professions.code, professionals.profession))
        .where(sql`${professionals.id} in (${beginning} ${found})`)
        .orderBy(inOrder(name), inOrder(professionals.id))
        .limit(slice.limit);
    },
    count: async () => {
      if (inReach === undefined && others.length === 0 && profession === undefined) return totalNamed(db, from, to);
      const [all] = await db
        .select({ all: sql<number>`count(distinct ${professionalId})::integer` })
        .from(table)
        .where(and(sql`${word} >= ${from}`, sql`${word} < ${to}`, isNamed));
      return all?.all ?? 0;
    },
  };
}

/** The least text that is greater than every text with this beginning. */
function endOfPrefix(prefix: string): string {
  const letters = [...prefix];
  const last = letters.pop()?.codePointAt(0) ?? 0;
  // Between the two stand the surrogates, which are no letters.
  return `${letters.join("")}${String.fromCodePoint(last === 0xd7ff ? 0xe000 : last + 1)}`;
}

/** Sixteen letters may be a fiscal code whose digits stand as letters; who has such a name is looked for slowly. */
function isCodeOrId(text: string): boolean {
  return /^[a-z]{16}$|^p-/i.test(text.trim());
}

/** In the order of the ids; undefined where nobody has the id. */
export async function professionalsById(
  reader: Reader,
  registryIds: readonly string[],
): Promise<readonly (ProfessionalRow | undefined)[]> {
  const known = isPseudonymous(reader.viewer) ? registryIds.filter((id) => uuid.test(id)) : registryIds;
  const found: readonly ProfessionalRow[] = await peopleById(reader, "", { ids: listOfTexts(known) });
  const byId = new Map(found.map((person) => [person.registryId, person]));
  return registryIds.map((id) => byId.get(id));
}

const peopleById = readyRead("people_by_id", (reader) =>
  reader.db
    .select(columnsFor(reader))
    .from(professionals)
    .innerJoin(professions, eq(professions.code, professionals.profession))
    .where(and(hasAnIdIn(reader, sql.placeholder("ids")), inScope(reader))),
);

/** @param ids a list of texts; for who knows people by a pseudonym, of pseudonyms. */
function hasAnIdIn({ viewer }: Reader, ids: Placeholder): SQL {
  return isPseudonymous(viewer)
    ? sql`${professionals.pseudonym} = any(${ids}::text::uuid[])`
    : sql`${professionals.publicId} = any(${ids}::text::text[])`;
}

export function professionsList(db: Db) {
  return db.select({ code: professions.code, name: professions.name }).from(professions).orderBy(asc(professions.code));
}

/** Names of disciplines in the latest list that has them, by `profession/code`. */
export async function disciplineNames(db: Db, keys: readonly string[]): Promise<readonly (string | undefined)[]> {
  const asked = [...new Set(keys.map((key) => Number.parseInt(key.split("/")[0] ?? "", 10)))];
  const rows = await disciplinesOfProfessions(db, { professions: listOfRows(asked) });
  // Later editions come later and win.
  const names = new Map(rows.map((found) => [`${found.profession}/${found.code}`, found.name]));
  return keys.map((key) => names.get(key));
}

const disciplinesOfProfessions = readyQuery("disciplines_of_professions", (db) =>
  db
    .select({ profession: disciplines.profession, code: disciplines.code, name: disciplines.name })
    .from(disciplines)
    .where(sql`${disciplines.profession} = any(${sql.placeholder("professions")}::text::integer[])`)
    .orderBy(asc(disciplines.edition)),
);

/** The column that names a person to the viewer: the registry id, or the pseudonym. */
export function personId({ viewer }: Reader) {
  return isPseudonymous(viewer) ? sql<string>`${professionals.pseudonym}` : professionals.publicId;
}

/** True of the people whom the viewer knows by one of the ids. */
export function hasAnyId({ viewer }: Reader, ids: readonly string[]): SQL {
  if (!isPseudonymous(viewer)) return inArray(professionals.publicId, [...ids]);
  return inArray(
    professionals.pseudonym,
    ids.filter((id) => uuid.test(id)),
  );
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The registry id of the person with this fiscal code, when the viewer may see them. */
export async function registryIdWithCode(reader: Reader, fiscalCode: string): Promise<string | undefined> {
  const [found] = await reader.db
    .select({ registryId: professionals.publicId })
    .from(professionals)
    .where(and(eq(professionals.fiscalCode, fiscalCode), inScope(reader)));
  return found?.registryId;
}

function columnsFor({ viewer }: Reader) {
  return (isPseudonymous(viewer) ? unnamed : named) as typeof named;
}

function inScope({ viewer, today }: Reader): SQL | undefined {
  return peopleInScope(viewer, "person", professionals.id, today);
}

function searchedPseudonym(search: string | null | undefined): SQL | undefined {
  const text = searchText(search).trim().toLowerCase();
  if (text === "") return undefined;
  return uuid.test(text) ? eq(professionals.pseudonym, text) : sql`false`;
}

function searched(search: string | null | undefined): SQL | undefined {
  const text = searchText(search);
  const form = searchForm(text);
  if (form === "") return undefined;
  const code = text.trim().toUpperCase();
  const isIdentifier = or(eq(professionals.publicId, code), eq(professionals.fiscalCode, code));
  // No name has a digit: nobody is looked for among the names who is found by an index.
  if (/\d/.test(code)) return isIdentifier;
  const everyWord = form
    .split(" ")
    .map((word) => sql`' ' || ${professionals.searchName} like ${`% ${escaped(word)}%`}`);
  return or(isIdentifier, and(...everyWord));
}

function escaped(word: string): string {
  return word.replace(/[\\%_]/g, "\\$&");
}
