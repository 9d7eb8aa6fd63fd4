/**
 * What an Order counts of its register, so that it is read and not counted. Of each person what counts for which Order on which days,
 * and of each Order by how much a figure changes from a day on. The database writes and reads the rows itself (`order_figures_on`).
 */
import { bigint, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { civilDate } from "./fact.ts";

export const peopleCounted = pgTable(
  "people_counted",
  {
    professionalId: bigint("professional_id", { mode: "number" }).notNull(),
    ...whatIsCounted(),
    /** The first day on which it counts, and the day after the last one. */
    fromDay: civilDate("from_day").notNull(),
    untilDay: civilDate("until_day"),
    times: integer("times").notNull(),
  },
  (table) => [index("people_counted_by_professional").on(table.professionalId)],
);

export const orderFigures = pgTable(
  "order_figures",
  {
    ...whatIsCounted(),
    /** Every change is there twice: on its day, and on the first day of its year, so that the years before are few rows. */
    grain: text("grain", { enum: ["year", "day"] }).notNull(),
    fromDay: civilDate("from_day").notNull(),
    /** How many more, or fewer when negative. */
    change: integer("change").notNull(),
  },
  (table) => [index("order_figures_by_order").on(table.orderId, table.grain, table.counted, table.fromDay)],
);

function whatIsCounted() {
  return {
    orderId: bigint("order_id", { mode: "number" }).notNull(),
    counted: text("counted", {
      enum: ["member", "resolution", "document", "pending", "competent-doctor", "exempt"],
    }).notNull(),
    /** Code of the profession; year and kind of the resolution; triennium, document and form as a list; nothing for the others. */
    part: text("part").notNull(),
  };
}
