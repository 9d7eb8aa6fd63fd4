/**
 * The words of the names of those who ever were members of an Order or competent doctors, so that whoever sees them alone finds them
 * and lists them without looking at everybody. The empty word is the person's place in the list of all. The database writes the rows
 * itself, and who is a member today is asked of the facts.
 */
import { sql } from "drizzle-orm";
import { bigint, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { orders } from "./orders.ts";
import { professionals } from "./professionals.ts";

export const memberWords = pgTable(
  "member_words",
  {
    orderId: bigint("order_id", { mode: "number" })
      .notNull()
      .references(() => orders.id),
    ...nameColumns(),
  },
  (table) => [
    uniqueIndex("member_words_by_word").on(
      table.orderId,
      sql`${table.word} collate "C"`,
      sql`${table.searchName} collate "C"`,
      table.professionalId,
    ),
  ],
);

export const competentDoctorWords = pgTable("competent_doctor_words", nameColumns(), (table) => [
  uniqueIndex("competent_doctor_words_by_word").on(
    sql`${table.word} collate "C"`,
    sql`${table.searchName} collate "C"`,
    table.professionalId,
  ),
]);

function nameColumns() {
  return {
    /** One word of `searchName`, or nothing. */
    word: text("word").notNull(),
    searchName: text("search_name").notNull(),
    professionalId: bigint("professional_id", { mode: "number" })
      .notNull()
      .references(() => professionals.id),
  };
}
