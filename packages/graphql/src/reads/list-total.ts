/** How many rows a list of everybody has, as the database keeps it: counting them takes as long as there are many. */
import type { Db } from "@delibera/database";
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
