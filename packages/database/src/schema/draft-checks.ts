/**
 * What was found out about a text once and need not be computed again, and the simulations that were run of it. Both are about a
 * text by its hash, within a program by its hash: another text, another finding.
 */
import { sql } from "drizzle-orm";
import { bigint, check, jsonb, pgTable, text, timestamp, unique } from "drizzle-orm/pg-core";
import { drafts } from "./drafts.ts";

export const draftChecks = pgTable(
  "draft_checks",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    contentHash: text("content_hash").notNull(),
    /** Hash of the program in force with which it was compiled. */
    program: text("program").notNull(),
    /** Which finding, such as `mutants`. */
    name: text("name").notNull(),
    result: jsonb("result").$type<unknown>().notNull(),
    at: timestamp("at", { withTimezone: true, mode: "string", precision: 3 }).notNull().defaultNow(),
  },
  (table) => [
    unique("draft_checks_once").on(table.contentHash, table.program, table.name),
    check("draft_checks_hash_form", sql`${table.contentHash} ~ '^sha256:[0-9a-f]{64}$'`),
  ],
);

export const draftSimulations = pgTable(
  "draft_simulations",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    draftId: bigint("draft_id", { mode: "number" })
      .notNull()
      .references(() => drafts.id),
    /** The text that was simulated. */
    contentHash: text("content_hash").notNull(),
    /** `sha256:` of what came out: of everything in `result`. */
    resultHash: text("result_hash").notNull(),
    /**
     * The headline numbers that somebody attached, and the hashes of the people and of the two programs that they are of. Null where this
     * server ran the simulation, which tells its report itself.
     */
    result: jsonb("result").$type<unknown>(),
    actor: text("actor").notNull(),
    /** For the screen; null as above. */
    actorName: text("actor_name"),
    at: timestamp("at", { withTimezone: true, mode: "string", precision: 3 }).notNull().defaultNow(),
  },
  (table) => [
    unique("draft_simulations_once").on(table.draftId, table.contentHash, table.resultHash),
    check("draft_simulations_result_form", sql`${table.resultHash} ~ '^sha256:[0-9a-f]{64}$'`),
  ],
);
