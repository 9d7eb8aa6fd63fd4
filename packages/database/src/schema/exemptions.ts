/** Exemptions by study (`esonero`) and by suspension of activity (`esenzione`). Take effect on the first day (`from`). */
import { sql } from "drizzle-orm";
import { check, integer, pgTable, text } from "drizzle-orm/pg-core";
import { exemptionKinds } from "./codes.ts";
import { civilDate, factColumns, factConstraints, oneOf } from "./fact.ts";

export const exemptions = pgTable(
  "exemptions",
  {
    ...factColumns(),
    kind: text("kind", { enum: exemptionKinds }).notNull(),
    /** Code of the reason. Which reasons exist, and of which kind, is the law's to say and changes with it. */
    reason: text("reason").notNull(),
    /** Last day, included; absent while it is open. */
    endsOn: civilDate("ends_on"),
    legalYears: integer("legal_years"),
    universityCreditsPerYear: integer("university_credits_per_year"),
    /** The year the person asked the reduction to be counted in. */
    attributedYear: integer("attributed_year"),
    requestedOn: civilDate("requested_on"),
  },
  (table) => [
    ...factConstraints("exemptions", table),
    oneOf("exemptions_kind", table.kind, exemptionKinds),
    check("exemptions_reason", sql`${table.reason} ~ '^[a-z][a-z0-9-]*$'`),
    check("exemptions_order", sql`${table.endsOn} >= ${table.effectiveOn}`),
    check("exemptions_legal_years", sql`${table.legalYears} > 0`),
    check("exemptions_university_credits", sql`${table.universityCreditsPerYear} >= 0`),
    check("exemptions_attributed_year", sql`${table.attributedYear} between 1900 and 2100`),
  ],
);
