/**
 * Who is signed in, and who is on the way to. The browser holds a random secret in a cookie, the database only its digest, so that
 * nobody who reads these tables can sign in with what is written there. Rows are removed when they have served.
 */
import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";

export const sessions = pgTable(
  "sessions",
  {
    /** Hexadecimal SHA-256 of the secret in the cookie. */
    secretHash: text("secret_hash").primaryKey(),
    /** Who it is for the issuer: `subject issuer`; never a fiscal code. */
    subject: text("subject").notNull(),
    displayName: text("display_name").notNull(),
    /** Every role the person may act in, as granted at the sign-in. */
    grants: jsonb("grants").$type<unknown>().notNull(),
    /** Place in `grants` of the one in use. */
    grantInUse: integer("grant_in_use").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true, mode: "string" }).notNull().defaultNow(),
    lastSeenAt: timestamp("last_seen_at", { withTimezone: true, mode: "string" }).notNull().defaultNow(),
    expiresAt: timestamp("expires_at", { withTimezone: true, mode: "string" }).notNull(),
  },
  (table) => [
    index("sessions_by_subject").on(table.subject),
    index("sessions_by_expiry").on(table.expiresAt),
    check("sessions_secret_hash_form", sql`${table.secretHash} ~ '^[0-9a-f]{64}$'`),
  ],
);

export const signInAttempts = pgTable(
  "sign_in_attempts",
  {
    /** Hexadecimal SHA-256 of the secret in the cookie of the attempt. */
    secretHash: text("secret_hash").primaryKey(),
    state: text("state").notNull(),
    nonce: text("nonce").notNull(),
    /** The PKCE code verifier. */
    verifier: text("verifier").notNull(),
    /** The path of the console to come back to. */
    returnTo: text("return_to").notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true, mode: "string" }).notNull(),
  },
  (table) => [
    index("sign_in_attempts_by_expiry").on(table.expiresAt),
    check("sign_in_attempts_secret_hash_form", sql`${table.secretHash} ~ '^[0-9a-f]{64}$'`),
  ],
);
