/**
 * Who has a draft open at this moment, as their page says again and again. No fact: a row is changed while the page lives, and removed
 * when it is closed or has been silent.
 */
import { sql } from "drizzle-orm";
import { bigint, check, index, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { drafts } from "./drafts.ts";

export const draftPresences = pgTable(
  "draft_presences",
  {
    draftId: bigint("draft_id", { mode: "number" })
      .notNull()
      .references(() => drafts.id),
    /** As the issuer names them. */
    subject: text("subject").notNull(),
    /** An id that their browser gave itself: somebody may have two, with another text in each. */
    browser: text("browser").notNull(),
    /** For the screen. */
    displayName: text("display_name").notNull(),
    openedAt: timestamp("opened_at", { withTimezone: true, mode: "string", precision: 3 }).notNull().defaultNow(),
    seenAt: timestamp("seen_at", { withTimezone: true, mode: "string", precision: 3 }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.draftId, table.subject, table.browser] }),
    index("draft_presences_by_silence").on(table.seenAt),
    check("draft_presences_browser_form", sql`${table.browser} ~ '^[0-9a-f]{32}$'`),
  ],
);
