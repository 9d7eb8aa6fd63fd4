/**
 * How many people there are of each profession, how many names begin how, and how many participations there are in each role, so that a
 * list says its total without counting. Whoever writes adds what changed, and waits for nobody; now and then the changes are folded into
 * one. The database writes and reads the rows itself (`list_total`, `people_named`).
 */
import { sql } from "drizzle-orm";
import { bigint, index, pgTable, text } from "drizzle-orm/pg-core";

export const listTotals = pgTable(
  "list_totals",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    list: text("list", { enum: ["professionals", "participations", "names"] }).notNull(),
    /**
     * Code of the profession, or the role. Of names a word, and with a negative change the beginning that two neighbouring words of one
     * person share: added up, each person counts once for every beginning.
     */
    part: text("part").notNull(),
    /** How many more, or fewer when negative. */
    change: bigint("change", { mode: "number" }).notNull(),
  },
  (table) => [index("list_totals_by_list").on(table.list, sql`${table.part} collate "C"`, table.change)],
);
