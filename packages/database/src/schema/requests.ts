/**
 * What a person asks of who keeps the registry, and the decision: neither is a fact of the law, which reads only what the decision
 * adds. A request is asked once and decided once.
 */
import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { requestKinds } from "./codes.ts";
import { events } from "./events.ts";
import { civilDate, oneOf } from "./fact.ts";
import { professionals } from "./professionals.ts";

export const requests = pgTable(
  "requests",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    publicId: uuid("public_id").notNull().defaultRandom(),
    professionalId: bigint("professional_id", { mode: "number" })
      .notNull()
      .references(() => professionals.id),
    kind: text("kind", { enum: requestKinds }).notNull(),
    askedOn: civilDate("asked_on").notNull(),
    /** The event that the request is about, when it is about one. */
    eventId: bigint("event_id", { mode: "number" }).references(() => events.id),
    /** What is asked, in the words of its kind. Amounts are strings. */
    body: jsonb("body").notNull(),
  },
  (table) => [
    unique("requests_public_id").on(table.publicId),
    index("requests_by_professional").on(table.professionalId, table.id),
    index("requests_by_event").on(table.eventId).where(sql`${table.eventId} is not null`),
    oneOf("requests_kind", table.kind, requestKinds),
    check("requests_body", sql`jsonb_typeof(${table.body}) = 'object'`),
    check("requests_event", sql`(${table.kind} = 'insertion-claim') = (${table.eventId} is not null)`),
  ],
);

export const requestDecisions = pgTable(
  "request_decisions",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    requestId: bigint("request_id", { mode: "number" })
      .notNull()
      .references(() => requests.id),
    accepted: boolean("accepted").notNull(),
    decidedOn: civilDate("decided_on").notNull(),
    /** Why it is refused. */
    reason: text("reason"),
    /** What was issued, when something was. */
    result: jsonb("result"),
  },
  (table) => [
    unique("request_decisions_once").on(table.requestId),
    check("request_decisions_reason", sql`${table.accepted} or length(${table.reason}) > 0`),
  ],
);
