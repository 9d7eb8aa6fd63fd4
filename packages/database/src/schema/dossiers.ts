/**
 * Training dossiers and, per area of objectives, the percentage planned and achieved. Takes effect on the day of building.
 * The three areas are columns and not rows, so that a registered dossier cannot grow a part later.
 */
import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { dossierKinds } from "./codes.ts";
import { amount, decimals, factColumns, factConstraints, oneOf, triennium } from "./fact.ts";

export const dossiers = pgTable(
  "dossiers",
  {
    ...factColumns(),
    kind: text("kind", { enum: dossierKinds }).notNull(),
    triennium: text("triennium").notNull(),
    /** The group for which a body built it; a correction keeps it. Absent for an individual one, and where the record says none. */
    groupId: uuid("group_id"),
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
    check("dossiers_group", sql`${table.groupId} is null or ${table.kind} = 'group'`),
    index("dossiers_by_group").on(table.groupId).where(sql`${table.groupId} is not null`),
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
