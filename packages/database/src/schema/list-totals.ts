/**
 * How many people there are of each profession and how many participations in each role, so that a list of everybody says its total
 * without counting. Whoever writes adds what changed, and waits for nobody; now and then the changes are folded into one. The database
 * writes and reads the rows itself (`list_total`).
 */
import { bigint, index, pgTable, text } from "drizzle-orm/pg-core";

export const listTotals = pgTable(
  "list_totals",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** `professionals` or `participations`. */
    list: text("list", { enum: ["professionals", "participations"] }).notNull(),
    /** Code of the profession, or the role. */
    part: text("part").notNull(),
    /** How many more, or fewer when negative. */
    change: bigint("change", { mode: "number" }).notNull(),
  },
  (table) => [index("list_totals_by_list").on(table.list, table.part, table.change)],
);
