/** Which rows of a fact table are the facts as the registry knew them on a date. */
import type { Column, Placeholder, SQL } from "drizzle-orm";
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

/**
 * The rows of a table which are facts of the person at hand, as `knownFact` has them, for a statement that goes through many people: a
 * correction is of the same person, so that what a person has is looked through once for corrections and not once for each row.
 * @param columns what is selected of each. @param rest joins, a further condition that begins with `and`, and an order.
 */
export function knownFactsOfEach(
  table: PgTable & FactColumns & { readonly professionalId: AnyPgColumn },
  { person, knownOn, columns, joins, rest }: FactsOfEach,
): SQL {
  return sql`lateral (
      select array_agg(${table.supersedes}) as ids from ${table}
      where ${table.professionalId} = ${person} and ${table.supersedes} is not null and ${table.registeredOn} <= ${knownOn}::date
    ) as "replaced" cross join lateral (
      select ${sql.join([...columns], sql`, `)} from ${table} ${joins}
      where ${table.professionalId} = ${person} and ${table.registeredOn} <= ${knownOn}::date and not ${table.retracted}
      and ("replaced".ids is null or ${table.id} <> all("replaced".ids)) ${rest}
    ) as "fact"`;
}

export interface FactsOfEach {
  /** The number of the person. */
  readonly person: SQL;
  readonly knownOn: string;
  readonly columns: readonly (Column | SQL)[];
  readonly joins: SQL;
  readonly rest: SQL;
}

/** Stands for "everything registered so far". */
export const endOfTime = "9999-12-31";
