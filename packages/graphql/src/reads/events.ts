/** Reads events, their editions and their providers. */
import type { Db, ProviderKind, TrainingFormat } from "@delibera/database";
import { tables } from "@delibera/database";
import type { SQL } from "drizzle-orm";
import { and, arrayOverlaps, asc, count, eq, exists, gte, inArray, isNull, like, lte, or, sql } from "drizzle-orm";
import { alias, QueryBuilder } from "drizzle-orm/pg-core";
import { keyset } from "./keyset.ts";
import { closingDay } from "./last-day-to-enrol.ts";
import type { List } from "./page.ts";
import { searchText } from "./search-text.ts";

const { events, editions, providers } = tables;
const held = alias(editions, "held");
const windows = alias(tables.enrolmentWindows, "windows");
const query = new QueryBuilder();

export interface EventRow {
  /** Number of the row. */
  readonly row: number;
  readonly registryId: string;
  readonly title: string | null;
  readonly format: TrainingFormat;
  readonly objective: number | null;
  readonly disciplines: readonly number[] | null;
  readonly research: boolean;
  readonly provider: { readonly registryId: string; readonly name: string | null; readonly kind: ProviderKind };
}

export interface EditionRow {
  /** Number of the row. */
  readonly row: number;
  /** Of the event. */
  readonly format: TrainingFormat;
  readonly number: number;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly hours: number | null;
  readonly credits: string | null;
}

export interface EventFilter {
  readonly search?: string | null | undefined;
  readonly format?: TrainingFormat | null | undefined;
  readonly provider?: ProviderKind | null | undefined;
  /** Accredited for at least one of these, or for all. */
  readonly disciplines?: readonly number[] | null | undefined;
  /** With an edition that begins on one of these days. */
  readonly startsFrom?: string | undefined;
  readonly startsTo?: string | undefined;
  /** With an edition in which somebody could enrol on this day, places apart. */
  readonly enrolmentOpenOn?: string | undefined;
}

export const editionColumns = {
  row: editions.id,
  format: events.format,
  number: editions.number,
  startsOn: editions.startsOn,
  endsOn: editions.endsOn,
  hours: editions.hours,
  credits: editions.credits,
};

export const eventColumns = {
  row: events.id,
  registryId: events.publicId,
  title: events.title,
  format: events.format,
  objective: events.objective,
  disciplines: events.disciplines,
  research: events.research,
};
export const providerColumns = { registryId: providers.publicId, name: providers.name, kind: providers.kind };

export function eventsList(db: Db, filter: EventFilter): List<EventRow> {
  const wanted = and(
    filter.format ? eq(events.format, filter.format) : undefined,
    filter.provider ? eq(providers.kind, filter.provider) : undefined,
    filter.disciplines
      ? or(isNull(events.disciplines), arrayOverlaps(events.disciplines, [...filter.disciplines]))
      : undefined,
    heldWithin(filter),
    filter.enrolmentOpenOn === undefined ? undefined : openOn(filter.enrolmentOpenOn),
    searched(filter.search),
  );
  const order = { columns: [events.id], descending: false, placeOf: (row: number) => sql`${row}::bigint` };
  return {
    rows: (slice) => {
      const { where, orderBy } = keyset(order, slice);
      return db
        .select({ ...eventColumns, provider: providerColumns })
        .from(events)
        .innerJoin(providers, eq(providers.id, events.providerId))
        .where(and(wanted, where))
        .orderBy(...orderBy)
        .limit(slice.limit);
    },
    count: async () => {
      const [found] = await db
        .select({ all: count() })
        .from(events)
        .innerJoin(providers, eq(providers.id, events.providerId))
        .where(wanted);
      return found?.all ?? 0;
    },
  };
}

/** In the order of the ids; undefined where there is no such event. */
export async function eventsById(db: Db, registryIds: readonly string[]): Promise<readonly (EventRow | undefined)[]> {
  const found = await db
    .select({ ...eventColumns, provider: providerColumns })
    .from(events)
    .innerJoin(providers, eq(providers.id, events.providerId))
    .where(inArray(events.publicId, [...registryIds]));
  const byId = new Map(found.map((event) => [event.registryId, event]));
  return registryIds.map((id) => byId.get(id));
}

/** The editions of each event, by the number of its row. */
export async function editionsOf(db: Db, eventRows: readonly number[]): Promise<readonly (readonly EditionRow[])[]> {
  const found = await db
    .select({ event: editions.eventId, ...editionColumns })
    .from(editions)
    .innerJoin(events, eq(events.id, editions.eventId))
    .where(inArray(editions.eventId, [...eventRows]))
    .orderBy(asc(editions.number));
  return eventRows.map((row) => found.filter(({ event }) => event === row));
}

function heldWithin({ startsFrom, startsTo }: EventFilter): SQL | undefined {
  if (startsFrom === undefined && startsTo === undefined) return undefined;
  return exists(
    query
      .select({ one: sql`1` })
      .from(held)
      .where(
        and(
          eq(held.eventId, events.id),
          startsFrom === undefined ? undefined : gte(held.startsOn, startsFrom),
          startsTo === undefined ? undefined : lte(held.startsOn, startsTo),
        ),
      ),
  );
}

/** What a provider said last of an edition holds. */
function openOn(day: string): SQL {
  return exists(
    query
      .select({ one: sql`1` })
      .from(windows)
      .innerJoin(held, eq(held.id, windows.editionId))
      .where(
        and(
          eq(held.eventId, events.id),
          lte(windows.opensOn, day),
          sql`${day}::date <= ${closingDay(windows.closesOn, { ...held, format: events.format })}`,
          sql`not exists (select from ${tables.enrolmentWindows} as "later" where "later"."edition_id" = ${windows.editionId} and "later"."id" > ${windows.id})`,
        ),
      ),
  );
}

function searched(search: string | null | undefined): SQL | undefined {
  const text = searchText(search).trim();
  if (text === "") return undefined;
  const word = text.toLowerCase().replace(/[\\%_]/g, "\\$&");
  return or(eq(events.publicId, text.toUpperCase()), like(events.searchTitle, `% ${word}%`));
}
