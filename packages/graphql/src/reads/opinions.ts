/** Reads what is known of an event beside the event: what people thought of it, and with whom it is held. */
import type { Db } from "@delibera/database";
import { tables } from "@delibera/database";
import { desc, inArray, sql } from "drizzle-orm";

const { eventDisclosures } = tables;

export interface RatingsRow {
  readonly event: number;
  readonly answers: number;
  /** Sums of the scores. */
  readonly relevance: number;
  readonly quality: number;
  readonly usefulness: number;
  readonly influence: number;
}

/** By the number of the event's row; undefined where fewer than five answered. */
export async function ratingsOf(db: Db, events: readonly number[]): Promise<readonly (RatingsRow | undefined)[]> {
  const list = sql`array[${sql.join(
    [...events].map((row) => sql`${row}::bigint`),
    sql`, `,
  )}]`;
  const found = (await db
    .select({
      event: sql<number>`event::integer`,
      answers: sql<number>`answers`,
      relevance: sql<number>`relevance`,
      quality: sql<number>`quality`,
      usefulness: sql<number>`usefulness`,
      influence: sql<number>`influence`,
    })
    .from(sql`ratings_of(${list})`)) satisfies RatingsRow[];
  return events.map((row) => found.find(({ event }) => event === row));
}

export interface DisclosureRow {
  readonly event: number;
  readonly registeredOn: string;
  readonly sponsors: readonly string[];
  readonly partners: readonly string[];
}

/** What the provider last disclosed of each event; undefined where it disclosed nothing. */
export async function disclosuresOf(
  db: Db,
  events: readonly number[],
): Promise<readonly (DisclosureRow | undefined)[]> {
  const { eventId: event, registeredOn, sponsors, partners } = eventDisclosures;
  const found = await db
    .selectDistinctOn([event], { event, registeredOn, sponsors, partners })
    .from(eventDisclosures)
    .where(inArray(event, [...events]))
    .orderBy(event, desc(eventDisclosures.id));
  return events.map((row) => found.find((each) => each.event === row));
}
