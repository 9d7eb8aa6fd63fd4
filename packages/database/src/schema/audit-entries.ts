/**
 * Who read or changed whose record: append-only, and each entry carries the hash of the one before it. The database numbers and
 * chains the entries itself (see the migration), so that writers at the same time stand in one line.
 */
import { sql } from "drizzle-orm";
import { bigint, check, index, pgTable, text, timestamp } from "drizzle-orm/pg-core";

export const auditActions = ["read", "change", "sign-in", "sign-out"] as const;
export type AuditAction = (typeof auditActions)[number];

export const auditEntries = pgTable(
  "audit_entries",
  {
    /** 1, 2, 3 … without gaps; the database gives it. */
    number: bigint("number", { mode: "number" }).primaryKey(),
    at: timestamp("at", { withTimezone: true, mode: "string", precision: 3 }).notNull().defaultNow(),
    /** Who, as the issuer names them; never a fiscal code. */
    actor: text("actor").notNull(),
    role: text("role").notNull(),
    action: text("action", { enum: auditActions }).notNull(),
    /** What was read or changed, such as `ledger`. */
    noun: text("noun").notNull(),
    /** Registry ids of whose it is. */
    subjects: text("subjects").array().notNull(),
    /** Why, as the caller said, or the name of the operation. */
    purpose: text("purpose").notNull(),
    previousHash: text("previous_hash").notNull(),
    /** `sha256:` of the previous hash and of what this entry says. */
    hash: text("hash").notNull(),
  },
  (table) => [
    index("audit_entries_by_subject").using("gin", table.subjects),
    check("audit_entries_action", sql`${table.action} in ('read', 'change', 'sign-in', 'sign-out')`),
    // A fiscal code written by mistake in a purpose or a name would stay for ever.
    check(
      "audit_entries_no_fiscal_code",
      sql`concat_ws(' ', ${table.actor}, ${table.noun}, ${table.purpose}, array_to_string(${table.subjects}, ' ')) !~* '[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]'`,
    ),
  ],
);
