/**
 * Simulations that somebody asked the server for, and how far each came. A step is added and never changed; the last one says what became
 * of the simulation, and after one that ends it there is none. The queue that hands them out is not here: it may be lost.
 */
import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { keptCohorts } from "./kept-cohorts.ts";

/** The last four end a simulation. */
export const stepKinds = [
  /** A server began with it, for the first time or again after another one was ended. */
  "taken",
  "progress",
  "sample",
  "cancel-asked",
  "done",
  /** The question cannot be answered of these people. */
  "refused",
  "failed",
  "cancelled",
] as const;
export type SimulationStepKind = (typeof stepKinds)[number];

export const simulations = pgTable(
  "simulations",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    publicId: uuid("public_id").notNull().defaultRandom(),
    /** Who asked, as the issuer names them. */
    actor: text("actor").notNull(),
    /** Hash of the program in force when it was asked. */
    program: text("program").notNull(),
    /** What was asked, with every text it needs. */
    request: jsonb("request").$type<unknown>().notNull(),
    /** The people, when they had been taken before; absent when the simulation takes them itself. */
    cohortId: bigint("cohort_id", { mode: "number" }).references(() => keptCohorts.id),
    at: timestamp("at", { withTimezone: true, mode: "string", precision: 3 }).notNull().defaultNow(),
  },
  (table) => [
    index("simulations_by_cohort").on(table.cohortId, table.id).where(sql`${table.cohortId} is not null`),
    unique("simulations_public_id").on(table.publicId),
    index("simulations_by_actor").on(table.actor, table.id),
    check("simulations_program_form", sql`${table.program} ~ '^sha256:[0-9a-f]{64}$'`),
  ],
);

export const simulationSteps = pgTable(
  "simulation_steps",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    simulationId: bigint("simulation_id", { mode: "number" })
      .notNull()
      .references(() => simulations.id),
    /** 1, 2, 3 … within the simulation, in the order in which they were committed; the database gives it. */
    number: integer("number").notNull().default(0),
    kind: text("kind", { enum: stepKinds }).notNull(),
    /** 1, 2, 3 … how often it was taken; 0 of what nobody who took it wrote. A server that was overtaken writes no more. */
    attempt: integer("attempt").notNull(),
    detail: jsonb("detail").$type<unknown>().notNull(),
    at: timestamp("at", { withTimezone: true, mode: "string", precision: 3 }).notNull().defaultNow(),
  },
  (table) => [
    unique("simulation_steps_in_order").on(table.simulationId, table.number),
    uniqueIndex("simulation_steps_one_end")
      .on(table.simulationId)
      .where(sql`${table.kind} in ('done', 'refused', 'failed', 'cancelled')`),
    uniqueIndex("simulation_steps_one_taking")
      .on(table.simulationId, table.attempt)
      .where(sql`${table.kind} = 'taken'`),
    check(
      "simulation_steps_kind",
      sql`${table.kind} in ('taken', 'progress', 'sample', 'cancel-asked', 'done', 'refused', 'failed', 'cancelled')`,
    ),
    check("simulation_steps_attempt", sql`${table.attempt} >= 0`),
  ],
);
