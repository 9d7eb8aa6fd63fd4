/** The statements of a transaction that only reads, of which all see the database as the first of them does. */
import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";

/** Said in the transaction before anything is asked. What it asks is short work many times over: compiling it first would take longer. */
export const readsOneState =
  "set transaction isolation level repeatable read, read only; set local jit = off; set local enable_seqscan = off";

const dialect = new PgDialect();

/** A COPY takes no parameters: Drizzle writes the values into the text. */
export function copyStatement(query: SQL): string {
  return `copy (${dialect.sqlToQuery(query.inlineParams()).sql})`;
}
