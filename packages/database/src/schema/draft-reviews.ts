/**
 * What becomes of a draft, step by step, and what is said of it. A step is about one text, by its hash: another text needs another
 * step. Who may take which step, after which other, the database checks itself (see the migration).
 */
import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { actVersions } from "./acts.ts";
import { draftRevisions, drafts } from "./drafts.ts";
import { civilDate, oneOf } from "./fact.ts";

export const draftStepKinds = [
  "review-requested",
  "approved",
  "refused",
  "withdrawn",
  "abandoned",
  "published",
] as const;
export type DraftStepKind = (typeof draftStepKinds)[number];

export const draftSteps = pgTable(
  "draft_steps",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    draftId: bigint("draft_id", { mode: "number" })
      .notNull()
      .references(() => drafts.id),
    kind: text("kind", { enum: draftStepKinds }).notNull(),
    /** The text it is about: the latest one of the draft. */
    revisionId: bigint("revision_id", { mode: "number" })
      .notNull()
      .references(() => draftRevisions.id),
    contentHash: text("content_hash").notNull(),
    /** Hash of the program in force at that moment: an approval was given in view of it. */
    program: text("program").notNull(),
    actor: text("actor").notNull(),
    /** For the screen. */
    actorName: text("actor_name").notNull(),
    at: timestamp("at", { withTimezone: true, mode: "string", precision: 3 }).notNull().defaultNow(),
    /** Why it is refused, or a word to who comes next. */
    reason: text("reason"),
    /** Of a publication: the day from which the act is known. */
    knownFrom: civilDate("known_from"),
    /** Of a publication: the version that it made. */
    actVersionId: bigint("act_version_id", { mode: "number" }).references(() => actVersions.id),
  },
  (table) => [
    index("draft_steps_by_draft").on(table.draftId, table.id),
    index("draft_steps_by_hash").on(table.contentHash),
    unique("draft_steps_version").on(table.actVersionId),
    oneOf("draft_steps_kind", table.kind, draftStepKinds),
    check("draft_steps_reason", sql`${table.kind} <> 'refused' or length(${table.reason}) > 0`),
    check(
      "draft_steps_publication",
      sql`(${table.kind} = 'published') = (${table.actVersionId} is not null and ${table.knownFrom} is not null)`,
    ),
  ],
);

export const draftComments = pgTable(
  "draft_comments",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    publicId: uuid("public_id").notNull().defaultRandom(),
    draftId: bigint("draft_id", { mode: "number" })
      .notNull()
      .references(() => drafts.id),
    /** The text that was read when it was written. */
    revisionId: bigint("revision_id", { mode: "number" })
      .notNull()
      .references(() => draftRevisions.id),
    /** Article and comma it is about, as the text numbers them; absent: the whole. */
    article: text("article"),
    comma: text("comma"),
    /** The comment that it answers; an answer is about what the first one is about. */
    parentId: bigint("parent_id", { mode: "number" }),
    body: text("body").notNull(),
    author: text("author").notNull(),
    authorName: text("author_name").notNull(),
    at: timestamp("at", { withTimezone: true, mode: "string", precision: 3 }).notNull().defaultNow(),
  },
  (table) => [
    unique("draft_comments_public_id").on(table.publicId),
    foreignKey({ name: "draft_comments_parent_fk", columns: [table.parentId], foreignColumns: [table.id] }),
    index("draft_comments_by_draft").on(table.draftId, table.id),
    check("draft_comments_body", sql`length(${table.body}) between 1 and 10000`),
    check("draft_comments_place", sql`${table.comma} is null or ${table.article} is not null`),
  ],
);

export const draftCommentResolutions = pgTable(
  "draft_comment_resolutions",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    commentId: bigint("comment_id", { mode: "number" })
      .notNull()
      .references(() => draftComments.id),
    actor: text("actor").notNull(),
    actorName: text("actor_name").notNull(),
    at: timestamp("at", { withTimezone: true, mode: "string", precision: 3 }).notNull().defaultNow(),
  },
  (table) => [unique("draft_comment_resolutions_once").on(table.commentId)],
);
