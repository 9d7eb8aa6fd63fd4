/** Radiological activity, which decides the share of radioprotection. Takes effect on the first day (`from`). */
import { sql } from "drizzle-orm";
import { check, pgTable, text } from "drizzle-orm/pg-core";
import { radiologyKinds } from "./codes.ts";
import { civilDate, factColumns, factConstraints, oneOf } from "./fact.ts";

export const radiologyPeriods = pgTable(
  "radiology_periods",
  {
    ...factColumns(),
    kind: text("kind", { enum: radiologyKinds }).notNull(),
    /** Last day, included; absent while the period is open. */
    endsOn: civilDate("ends_on"),
  },
  (table) => [
    ...factConstraints("radiology_periods", table),
    oneOf("radiology_periods_kind", table.kind, radiologyKinds),
    check("radiology_periods_order", sql`${table.endsOn} >= ${table.effectiveOn}`),
  ],
);
