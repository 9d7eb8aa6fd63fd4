/**
 * Acts of law in the rule language, their versions, and the programs compiled from sets of versions. A version is free to change
 * until `publishedAt` is set; then it is immutable. A program is immutable and named by its hash.
 */
import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgTable, text, timestamp, unique } from "drizzle-orm/pg-core";
import { civilDate } from "./fact.ts";

export const acts = pgTable(
  "acts",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** The identifier the source text gives it, such as `cnfc_2017_crediti`. */
    publicId: text("public_id").notNull(),
  },
  (table) => [
    unique("acts_public_id").on(table.publicId),
    check("acts_public_id_present", sql`${table.publicId} <> ''`),
  ],
);

export const actVersions = pgTable(
  "act_versions",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    actId: bigint("act_id", { mode: "number" })
      .notNull()
      .references(() => acts.id),
    /** 1, 2, 3 … within the act. */
    number: integer("number").notNull(),
    title: text("title").notNull(),
    authority: text("authority").notNull(),
    /** Dates of the act itself; absent when its text does not give them. */
    adoptedOn: civilDate("adopted_on"),
    publishedOn: civilDate("published_on"),
    effectiveFrom: civilDate("effective_from"),
    /** Last day of effect, included; absent when open. */
    effectiveTo: civilDate("effective_to"),
    sourceText: text("source_text").notNull(),
    /** `sha256:` and the hexadecimal digest of the source text in UTF-8; the database checks it. */
    hash: text("hash").notNull(),
    /** What the compiler made of this act, as the IR's JSON; absent until compiled. */
    fragment: jsonb("fragment").$type<unknown>(),
    /** The instant of publication in this registry; absent for a draft. */
    publishedAt: timestamp("published_at", { withTimezone: true, mode: "string" }),
  },
  (table) => [
    unique("act_versions_number").on(table.actId, table.number),
    index("act_versions_by_hash").on(table.hash),
    check("act_versions_number_positive", sql`${table.number} > 0`),
    check("act_versions_order", sql`${table.effectiveTo} >= ${table.effectiveFrom}`),
    check(
      "act_versions_hash",
      sql`${table.hash} = 'sha256:' || encode(sha256(convert_to(${table.sourceText}, 'UTF8')), 'hex')`,
    ),
  ],
);

export const programs = pgTable(
  "programs",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** `sha256:…` of the program, as the compiler computes it. */
    hash: text("hash").notNull(),
    ir: jsonb("ir").$type<unknown>().notNull(),
    /** The published versions it was compiled from, in order. */
    actVersionIds: bigint("act_version_ids", { mode: "number" }).array().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true, mode: "string" }).notNull().defaultNow(),
  },
  (table) => [
    unique("programs_hash").on(table.hash),
    check("programs_hash_form", sql`${table.hash} ~ '^sha256:[0-9a-f]{64}$'`),
  ],
);
