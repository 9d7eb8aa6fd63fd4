/** Counts one more request of a caller in this minute, for every process that asks this database. */
import { lt, sql } from "drizzle-orm";
import type { Db } from "../connection/open-database.ts";
import { restUses } from "../schema/rest-uses.ts";
import { readyQuery } from "./ready-query.ts";

export interface RestUse {
  /** Requests of the caller in this minute, this one included. */
  readonly used: number;
  /** Seconds until the next minute. */
  readonly reset: number;
}

/**
 * @param caller hexadecimal SHA-256 of who asks.
 * @param moment seconds since 1970; without it that of the database, whose clock is the same for every process.
 */
export async function countRestUse(db: Db, caller: string, moment?: number): Promise<RestUse> {
  const [counted] = await count(db, { caller, moment: moment === undefined ? "" : String(moment) });
  if (counted === undefined) throw new Error("counting a request gave no row");
  const { minute, ...use } = counted;
  // Whoever begins a minute removes those that are over.
  if (use.used === 1) await db.delete(restUses).where(lt(restUses.minute, minute));
  return use;
}

const seconds = sql`coalesce(nullif(${sql.placeholder("moment")}::text, '')::numeric, extract(epoch from clock_timestamp()))`;

const count = readyQuery<RestUse & { readonly minute: number }>(
  "count_rest_use",
  (db) =>
    db
      .insert(restUses)
      .values({
        caller: sql.placeholder("caller") as never,
        minute: sql<number>`floor(${seconds} / 60)::integer` as never,
        used: 1,
      })
      .onConflictDoUpdate({ target: [restUses.minute, restUses.caller], set: { used: sql`${restUses.used} + 1` } })
      .returning({
        minute: restUses.minute,
        used: restUses.used,
        reset: sql<number>`greatest(1, ceil((${restUses.minute} + 1) * 60 - ${seconds}))::integer`,
      }) as never,
);
