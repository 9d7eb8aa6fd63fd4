/**
 * Training outside provider events: publications, trials, tutoring, training abroad, self-study. Takes effect on the day of
 * acquisition or, when the record gives none, on the last day of the period, else on the day of registration.
 */
import { sql } from "drizzle-orm";
import { boolean, check, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { authorships, foreignBodies, individualTrainingKinds } from "./codes.ts";
import { amount, civilDate, decimals, factColumns, factConstraints, oneOf } from "./fact.ts";

export const individualTraining = pgTable(
  "individual_training",
  {
    ...factColumns(),
    /** The record's id (`IT-1`), unique for the person; a correction keeps it. */
    publicId: text("public_id"),
    kind: text("kind", { enum: individualTrainingKinds }).notNull(),
    acquiredOn: civilDate("acquired_on"),
    authorship: text("authorship", { enum: authorships }),
    startsOn: civilDate("starts_on"),
    endsOn: civilDate("ends_on"),
    hours: integer("hours"),
    teachingAssignment: boolean("teaching_assignment"),
    body: text("body", { enum: foreignBodies }),
    /** ISO 3166-1 alpha-2. */
    country: text("country"),
    credits: amount("credits"),
    distance: boolean("distance"),
    radioprotection: boolean("radioprotection"),
  },
  (table) => [
    ...factConstraints("individual_training", table),
    uniqueIndex("individual_training_public_id")
      .on(table.professionalId, table.publicId)
      .where(sql`${table.supersedes} is null`),
    oneOf("individual_training_kind", table.kind, individualTrainingKinds),
    oneOf("individual_training_authorship", table.authorship, authorships),
    oneOf("individual_training_body", table.body, foreignBodies),
    check("individual_training_country", sql`${table.country} ~ '^[A-Z]{2}$'`),
    check("individual_training_order", sql`${table.endsOn} >= ${table.startsOn}`),
    check("individual_training_hours", sql`${table.hours} >= 0`),
    decimals("individual_training_credits", table.credits, 1, sql`between 0 and 99999`),
  ],
);
