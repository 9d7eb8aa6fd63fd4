/** The disciplines a person chose after entering the registry, all of the one profession. Takes effect on the day of the choice. */
import { sql } from "drizzle-orm";
import { check, integer, pgTable } from "drizzle-orm/pg-core";
import { factColumns, factConstraints } from "./fact.ts";

export const disciplineChoices = pgTable(
  "discipline_choices",
  {
    ...factColumns(),
    /** Codes of disciplines of the person's profession; a trigger refuses a code of another. */
    disciplines: integer("disciplines").array().notNull(),
  },
  (table) => [
    ...factConstraints("discipline_choices", table),
    check("discipline_choices_present", sql`cardinality(${table.disciplines}) > 0`),
  ],
);
