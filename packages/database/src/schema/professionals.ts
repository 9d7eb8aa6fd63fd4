/** The people of the registry. A row is an identity: everything that can change about a person is a fact of its own. */
import { sql } from "drizzle-orm";
import { bigint, check, date, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { professions } from "./reference.ts";

export const professionals = pgTable(
  "professionals",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    publicId: text("public_id").notNull(),
    /** Random, and written nowhere else: who may see people under a pseudonym only knows them by this. */
    pseudonym: uuid("pseudonym").notNull().defaultRandom(),
    fiscalCode: text("fiscal_code").notNull(),
    firstName: text("first_name").notNull(),
    lastName: text("last_name").notNull(),
    birthDate: date("birth_date", { mode: "string" }).notNull(),
    profession: integer("profession")
      .notNull()
      .references(() => professions.code),
    /** Codes of disciplines of that profession; a trigger refuses a code of another. */
    disciplines: integer("disciplines").array().notNull(),
    /** Surname and name in lower case without accents, for searching and ordering alike on every server. */
    searchName: text("search_name")
      .notNull()
      .generatedAlwaysAs(
        sql`lower(regexp_replace(normalize(last_name || ' ' || first_name, NFD), '[\\u0300-\\u036f]', '', 'g'))`,
      ),
  },
  (table) => [
    unique("professionals_public_id").on(table.publicId),
    unique("professionals_pseudonym").on(table.pseudonym),
    unique("professionals_fiscal_code").on(table.fiscalCode),
    index("professionals_by_name").on(sql`${table.searchName} collate "C"`, table.id),
    // Of a profession that few have, the list of everybody would be walked to its end.
    index("professionals_by_profession").on(table.profession, sql`${table.searchName} collate "C"`, table.id),
    check(
      "professionals_fiscal_code_form",
      sql`${table.fiscalCode} ~ '^([A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]|[0-9]{11})$'`,
    ),
    check("professionals_names_present", sql`${table.firstName} <> '' and ${table.lastName} <> ''`),
    check("professionals_disciplines_present", sql`cardinality(${table.disciplines}) > 0`),
  ],
);
