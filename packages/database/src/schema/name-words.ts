/**
 * The words of people's names, so that a name is found by the beginning of any of its words: the comparisons of a text are those that
 * the policies of the database let an index answer, which `like` is not. The database writes the rows itself, when a person enters.
 */
import { sql } from "drizzle-orm";
import { bigint, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { professionals } from "./professionals.ts";

export const nameWords = pgTable(
  "name_words",
  {
    /** One word of `searchName`. */
    word: text("word").notNull(),
    /** The whole of it: the other words of a search are looked for in it, and the list is in its order. */
    searchName: text("search_name").notNull(),
    professionalId: bigint("professional_id", { mode: "number" })
      .notNull()
      .references(() => professionals.id),
  },
  (table) => [
    uniqueIndex("name_words_by_word").on(
      sql`${table.word} collate "C"`,
      sql`${table.searchName} collate "C"`,
      table.professionalId,
    ),
  ],
);
