/**
 * The Orders that keep the registers of the professions, and who is enrolled in the register of which. An enrolment takes effect
 * on the day of the Order's resolution.
 */
import { sql } from "drizzle-orm";
import { bigint, check, index, pgTable, text, unique } from "drizzle-orm/pg-core";
import { civilDate, factColumns, factConstraints } from "./fact.ts";

export const orders = pgTable(
  "orders",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    publicId: text("public_id").notNull(),
    name: text("name").notNull(),
    /** ISTAT code of the region in which its register is; absent when nobody said. */
    region: text("region"),
  },
  (table) => [
    unique("orders_public_id").on(table.publicId),
    check("orders_names_present", sql`${table.publicId} <> '' and ${table.name} <> ''`),
    check("orders_region_is_a_code", sql`${table.region} ~ '^[0-9]{2}$'`),
  ],
);

export const orderMemberships = pgTable(
  "order_memberships",
  {
    ...factColumns(),
    orderId: bigint("order_id", { mode: "number" })
      .notNull()
      .references(() => orders.id),
    /** Last day, included; absent while the person is enrolled. */
    endsOn: civilDate("ends_on"),
  },
  (table) => [
    ...factConstraints("order_memberships", table),
    index("order_memberships_by_order").on(table.orderId, table.professionalId),
    check("order_memberships_order", sql`${table.endsOn} >= ${table.effectiveOn}`),
  ],
);
