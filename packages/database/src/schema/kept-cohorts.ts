/**
 * Cohorts that somebody had taken out of the registry, to be simulated many times. A step is added and never changed: the last one says what
 * became of the cohort. The files are here in parts, so that whichever server is there can open it; they go when the cohort is removed.
 */
import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes } from "./bytes.ts";

/** `done`, `refused`, `failed` and `cancelled` end the taking; what is done may be removed. */
export const keptCohortStepKinds = [
  /** A server began to take it, for the first time or again after another one was ended. */
  "taken",
  "progress",
  "cancel-asked",
  /** It is whole, and may be simulated. */
  "done",
  /** There is nobody, or there are too many. */
  "refused",
  "failed",
  "cancelled",
  /** Whoever had it taken wanted it no more, or it had to give way to others: its parts go with this step. */
  "removed",
] as const;
export type KeptCohortStepKind = (typeof keptCohortStepKinds)[number];

export const keptCohorts = pgTable(
  "kept_cohorts",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    publicId: uuid("public_id").notNull().defaultRandom(),
    /** Who asked, as the issuer names them. */
    actor: text("actor").notNull(),
    /** Hash of the program in force when it was asked: its vocabulary lays the people out. */
    program: text("program").notNull(),
    /** Whom to take. */
    definition: jsonb("definition").$type<unknown>().notNull(),
    at: timestamp("at", { withTimezone: true, mode: "string", precision: 3 }).notNull().defaultNow(),
  },
  (table) => [
    unique("kept_cohorts_public_id").on(table.publicId),
    index("kept_cohorts_by_actor").on(table.actor, table.id),
    check("kept_cohorts_program_form", sql`${table.program} ~ '^sha256:[0-9a-f]{64}$'`),
  ],
);

export const keptCohortSteps = pgTable(
  "kept_cohort_steps",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    cohortId: bigint("cohort_id", { mode: "number" })
      .notNull()
      .references(() => keptCohorts.id),
    /** 1, 2, 3 … within the cohort, in the order in which they were committed; the database gives it. */
    number: integer("number").notNull().default(0),
    kind: text("kind", { enum: keptCohortStepKinds }).notNull(),
    /** 1, 2, 3 … how often it was taken; 0 of what nobody who took it wrote. A server that was overtaken writes no more. */
    attempt: integer("attempt").notNull(),
    detail: jsonb("detail").$type<unknown>().notNull(),
    at: timestamp("at", { withTimezone: true, mode: "string", precision: 3 }).notNull().defaultNow(),
  },
  (table) => [
    unique("kept_cohort_steps_in_order").on(table.cohortId, table.number),
    uniqueIndex("kept_cohort_steps_one_end")
      .on(table.cohortId)
      .where(sql`${table.kind} in ('done', 'refused', 'failed', 'cancelled')`),
    uniqueIndex("kept_cohort_steps_removed").on(table.cohortId).where(sql`${table.kind} = 'removed'`),
    uniqueIndex("kept_cohort_steps_one_taking").on(table.cohortId, table.attempt).where(sql`${table.kind} = 'taken'`),
    check(
      "kept_cohort_steps_kind",
      sql`${table.kind} in ('taken', 'progress', 'cancel-asked', 'done', 'refused', 'failed', 'cancelled', 'removed')`,
    ),
    check("kept_cohort_steps_attempt", sql`${table.attempt} >= 0`),
  ],
);

export const keptCohortParts = pgTable(
  "kept_cohort_parts",
  {
    cohortId: bigint("cohort_id", { mode: "number" })
      .notNull()
      .references(() => keptCohorts.id),
    /** The name of the file in the folder of the cohort. */
    file: text("file").notNull(),
    /** 1, 2, 3 … in the order of the file. */
    number: integer("number").notNull(),
    /** Each part compressed by itself, as gzip does it. */
    content: bytes("content").notNull(),
  },
  (table) => [
    primaryKey({ name: "kept_cohort_parts_pkey", columns: [table.cohortId, table.file, table.number] }),
    check("kept_cohort_parts_number", sql`${table.number} >= 1`),
    check("kept_cohort_parts_file", sql`${table.file} ~ '^[A-Za-z0-9][A-Za-z0-9._-]*$'`),
  ],
);
