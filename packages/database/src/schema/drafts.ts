/**
 * Drafts of acts and their texts. A revision is added and never changed; its number is the next one of its draft, so that of two who
 * save from the same revision one finds out. What became of a draft is in `draft_steps`.
 */
import { sql } from "drizzle-orm";
import { bigint, check, index, integer, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";

export const drafts = pgTable(
  "drafts",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    publicId: uuid("public_id").notNull().defaultRandom(),
    /** The identifier that its text gives the act, such as `cnfc_2017_crediti`. */
    actName: text("act_name").notNull(),
    /** Who began it, as the issuer names them. */
    author: text("author").notNull(),
    at: timestamp("at", { withTimezone: true, mode: "string", precision: 3 }).notNull().defaultNow(),
  },
  (table) => [
    unique("drafts_public_id").on(table.publicId),
    index("drafts_by_act").on(table.actName),
    check("drafts_act_name_form", sql`${table.actName} ~ '^[a-z][a-z0-9_]{0,79}$'`),
  ],
);

export const draftRevisions = pgTable(
  "draft_revisions",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    draftId: bigint("draft_id", { mode: "number" })
      .notNull()
      .references(() => drafts.id),
    /** 1, 2, 3 … within the draft. */
    number: integer("number").notNull(),
    /** As the text gives it; the identifier when it gives none. */
    title: text("title").notNull(),
    sourceText: text("source_text").notNull(),
    /** `sha256:` and the hexadecimal digest of the text in UTF-8; the database checks it. */
    contentHash: text("content_hash").notNull(),
    /** Hash of the program that was in force when it was saved. */
    basedOn: text("based_on").notNull(),
    author: text("author").notNull(),
    /** For the screen. */
    authorName: text("author_name").notNull(),
    at: timestamp("at", { withTimezone: true, mode: "string", precision: 3 }).notNull().defaultNow(),
  },
  (table) => [
    unique("draft_revisions_number").on(table.draftId, table.number),
    index("draft_revisions_by_hash").on(table.contentHash),
    check("draft_revisions_number_positive", sql`${table.number} > 0`),
    check("draft_revisions_based_on_form", sql`${table.basedOn} ~ '^sha256:[0-9a-f]{64}$'`),
    check(
      "draft_revisions_hash",
      sql`${table.contentHash} = 'sha256:' || encode(sha256(convert_to(${table.sourceText}, 'UTF8')), 'hex')`,
    ),
  ],
);
