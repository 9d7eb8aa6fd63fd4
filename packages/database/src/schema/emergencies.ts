/** Work in the places and days of a declared emergency. Takes effect on the first day (`from`). */
import { sql } from "drizzle-orm";
import { check, pgTable, text } from "drizzle-orm/pg-core";
import { emergencyKinds } from "./codes.ts";
import { civilDate, factColumns, factConstraints, oneOf } from "./fact.ts";

export const emergencies = pgTable(
  "emergencies",
  {
    ...factColumns(),
    kind: text("kind", { enum: emergencyKinds }).notNull(),
    /** Last day, included; absent while it goes on. */
    endsOn: civilDate("ends_on"),
  },
  (table) => [
    ...factConstraints("emergencies", table),
    oneOf("emergencies_kind", table.kind, emergencyKinds),
    check("emergencies_order", sql`${table.endsOn} >= ${table.effectiveOn}`),
  ],
);
