/** Inserts many rows of a table with one statement and one parameter, whatever their number. */
import type { InferInsertModel } from "drizzle-orm";
import { getColumns, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Db } from "../connection/open-database.ts";

/** A row with every column stated: what has no value is null, not absent. */
export type FullRow<T extends PgTable> = {
  readonly [K in keyof InferInsertModel<T>]-?: Exclude<InferInsertModel<T>[K], undefined>;
};

/** The rows travel as JSON text, in which amounts are strings, so that no driver turns them into floats. */
export async function insertRows<T extends PgTable>(db: Db, table: T, rows: readonly FullRow<T>[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.entries(getColumns(table)).filter(([key]) => key in first);
  const names = sql.join(
    columns.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  );
  const json = JSON.stringify(rows.map((row) => toColumns(row, columns)));
  await db.execute(
    sql`insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, ${json}::jsonb)`,
  );
}

function toColumns(row: object, columns: readonly [string, { readonly name: string }][]): Record<string, unknown> {
  const values = row as Record<string, unknown>;
  return Object.fromEntries(columns.map(([key, column]) => [column.name, values[key]]));
}
