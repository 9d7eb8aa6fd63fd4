/** What a change answered, kept under the id that its caller gave it: the same id is answered alike, and nothing is done twice. */
import { sql } from "drizzle-orm";
import { bigint, check, jsonb, pgTable, text, timestamp, unique } from "drizzle-orm/pg-core";

export const mutationReceipts = pgTable(
  "mutation_receipts",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** Who asked, as the issuer names them, and in which role. */
    actor: text("actor").notNull(),
    /** The caller's own id of the change. */
    clientMutationId: text("client_mutation_id").notNull(),
    mutation: text("mutation").notNull(),
    /** `sha256:` of the input: another input under the same id is a mistake of the caller. */
    inputHash: text("input_hash").notNull(),
    answer: jsonb("answer").notNull(),
    at: timestamp("at", { withTimezone: true, mode: "string", precision: 3 }).notNull().defaultNow(),
  },
  (table) => [
    unique("mutation_receipts_once").on(table.actor, table.clientMutationId),
    check("mutation_receipts_id", sql`length(${table.clientMutationId}) between 1 and 200`),
  ],
);
