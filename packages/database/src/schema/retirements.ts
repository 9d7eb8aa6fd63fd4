/**
 * Retirement and the yearly income of the practice that goes on. A retirement takes effect on its first day (`from`), an income
 * on the last day of its year. A person has one chain of retirement rows, and one chain of incomes per year.
 */
import { sql } from "drizzle-orm";
import { boolean, check, integer, pgTable, uniqueIndex } from "drizzle-orm/pg-core";
import { amount, civilDate, decimals, factColumns, factConstraints } from "./fact.ts";

export const retirements = pgTable(
  "retirements",
  {
    ...factColumns(),
    occasionalPractice: boolean("occasional_practice").notNull(),
    /** When the person revoked the automatic exemption. */
    exemptionRevokedOn: civilDate("exemption_revoked_on"),
  },
  (table) => [
    ...factConstraints("retirements", table),
    uniqueIndex("retirements_one_chain").on(table.professionalId).where(sql`${table.supersedes} is null`),
  ],
);

export const retirementIncomes = pgTable(
  "retirement_incomes",
  {
    ...factColumns(),
    year: integer("year").notNull(),
    /** Euros of the year, at most two decimals. */
    amount: amount("amount").notNull(),
  },
  (table) => [
    ...factConstraints("retirement_incomes", table),
    uniqueIndex("retirement_incomes_one_chain")
      .on(table.professionalId, table.year)
      .where(sql`${table.supersedes} is null`),
    decimals("retirement_incomes_amount", table.amount, 2, sql`>= 0`),
    check("retirement_incomes_year", sql`${table.year} between 1900 and 2100`),
  ],
);
