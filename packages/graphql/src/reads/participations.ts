/** Reads participations as the registry has them today: corrected ones once, withdrawn ones not at all. */
import type { Db, ParticipationRole } from "@delibera/database";
import { tables } from "@delibera/database";
import type { SQL } from "drizzle-orm";
import { and, count, eq, gte, inArray, lte, notExists, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { EditionRow, EventRow } from "./events.ts";
import { editionColumns, eventColumns, providerColumns } from "./events.ts";
import { keyset } from "./keyset.ts";
import type { List } from "./page.ts";

const { participations, participationMoves, editions, events, providers, professionals } = tables;
const later = alias(participations, "later");

export interface ParticipationRow {
  /** Number of the row. */
  readonly row: number;
  readonly registryId: string;
  /** Registry id of the person. */
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
  /** Number of the row of the person. */
  readonly professional?: number;
  /** Number of the row of the event. */
  readonly event?: number;
  readonly role?: ParticipationRole | null | undefined;
  readonly acquiredFrom?: string | null | undefined;
  readonly acquiredTo?: string | null | undefined;
}

const columns = {
  row: participations.id,
  registryId: participations.publicId,
  professional: professionals.publicId,
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

/** Of one person: the latest acquired first. Of everybody or of an event: the latest registered first. */
export function participationsList(db: Db, filter: ParticipationFilter): List<ParticipationRow> {
  const wanted = and(isCurrent(db), matches(filter));
  return {
    rows: (slice) => {
      const { where, orderBy } = keyset(orderOf(filter), slice);
      return selectParticipations(db)
        .where(and(wanted, where))
        .orderBy(...orderBy)
        .limit(slice.limit);
    },
    count: async () => {
      const [found] = await db
        .select({ all: count() })
        .from(participations)
        .innerJoin(editions, eq(editions.id, participations.editionId))
        .where(wanted);
      return found?.all ?? 0;
    },
  };
}

export interface ParticipationKey {
  /** Registry ids: a participation's own is unique for the person only. */
  readonly professional: string;
  readonly participation: string;
}

/** In the order of the keys; undefined where there is no such participation. */
export async function participationsById(
  db: Db,
  keys: readonly ParticipationKey[],
): Promise<readonly (ParticipationRow | undefined)[]> {
  const one = ({ professional, participation }: ParticipationKey) =>
    and(eq(professionals.publicId, professional), eq(participations.publicId, participation));
  const found = await selectParticipations(db).where(and(isCurrent(db), or(...keys.map(one))));
  return keys.map(({ professional, participation }) =>
    found.find((row) => row.professional === professional && row.registryId === participation),
  );
}

/** The triennium to which each participation was moved, by the number of its row. */
export async function movesOf(db: Db, rows: readonly number[]): Promise<readonly (string | undefined)[]> {
  // A move names the row that stood when it was asked; a correction of the participation keeps its person and its id.
  const asked = alias(participations, "asked");
  const laterMove = alias(participationMoves, "later_move");
  const superseded = db
    .select({ id: laterMove.id })
    .from(laterMove)
    .where(eq(laterMove.supersedes, participationMoves.id));
  const found = await db
    .select({ row: participations.id, triennium: participationMoves.triennium })
    .from(participations)
    .innerJoin(
      asked,
      and(eq(asked.professionalId, participations.professionalId), eq(asked.publicId, participations.publicId)),
    )
    .innerJoin(participationMoves, eq(participationMoves.participationId, asked.id))
    .where(and(inArray(participations.id, [...rows]), eq(participationMoves.retracted, false), notExists(superseded)));
  const byRow = new Map(found.map(({ row, triennium }) => [row, triennium]));
  return rows.map((row) => byRow.get(row));
}

function selectParticipations(db: Db) {
  return db
    .select(columns)
    .from(participations)
    .innerJoin(professionals, eq(professionals.id, participations.professionalId))
    .innerJoin(editions, eq(editions.id, participations.editionId))
    .innerJoin(events, eq(events.id, editions.eventId))
    .innerJoin(providers, eq(providers.id, events.providerId));
}

function isCurrent(db: Db): SQL | undefined {
  const superseded = db.select({ id: later.id }).from(later).where(eq(later.supersedes, participations.id));
  return and(eq(participations.retracted, false), notExists(superseded));
}

function matches(filter: ParticipationFilter): SQL | undefined {
  return and(
    filter.professional === undefined ? undefined : eq(participations.professionalId, filter.professional),
    filter.event === undefined ? undefined : eq(editions.eventId, filter.event),
    filter.role ? eq(participations.role, filter.role) : undefined,
    filter.acquiredFrom ? gte(participations.effectiveOn, filter.acquiredFrom) : undefined,
    filter.acquiredTo ? lte(participations.effectiveOn, filter.acquiredTo) : undefined,
  );
}

function orderOf(filter: ParticipationFilter) {
  if (filter.professional === undefined) {
    return { columns: [participations.id], descending: true, placeOf: (row: number) => sql`${row}::bigint` };
  }
  return {
    columns: [participations.effectiveOn, participations.id],
    descending: true,
    placeOf: (row: number) =>
      sql`select ${participations.effectiveOn}, ${participations.id} from ${participations} where ${participations.id} = ${row}`,
  };
}
