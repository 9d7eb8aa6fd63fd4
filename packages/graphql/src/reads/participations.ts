/** Reads participations as the registry has them today: corrected ones once, withdrawn ones not at all. */
import type { Db, ParticipationRole } from "@delibera/database";
import { endOfTime, knownFact, tables } from "@delibera/database";
import { participationsInScope } from "@delibera/identity";
import type { Placeholder, SQL, SQLWrapper } from "drizzle-orm";
import { and, asc, count, desc, eq, gte, inArray, lte, or, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { alias } from "drizzle-orm/pg-core";
import type { EditionRow, EventRow } from "./events.ts";
import { editionColumns, eventColumns, providerColumns } from "./events.ts";
import type { Order } from "./keyset.ts";
import { keyset } from "./keyset.ts";
import type { List, Slice } from "./page.ts";
import { hasAnyId, personId } from "./professionals.ts";
import type { Reader } from "./reader.ts";
import { listOfRows, readyRead } from "./ready-read.ts";

const { participations, participationMoves, editions, events, providers, professionals } = tables;
// As the registry has them today.
const isCurrent = knownFact(participations, participations, endOfTime);

export interface ParticipationRow {
  /** Number of the row. */
  readonly row: number;
  /** Number of the row of the person. */
  readonly professionalRow: number;
  readonly registryId: string;
  /** Registry id of the person, or the pseudonym. */
  readonly professional: string;
  readonly role: ParticipationRole;
  readonly credits: string;
  readonly acquiredOn: string;
  readonly registeredOn: string;
  readonly recruited: boolean;
  readonly radioprotection: boolean;
  readonly edition: EditionRow;
  readonly event: Omit<EventRow, "provider">;
  readonly provider: EventRow["provider"];
}

export interface ParticipationFilter {
  readonly role?: ParticipationRole | null | undefined;
  readonly acquiredFrom?: string | null | undefined;
  readonly acquiredTo?: string | null | undefined;
}

/** Whose participations: those of a person, or those in any edition of an event. */
export type OwnerOf =
  | { readonly kind: "professional"; readonly row: number; readonly registryId: string }
  | { readonly kind: "event"; readonly row: number };
export type Owner = OwnerOf["kind"];

const columns = {
  row: participations.id,
  professionalRow: participations.professionalId,
  registryId: participations.publicId,
  role: participations.role,
  credits: participations.credits,
  acquiredOn: participations.effectiveOn,
  registeredOn: participations.registeredOn,
  recruited: participations.recruited,
  radioprotection: participations.radioprotection,
  edition: editionColumns,
  event: eventColumns,
  provider: providerColumns,
};

/** Of everybody, the latest registered first. */
export function participationsList(reader: Reader, filter: ParticipationFilter): List<ParticipationRow> {
  const { db } = reader;
  const wanted = and(isCurrent, matches(filter), inScope(reader));
  return {
    rows: (slice) => {
      const { where, orderBy } = keyset(orders.event, slice);
      // Of a page, what belongs to it is looked up afterwards: with all of it at once the planner reads the whole table.
      const page = pageOf(db, and(wanted, where), orderBy, slice.limit);
      return withEvents(reader, "event", sql`(select) as everybody`, page, slice);
    },
    count: async () => {
      const [found] = await db.select({ all: count() }).from(participations).where(wanted);
      return found?.all ?? 0;
    },
  };
}

/**
 * The same slice of the participations of each owner, in one statement: of a person the latest acquired first, of an event the
 * latest registered first. Those of people do not say whose they are: who asks knows it.
 */
export async function participationsOfEach(
  reader: Reader,
  owner: Owner,
  rows: readonly number[],
  filter: ParticipationFilter,
  slice: Slice,
): Promise<readonly (readonly ParticipationRow[])[]> {
  const found = await pagesOf(reader, kindOf(owner, filter, slice), {
    ...filter,
    rows: listOfRows(rows),
    after: slice.after,
    before: slice.before,
    limit: slice.limit,
  });
  const ownerOf = (each: ParticipationRow) => (owner === "professional" ? each.professionalRow : each.event.row);
  return rows.map((row) => found.filter((each) => ownerOf(each) === row));
}

type Kind = `${Owner} ${"forwards" | "backwards"} ${string}`;

/** Everything that changes the text of the query, and nothing that changes its values. */
function kindOf(owner: Owner, filter: ParticipationFilter, { after, before, backwards }: Slice): Kind {
  const there = Object.entries({ ...filter, after, before }).flatMap(([name, value]) => (isGiven(value) ? [name] : []));
  return `${owner} ${backwards ? "backwards" : "forwards"} ${there.sort().join(" ")}`;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

const pagesOf = readyRead("participations_of_each", (reader: Reader, kind: Kind) => {
  const [owner, direction, ...given] = kind.split(" ") as [Owner, string, ...string[]];
  const value = (name: string) => (given.includes(name) ? (sql.placeholder(name) as never) : undefined);
  const filter = { role: value("role"), acquiredFrom: value("acquiredFrom"), acquiredTo: value("acquiredTo") };
  const slice = { after: value("after"), before: value("before"), limit: 0, backwards: direction === "backwards" };
  const { where, orderBy } = keyset(orders[owner], slice);
  // Each owner's page comes from the end of an index, however many the owner has; the policies look at each row once.
  const wanted = and(isOfOwner[owner], isCurrent, matches(filter), inScope(reader), where);
  const page = pageOf(reader.db, wanted, orderBy, sql.placeholder("limit"));
  const each = sql`unnest(${sql.placeholder("rows")}::text::bigint[]) as owner (row)`;
  return withEvents(reader, owner, each, page, slice);
});

function pageOf(db: Db, wanted: SQL | undefined, orderBy: readonly SQL[], limit: number | Placeholder) {
  return db
    .select(own)
    .from(participations)
    .where(wanted)
    .orderBy(...orderBy)
    .limit(limit)
    .as("page");
}

/** The page of each of `owners`, with what belongs to its participations. */
function withEvents(reader: Reader, owner: Owner, owners: SQL, page: ReturnType<typeof pageOf>, { backwards }: Slice) {
  const { editionId, ...shown } = own;
  const place = owner === "event" ? [page.row] : [page.acquiredOn, page.row];
  return reader.db
    .select({
      ...(Object.fromEntries(Object.keys(shown).map((key) => [key, page[key as keyof typeof own]])) as typeof shown),
      ...{ edition: editionColumns, event: eventColumns, provider: providerColumns },
      professional: personOf(reader, owner, page.professionalRow),
    })
    .from(owners)
    .crossJoinLateral(page)
    .innerJoin(editions, eq(editions.id, page.editionId))
    .innerJoin(events, eq(events.id, editions.eventId))
    .innerJoin(providers, eq(providers.id, events.providerId))
    .orderBy(...place.map((column) => (backwards ? asc(column) : desc(column))));
}

/** An expression keeps its type in a query around it: a column of type bigint would be selected as text by one of the drivers. */
function expression<Of extends AnyPgColumn>(column: Of): SQL.Aliased<Of["_"]["data"]> {
  return sql`${column}`.mapWith(column).as(column.name);
}

const own = {
  row: expression(participations.id),
  professionalRow: expression(participations.professionalId),
  registryId: expression(participations.publicId),
  role: expression(participations.role),
  credits: expression(participations.credits),
  acquiredOn: expression(participations.effectiveOn),
  registeredOn: expression(participations.registeredOn),
  recruited: expression(participations.recruited),
  radioprotection: expression(participations.radioprotection),
  editionId: expression(participations.editionId),
};

const isOfOwner: Readonly<Record<Owner, SQL>> = {
  professional: sql`${participations.professionalId} = owner.row`,
  event: sql`${participations.editionId} in (select ${editions.id} from ${editions} where ${editions.eventId} = owner.row)`,
};

/** Who asks for the participations of people knows who they are. */
function personOf(reader: Reader, owner: Owner, row: SQLWrapper): SQL<string> {
  if (owner === "professional") return sql<string>`''`;
  return sql<string>`(select ${personId(reader)} from ${professionals} where ${professionals.id} = ${row})`;
}

/** How many each owner has. */
export async function participationCounts(
  reader: Reader,
  owner: Owner,
  rows: readonly number[],
  filter: ParticipationFilter,
): Promise<readonly number[]> {
  const found = await reader.db
    .select({ row: owners[owner], all: count() })
    .from(participations)
    .innerJoin(editions, eq(editions.id, participations.editionId))
    .where(and(inArray(owners[owner], [...rows]), isCurrent, matches(filter), inScope(reader)))
    .groupBy(owners[owner]);
  const byRow = new Map(found.map(({ row, all }) => [row, all]));
  return rows.map((row) => byRow.get(row) ?? 0);
}

export interface ParticipationKey {
  /** Registry ids: a participation's own is unique for the person only. */
  readonly professional: string;
  readonly participation: string;
}

/** In the order of the keys; undefined where there is no such participation. */
export async function participationsById(
  reader: Reader,
  keys: readonly ParticipationKey[],
): Promise<readonly (ParticipationRow | undefined)[]> {
  const one = ({ professional, participation }: ParticipationKey) =>
    and(hasAnyId(reader, [professional]), eq(participations.publicId, participation));
  const found = await selectParticipations(reader).where(and(isCurrent, inScope(reader), or(...keys.map(one))));
  return keys.map(({ professional, participation }) =>
    found.find((row) => row.professional === professional && row.registryId === participation),
  );
}

/** The triennium to which each participation was moved, by the number of its row. */
export async function movesOf(db: Db, rows: readonly number[]): Promise<readonly (string | undefined)[]> {
  // A move names the row that stood when it was asked; a correction of the participation keeps its person and its id.
  const asked = alias(participations, "asked");
  const found = await db
    .select({ row: participations.id, triennium: participationMoves.triennium })
    .from(participations)
    .innerJoin(
      asked,
      and(eq(asked.professionalId, participations.professionalId), eq(asked.publicId, participations.publicId)),
    )
    .innerJoin(participationMoves, eq(participationMoves.participationId, asked.id))
    .where(and(inArray(participations.id, [...rows]), knownFact(participationMoves, participationMoves, endOfTime)));
  const byRow = new Map(found.map(({ row, triennium }) => [row, triennium]));
  return rows.map((row) => byRow.get(row));
}

function inScope({ viewer, today }: Reader): SQL | undefined {
  return participationsInScope(viewer, today);
}

function selectParticipations(reader: Reader) {
  return reader.db
    .select({ ...columns, professional: personId(reader) as typeof professionals.publicId })
    .from(participations)
    .innerJoin(professionals, eq(professionals.id, participations.professionalId))
    .innerJoin(editions, eq(editions.id, participations.editionId))
    .innerJoin(events, eq(events.id, editions.eventId))
    .innerJoin(providers, eq(providers.id, events.providerId));
}

function matches(filter: ParticipationFilter): SQL | undefined {
  return and(
    filter.role ? eq(participations.role, filter.role) : undefined,
    filter.acquiredFrom ? gte(participations.effectiveOn, filter.acquiredFrom) : undefined,
    filter.acquiredTo ? lte(participations.effectiveOn, filter.acquiredTo) : undefined,
  );
}

const owners = { professional: participations.professionalId, event: editions.eventId } as const;

const orders: Readonly<Record<Owner, Order>> = {
  professional: {
    columns: [participations.effectiveOn, participations.id],
    descending: true,
    placeOf: (row) =>
      sql`select ${participations.effectiveOn}, ${participations.id} from ${participations} where ${participations.id} = ${row}`,
  },
  event: { columns: [participations.id], descending: true, placeOf: (row) => sql`${row}::bigint` },
};
