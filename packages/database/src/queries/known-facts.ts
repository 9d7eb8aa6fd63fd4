/** Which rows of a fact table are the facts as the registry knew them on a date. */
import type { Placeholder, SQL } from "drizzle-orm";
import { and, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import { alias } from "drizzle-orm/pg-core";

export interface FactColumns {
  id: AnyPgColumn;
  registeredOn: AnyPgColumn;
  supersedes: AnyPgColumn;
  retracted: AnyPgColumn;
}

/**
 * True of a row registered by that date, not withdrawn by it, and not replaced by it.
 * @param fact the table as the query names it, which may be an alias.
 * @param table the table itself.
 */
export function knownFact(fact: FactColumns, table: PgTable & FactColumns, knownOn: string | Placeholder): SQL {
  const later = alias(table, "later") as unknown as FactColumns & PgTable;
  const replaced = sql`exists (select from ${table} as "later" where ${later.supersedes} = ${fact.id} and ${later.registeredOn} <= ${knownOn}::date)`;
  return and(sql`${fact.registeredOn} <= ${knownOn}::date`, sql`not ${fact.retracted}`, sql`not ${replaced}`) as SQL;
}

/** Stands for "everything registered so far". */
export const endOfTime = "9999-12-31";
