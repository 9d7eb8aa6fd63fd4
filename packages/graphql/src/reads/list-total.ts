/** How many rows a list of everybody has, as the database keeps it: counting them takes as long as there are many. */
import type { Db } from "@delibera/database";
import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";

/** @param part code of a profession, or a role; null for all of the list. */
export async function listTotal(
  db: Db,
  list: "professionals" | "participations",
  part: string | number | null | undefined,
): Promise<number> {
  const [found] = await db
    .select({ all: sql`list_total(${list}, ${part?.toString() ?? null})`.mapWith(Number) })
    .from(sql`(select) as everybody`);
  return found?.all ?? 0;
}

/** How many people have a word from the one up to the other, for whoever may name everybody. */
export async function totalNamed(db: Db, from: SQL, before: SQL): Promise<number> {
  const [found] = await db
    .select({ all: sql`people_named(${from}, ${before})`.mapWith(Number) })
    .from(sql`(select) as everybody`);
  return found?.all ?? 0;
}
