/**
 * Pages of participations, the latest acquired first, each from the end of an index: however many there are of everybody, of a person or
 * of an edition, no more are looked at than the page shows and the policies leave out.
 */
import type { Db, ParticipationRole } from "@delibera/database";
import { endOfTime, knownFact, tables } from "@delibera/database";
import { editionsInScope, participationsInScope } from "@delibera/identity";
import type { Placeholder, SQL, SQLWrapper } from "drizzle-orm";
import { and, asc, desc, eq, gte, lte, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { alias } from "drizzle-orm/pg-core";
import type { EditionRow, EventRow } from "./events.ts";
import { editionColumns, eventColumns, providerColumns } from "./events.ts";
import type { Order } from "./keyset.ts";
import { personId } from "./professionals.ts";
import type { Reader } from "./reader.ts";

const { participations, editions, events, providers, professionals } = tables;
const held = alias(editions, "held");
// As the registry has them today.
export const isCurrent = knownFact(participations, participations, endOfTime);

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

/** Of all lists; in one list of several owners, within each of them. */
export const latestFirst: Order = {
  columns: [participations.effectiveOn, participations.id],
  descending: true,
  placeOf: (row) =>
    sql`select ${participations.effectiveOn}, ${participations.id} from ${participations} where ${participations.id} = ${row}`,
};

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

export type Page = ReturnType<typeof pageOf>;

export interface Cut {
  readonly wanted: SQL | undefined;
  readonly limit: number | Placeholder;
  readonly backwards: boolean;
}

/** @param named how the queries around it call it. */
export function pageOf(db: Db, { wanted, limit, backwards }: Cut, named = "page") {
  return db
    .select(own)
    .from(participations)
    .where(wanted)
    .orderBy(...latestFirst.columns.map((column) => (backwards ? asc(column) : desc(column))))
    .limit(limit)
    .as(named);
}

/** The page of one owner: `owner.row`, of the query around it. */
export function pageOfOwner({ db, viewer }: Reader, owner: Owner, cut: Cut, named = "page"): Page {
  if (owner === "professional") {
    return pageOf(db, { ...cut, wanted: and(sql`${participations.professionalId} = owner.row`, cut.wanted) }, named);
  }
  // The index has each edition in order, and not all those of an event together.
  const inEdition = pageOf(
    db,
    { ...cut, wanted: and(eq(participations.editionId, held.id), cut.wanted) },
    "in_edition",
  );
  return (
    db
      .select(columnsOf(inEdition))
      .from(held)
      .crossJoinLateral(inEdition)
      // Of the events of others no participation is looked at.
      .where(and(sql`${held.eventId} = owner.row`, editionsInScope(viewer, held.id)))
      .orderBy(...placeIn(inEdition, cut.backwards))
      .limit(cut.limit)
      .as(named)
  );
}

export function columnsOf(page: Page): typeof own {
  return Object.fromEntries(Object.keys(own).map((key) => [key, page[key as keyof typeof own]])) as typeof own;
}

export function placeIn(page: Page, backwards: boolean): readonly SQL[] {
  return [page.acquiredOn, page.row].map((column) => (backwards ? asc(column) : desc(column)));
}

/** The page of each of `owners`, with what belongs to its participations. */
export function withEvents(reader: Reader, owner: Owner, owners: SQL, page: Page, place: readonly SQL[]) {
  const { editionId, ...shown } = columnsOf(page);
  return reader.db
    .select({
      ...shown,
      ...{ edition: editionColumns, event: eventColumns, provider: providerColumns },
      professional: personOf(reader, owner, page.professionalRow),
    })
    .from(owners)
    .crossJoinLateral(page)
    .innerJoin(editions, eq(editions.id, editionId))
    .innerJoin(events, eq(events.id, editions.eventId))
    .innerJoin(providers, eq(providers.id, events.providerId))
    .orderBy(...place);
}

/** Who asks for the participations of people knows who they are. */
function personOf(reader: Reader, owner: Owner, row: SQLWrapper): SQL<string> {
  if (owner === "professional") return sql<string>`''`;
  return sql<string>`(select ${personId(reader)} from ${professionals} where ${professionals.id} = ${row})`;
}

export function matches(filter: ParticipationFilter): SQL | undefined {
  return and(
    filter.role ? eq(participations.role, filter.role) : undefined,
    filter.acquiredFrom ? gte(participations.effectiveOn, filter.acquiredFrom) : undefined,
    filter.acquiredTo ? lte(participations.effectiveOn, filter.acquiredTo) : undefined,
  );
}

export function inScope({ viewer, today }: Reader): SQL | undefined {
  return participationsInScope(viewer, today);
}
