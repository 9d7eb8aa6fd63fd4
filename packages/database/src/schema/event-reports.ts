/**
 * What a provider reported of an edition of an event, once for each content: a later report of the same edition supersedes the
 * earlier one, which stays. The participations it told of are facts of their own.
 */
import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, integer, jsonb, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { editions } from "./events.ts";
import { civilDate } from "./fact.ts";

export const eventReports = pgTable(
  "event_reports",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    editionId: bigint("edition_id", { mode: "number" })
      .notNull()
      .references(() => editions.id),
    /** `sha256:` and the hexadecimal digest of the report's content, whatever file and format it came in. */
    contentHash: text("content_hash").notNull(),
    registeredOn: civilDate("registered_on").notNull(),
    /** Last day for reporting, as the rules in force said when it was registered; absent when they did not say. */
    dueOn: civilDate("due_on"),
    /** People reported, whatever their role. */
    participants: integer("participants").notNull(),
    /** The attributes of the event as they were written; nothing in it is about a person. */
    header: jsonb("header").$type<Readonly<Record<string, string>>>().notNull(),
    supersedes: bigint("supersedes", { mode: "number" }),
  },
  (table) => [
    foreignKey({ name: "event_reports_supersedes_fk", columns: [table.supersedes], foreignColumns: [table.id] }),
    unique("event_reports_content").on(table.editionId, table.contentHash),
    uniqueIndex("event_reports_supersedes_once").on(table.supersedes).where(sql`${table.supersedes} is not null`),
    uniqueIndex("event_reports_one_chain").on(table.editionId).where(sql`${table.supersedes} is null`),
    check("event_reports_content_hash_form", sql`${table.contentHash} ~ '^sha256:[0-9a-f]{64}$'`),
    check("event_reports_participants_positive", sql`${table.participants} > 0`),
  ],
);
