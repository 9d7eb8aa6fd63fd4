/** The lock of whoever runs a job. It belongs to a connection, so that a process that is killed lets go of it at once. */
import type { Db } from "@delibera/database";
import { sql } from "drizzle-orm";

/** False when somebody else has it. In PGlite, where there is one connection, the process itself must not take it twice. */
export async function takeAlone(db: Db, kind: string, id: string): Promise<boolean> {
  const found = await db
    .select({ taken: sql<boolean>`pg_try_advisory_lock(${keyOf(kind, id)})` })
    .from(sql`(select 1) as one`);
  return found[0]?.taken === true;
}

export async function releaseJob(db: Db, kind: string, id: string): Promise<void> {
  await db.execute(sql`select pg_advisory_unlock(${keyOf(kind, id)})`);
}

/** Whether anybody has it, on whatever server. */
export async function isAtWork(db: Db, kind: string, id: string): Promise<boolean> {
  const halves = sql`(locks.classid::bigint << 32) | locks.objid::bigint`;
  const held = sql<boolean>`exists (select from pg_locks locks where locks.locktype = 'advisory' and locks.objsubid = 1
    and locks.database = (select oid from pg_database where datname = current_database()) and (${halves}) = ${keyOf(kind, id)})`;
  const [found] = await db.select({ held }).from(sql`(select 1) as one`);
  return found?.held === true;
}

function keyOf(kind: string, id: string) {
  return sql`hashtextextended(${`${kind} ${id}`}, 0)`;
}
