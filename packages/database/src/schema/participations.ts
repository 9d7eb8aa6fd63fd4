/**
 * Credits a person acquired in an edition of an event, and their later move to another triennium. A participation takes effect
 * on the day of acquisition, a move on the day it is asked.
 */
import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { participationRoles } from "./codes.ts";
import { editions } from "./events.ts";
import { amount, decimals, factColumns, factConstraints, oneOf, triennium } from "./fact.ts";

export const participations = pgTable(
  "participations",
  {
    ...factColumns(),
    /** The record's id (`PA-1`), unique for the person; a correction keeps it. */
    publicId: text("public_id").notNull(),
    editionId: bigint("edition_id", { mode: "number" })
      .notNull()
      .references(() => editions.id),
    role: text("role", { enum: participationRoles }).notNull(),
    credits: amount("credits").notNull(),
    /** Recruited by a sponsor. */
    recruited: boolean("recruited").notNull().default(false),
    /** Tagged as radioprotection, by the provider or later by the person or the Order. */
    radioprotection: boolean("radioprotection").notNull().default(false),
    /** Disciplines under which it was reported for this person; absent means those of the event. */
    disciplines: integer("disciplines").array(),
  },
  (table) => [
    ...factConstraints("participations", table),
    index("participations_by_edition").on(table.editionId, table.effectiveOn, table.id),
    index("participations_by_day").on(table.effectiveOn, table.id),
    uniqueIndex("participations_public_id")
      .on(table.professionalId, table.publicId)
      .where(sql`${table.supersedes} is null`),
    oneOf("participations_role", table.role, participationRoles),
    decimals("participations_credits", table.credits, 1, sql`> 0 and ${table.credits} <= 50`),
    check("participations_disciplines_present", sql`cardinality(${table.disciplines}) > 0`),
    check("participations_known_after_acquired", sql`${table.registeredOn} >= ${table.effectiveOn}`),
  ],
);

export const participationMoves = pgTable(
  "participation_moves",
  {
    ...factColumns(),
    participationId: bigint("participation_id", { mode: "number" })
      .notNull()
      .references(() => participations.id),
    /** The triennium the credits now belong to. */
    triennium: text("triennium").notNull(),
  },
  (table) => [
    ...factConstraints("participation_moves", table),
    uniqueIndex("participation_moves_once").on(table.participationId).where(sql`${table.supersedes} is null`),
    triennium("participation_moves_triennium", table.triennium),
  ],
);
