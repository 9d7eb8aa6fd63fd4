/**
 * The bodies that employ people of the registry, and who works for which: as those bodies tell whoever keeps the registry, and not as
 * the person declares. Takes effect on the first day of work.
 */
import { sql } from "drizzle-orm";
import { bigint, check, index, pgTable, text, unique } from "drizzle-orm/pg-core";
import { civilDate, factColumns, factConstraints } from "./fact.ts";

export const employingBodies = pgTable(
  "employing_bodies",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    publicId: text("public_id").notNull(),
    name: text("name").notNull(),
  },
  (table) => [
    unique("employing_bodies_public_id").on(table.publicId),
    check("employing_bodies_public_id_form", sql`${table.publicId} ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,39}$'`),
    check("employing_bodies_name", sql`length(${table.name}) between 1 and 200`),
  ],
);

export const employments = pgTable(
  "employments",
  {
    ...factColumns(),
    bodyId: bigint("body_id", { mode: "number" })
      .notNull()
      .references(() => employingBodies.id),
    /** Last day, included; absent while the person works there. */
    endsOn: civilDate("ends_on"),
  },
  (table) => [
    ...factConstraints("employments", table),
    index("employments_by_body").on(table.bodyId, table.professionalId),
    check("employments_order", sql`${table.endsOn} >= ${table.effectiveOn}`),
  ],
);
