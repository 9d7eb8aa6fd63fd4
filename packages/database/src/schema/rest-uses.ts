/**
 * How often each caller of the REST façade asked in a minute, for all processes of a server together. Rows are removed when the minute
 * is over; who the caller is cannot be read from them.
 */
import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";

export const restUses = pgTable(
  "rest_uses",
  {
    /** Hexadecimal SHA-256 of who asks. */
    caller: text("caller").notNull(),
    /** Minutes since 1970. */
    minute: integer("minute").notNull(),
    used: integer("used").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.minute, table.caller] }),
    check("rest_uses_caller_form", sql`${table.caller} ~ '^[0-9a-f]{64}$'`),
  ],
);
