/** Providers, their accredited events and the editions in which an event was held. Append-only, like the facts that cite them. */
import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import { providerKinds, trainingFormats } from "./codes.ts";
import { amount, civilDate, decimals, oneOf } from "./fact.ts";

export const providers = pgTable(
  "providers",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    publicId: text("public_id").notNull(),
    /** Absent when only the accrediting body is known. */
    name: text("name"),
    /** Who accredited it: the national commission or a region. */
    kind: text("kind", { enum: providerKinds }).notNull(),
  },
  (table) => [unique("providers_public_id").on(table.publicId), oneOf("providers_kind", table.kind, providerKinds)],
);

export const events = pgTable(
  "events",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    publicId: text("public_id").notNull(),
    providerId: bigint("provider_id", { mode: "number" })
      .notNull()
      .references(() => providers.id),
    /** Absent when a record cites the event and nothing else is known of it. */
    title: text("title"),
    format: text("format", { enum: trainingFormats }).notNull(),
    /** Code of the training objective. */
    objective: integer("objective"),
    /** Codes of disciplines it is accredited for; absent means all. */
    disciplines: integer("disciplines").array(),
    /** Research activity, which the law lets last longer. */
    research: boolean("research").notNull().default(false),
    /** The title as it is searched: each of its words stands after a space. */
    searchTitle: text("search_title").generatedAlwaysAs(sql`' ' || lower(title)`),
  },
  (table) => [
    unique("events_public_id").on(table.publicId),
    index("events_by_provider").on(table.providerId, table.id),
    oneOf("events_format", table.format, trainingFormats),
    check("events_objective", sql`${table.objective} > 0`),
    check("events_disciplines_present", sql`cardinality(${table.disciplines}) > 0`),
  ],
);

export const editions = pgTable(
  "editions",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    eventId: bigint("event_id", { mode: "number" })
      .notNull()
      .references(() => events.id),
    number: integer("number").notNull(),
    startsOn: civilDate("starts_on"),
    endsOn: civilDate("ends_on"),
    /** Whole hours, as reported. */
    hours: integer("hours"),
    /** Credits given to a learner. */
    credits: amount("credits"),
  },
  (table) => [
    unique("editions_number").on(table.eventId, table.number),
    check("editions_number_form", sql`${table.number} between 1 and 999`),
    check("editions_order", sql`${table.endsOn} >= ${table.startsOn}`),
    check("editions_hours", sql`${table.hours} between 1 and 999`),
    decimals("editions_credits", table.credits, 1, sql`> 0 and ${table.credits} <= 50`),
  ],
);
