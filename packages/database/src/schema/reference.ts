/**
 * Professions, disciplines and training objectives by their national codes. Names changed over the years: an edition is one
 * published list, and a code is looked up with the edition in use.
 */
import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { objectiveAreas } from "./codes.ts";

export const professions = pgTable("professions", {
  code: integer("code").primaryKey(),
  /** Italian name, as in the current list. */
  name: text("name").notNull(),
});

export const disciplines = pgTable(
  "disciplines",
  {
    profession: integer("profession")
      .notNull()
      .references(() => professions.code),
    code: integer("code").notNull(),
    /** 1 is the older list, 2 the current one; a code absent from the older list starts at 2. */
    edition: integer("edition").notNull(),
    name: text("name").notNull(),
  },
  (table) => [primaryKey({ name: "disciplines_pk", columns: [table.profession, table.code, table.edition] })],
);

export const objectives = pgTable(
  "objectives",
  {
    code: integer("code").notNull(),
    area: text("area", { enum: objectiveAreas }).notNull(),
    edition: integer("edition").notNull(),
    name: text("name").notNull(),
  },
  (table) => [
    primaryKey({ name: "objectives_pk", columns: [table.code, table.area, table.edition] }),
    check("objectives_area", sql`${table.area} in ('technical', 'process', 'system')`),
  ],
);
