/**
 * Training dossiers and, per area of objectives, the percentage planned and achieved. Takes effect on the day of building.
 * The three areas are columns and not rows, so that a registered dossier cannot grow a part later.
 */
import { sql } from "drizzle-orm";
import { check, integer, pgTable, text } from "drizzle-orm/pg-core";
import { dossierKinds } from "./codes.ts";
import { amount, decimals, factColumns, factConstraints, oneOf, triennium } from "./fact.ts";

export const dossiers = pgTable(
  "dossiers",
  {
    ...factColumns(),
    kind: text("kind", { enum: dossierKinds }).notNull(),
    triennium: text("triennium").notNull(),
    /** Codes of the objectives that the person planned; absent when only percentages were imported. */
    objectives: integer("objectives").array(),
    technicalPlanned: amount("technical_planned"),
    technicalAchieved: amount("technical_achieved"),
    processPlanned: amount("process_planned"),
    processAchieved: amount("process_achieved"),
    systemPlanned: amount("system_planned"),
    systemAchieved: amount("system_achieved"),
  },
  (table) => [
    ...factConstraints("dossiers", table),
    oneOf("dossiers_kind", table.kind, dossierKinds),
    triennium("dossiers_triennium", table.triennium),
    check("dossiers_objectives_present", sql`cardinality(${table.objectives}) > 0`),
    ...(["technical", "process", "system"] as const).flatMap((area) => [
      decimals(`dossiers_${area}_planned`, table[`${area}Planned`], 2, sql`between 0 and 100`),
      decimals(`dossiers_${area}_achieved`, table[`${area}Achieved`], 2, sql`between 0 and 100`),
      check(
        `dossiers_${area}_planned_first`,
        sql`${table[`${area}Planned`]} is not null or ${table[`${area}Achieved`]} is null`,
      ),
    ]),
  ],
);
