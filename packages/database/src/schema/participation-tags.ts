/** A participation tagged as radioprotection after the provider's report. Takes effect on the day it is asked; the law judges it. */
import { sql } from "drizzle-orm";
import { bigint, boolean, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { taggers } from "./codes.ts";
import { factColumns, factConstraints, oneOf } from "./fact.ts";
import { participations } from "./participations.ts";

export const participationTags = pgTable(
  "participation_tags",
  {
    ...factColumns(),
    participationId: bigint("participation_id", { mode: "number" })
      .notNull()
      .references(() => participations.id),
    askedBy: text("asked_by", { enum: taggers }).notNull(),
    /** The Order was asked in writing. */
    writtenRequest: boolean("written_request").notNull(),
    /** With copies of the certificates. */
    certificates: boolean("certificates").notNull(),
  },
  (table) => [
    ...factConstraints("participation_tags", table),
    uniqueIndex("participation_tags_once").on(table.participationId).where(sql`${table.supersedes} is null`),
    oneOf("participation_tags_asked_by", table.askedBy, taggers),
  ],
);
