/** Lets an insurer's transaction read one person, whose fiscal code it gives, to compute a yes or no. */
import { sql } from "drizzle-orm";
import type { Db } from "../connection/open-database.ts";

/**
 * @param db the transaction of a viewer in the role of insurer.
 * @returns the registry id; undefined when nobody has the code, or the viewer is no insurer.
 */
export async function admitToCheck(db: Db, fiscalCode: string): Promise<string | undefined> {
  const [found] = await db
    .select({ registryId: sql<string | null>`admit_to_check(${fiscalCode})` })
    .from(sql`(select 1) as one`);
  return found?.registryId ?? undefined;
}
