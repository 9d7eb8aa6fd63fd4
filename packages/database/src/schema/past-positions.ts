/**
 * Past trienni as imported from the registry of origin, where no participations are held. A position takes effect on the last
 * day of its triennium.
 */
import { sql } from "drizzle-orm";
import { boolean, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { amount, civilDate, decimals, factColumns, factConstraints, triennium } from "./fact.ts";

export const pastPositions = pgTable(
  "past_positions",
  {
    ...factColumns(),
    triennium: text("triennium").notNull(),
    acquired: amount("acquired").notNull(),
    obligation: amount("obligation"),
    /** Surplus or, when negative, debt. */
    balance: amount("balance"),
    certified: boolean("certified"),
    certifiedOn: civilDate("certified_on"),
    individualDossierSatisfied: boolean("individual_dossier_satisfied"),
  },
  (table) => [
    ...factConstraints("past_positions", table),
    uniqueIndex("past_positions_one_chain")
      .on(table.professionalId, table.triennium)
      .where(sql`${table.supersedes} is null`),
    triennium("past_positions_triennium", table.triennium),
    decimals("past_positions_acquired", table.acquired, 1, sql`between 0 and 99999`),
    decimals("past_positions_obligation", table.obligation, 1, sql`between 0 and 99999`),
    decimals("past_positions_balance", table.balance, 1, sql`between -99999 and 99999`),
  ],
);
