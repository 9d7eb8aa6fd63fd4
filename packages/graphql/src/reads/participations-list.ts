/**
 * The participations that a viewer sees, as one list. Of everybody they are in the order of an index on the day. Of the events of a
 * provider and of the members of an Order, who are few among all, no index has them in the order of their days: they come event by
 * event, and member by member, so that a page never passes by those of others.
 */
import { tables } from "@delibera/database";
import { mayRead } from "@delibera/identity";
import type { SQL, SQLWrapper } from "drizzle-orm";
import { and, asc, count, desc, eq, sql } from "drizzle-orm";
import { keyset } from "./keyset.ts";
import { listTotal } from "./list-total.ts";
import type { List, Slice } from "./page.ts";
import type { Owner, Page, ParticipationFilter, ParticipationRow } from "./participation-pages.ts";
import {
  columnsOf,
  inScope,
  isCurrent,
  latestFirst,
  matches,
  pageOf,
  pageOfOwner,
  placeIn,
  withEvents,
} from "./participation-pages.ts";
import type { Reader } from "./reader.ts";

const { participations, editions, events, orderMemberships } = tables;

export function participationsList(reader: Reader, filter: ParticipationFilter): List<ParticipationRow> {
  const { db } = reader;
  const wanted = and(isCurrent, matches(filter), inScope(reader));
  const owners = ownersOf(reader);
  return {
    rows: (slice) => {
      if (owners !== undefined) return ownerByOwner(reader, owners, wanted, slice);
      // Of a page, what belongs to it is looked up afterwards: with all of it at once the planner reads the whole table.
      const page = pageOf(db, { ...slice, wanted: and(wanted, keyset(latestFirst, slice).where) });
      return withEvents(reader, "event", sql`(select) as everybody`, page, placeIn(page, slice.backwards));
    },
    count: async () => {
      const isOfEverybody = inScope(reader) === undefined && !filter.acquiredFrom && !filter.acquiredTo;
      if (isOfEverybody) return listTotal(db, "participations", filter.role);
      const [found] = await db.select({ all: count() }).from(participations).where(wanted);
      return found?.all ?? 0;
    },
  };
}

interface Owners {
  readonly kind: Owner;
  /** Selects, as `row`, the numbers of those that `within` leaves, in the order of an index. */
  readonly rows: (within: (row: SQLWrapper) => SQL | undefined, direction: SQL) => SQL;
  /** Whose a participation is. */
  readonly of: SQLWrapper;
}

/** Undefined where the viewer sees those of everybody, or of one person. */
function ownersOf({ viewer }: Reader): Owners | undefined {
  const permission = mayRead(viewer, "participation");
  if (permission.kind === "refused" || viewer.kind === "anonymous") return undefined;
  const { provider, order } = viewer.grant;
  if (permission.scope === "own-events" && provider !== undefined) {
    const { id, providerId } = events;
    return {
      kind: "event",
      rows: (within, direction) =>
        sql`select ${id} as row from ${events} where ${and(eq(providerId, provider.row), within(id))} order by ${id} ${direction}`,
      of: sql`(select ${editions.eventId} from ${editions} where ${editions.id} = ${participations.editionId})`,
    };
  }
  if (permission.scope === "members" && order !== undefined) {
    const { professionalId, orderId } = orderMemberships;
    return {
      kind: "professional",
      rows: (within, direction) =>
        sql`select distinct ${professionalId} as row from ${orderMemberships}
          where ${and(eq(orderId, order.row), within(professionalId))} order by row ${direction}`,
      of: participations.professionalId,
    };
  }
  return undefined;
}

/** The owner who was entered last first; of each, the latest acquired first. */
function ownerByOwner(reader: Reader, { kind, rows, of }: Owners, wanted: SQL | undefined, slice: Slice) {
  const { after, before, limit, backwards } = slice;
  const bounds = [
    { row: after, than: sql`<`, end: sql`'infinity'` },
    { row: before, than: sql`>`, end: sql`'-infinity'` },
  ].filter(({ row }) => row !== undefined);
  // Each looked up once, so that an index can begin there.
  const ofBound = (row: number | undefined, what: SQLWrapper) =>
    sql`(select ${what} from ${participations} where ${participations.id} = ${row})`;
  const within = (row: SQLWrapper) => and(...bounds.map((it) => sql`${row} ${it.than}= ${ofBound(it.row, of)}`));
  // In the owner of a bound what is beyond it, in every other everything.
  const beyond = bounds.map(
    ({ row, than, end }) => sql`(${participations.effectiveOn}, ${participations.id}) ${than}
      (case when owner.row = ${ofBound(row, of)} then ${ofBound(row, participations.effectiveOn)} else ${end}::date end, ${row}::bigint)`,
  );
  const inOrder = backwards ? asc : desc;
  const ofOwner = pageOfOwner(reader, kind, { ...slice, wanted: and(wanted, ...beyond) }, "of_owner");
  const page: Page = reader.db
    .select(columnsOf(ofOwner))
    .from(sql`(${rows(within, backwards ? sql`asc` : sql`desc`)}) as owner`)
    .crossJoinLateral(ofOwner)
    .orderBy(inOrder(sql`owner.row`), ...placeIn(ofOwner, backwards))
    .limit(limit)
    .as("page");
  const owner = kind === "event" ? events.id : page.professionalRow;
  return withEvents(reader, "event", sql`(select) as everybody`, page, [inOrder(owner), ...placeIn(page, backwards)]);
}
