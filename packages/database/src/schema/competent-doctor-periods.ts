/** Periods in which a doctor declares to be mainly a medico competente. Takes effect on the first day (`from`). */
import { sql } from "drizzle-orm";
import { check, pgTable } from "drizzle-orm/pg-core";
import { civilDate, factColumns, factConstraints } from "./fact.ts";

export const competentDoctorPeriods = pgTable(
  "competent_doctor_periods",
  {
    ...factColumns(),
    /** Last day, included; absent while the period is open. */
    endsOn: civilDate("ends_on"),
  },
  (table) => [
    ...factConstraints("competent_doctor_periods", table),
    check("competent_doctor_periods_order", sql`${table.endsOn} >= ${table.effectiveOn}`),
  ],
);
