/**
 * What people think of the events they attended, without who. A person is given one blind token for each participation, which the
 * registry signs without seeing it; a rating comes with the token and with nobody's name. No row of one table leads to a row of
 * the other: not by a key, nor by an order, nor by a time.
 */
import { sql } from "drizzle-orm";
import { bigint, boolean, check, customType, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { events } from "./events.ts";
import { professionals } from "./professionals.ts";

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

/**
 * The secret from which the key of each event is derived: one for the whole registry, made with the tables. No role that asks as
 * somebody may read it: with it, tokens could be signed that nobody was given.
 */
export const ratingSecrets = pgTable(
  "rating_secrets",
  {
    only: boolean("only").primaryKey().default(true),
    secret: bytes("secret").notNull(),
  },
  (table) => [
    check("rating_secrets_one", sql`${table.only}`),
    check("rating_secrets_length", sql`length(${table.secret}) = 32`),
  ],
);

/** That somebody was given the token of a participation; which token it is, nobody but they knows. */
export const ratingTokens = pgTable(
  "rating_tokens",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    professionalId: bigint("professional_id", { mode: "number" })
      .notNull()
      .references(() => professionals.id),
    /** The participation's id, unique for the person, which outlives corrections. */
    participation: text("participation").notNull(),
  },
  (table) => [unique("rating_tokens_once").on(table.professionalId, table.participation)],
);

const score = (name: string) => integer(name).notNull();

export const ratings = pgTable(
  "ratings",
  {
    /** Random, so that the rows have no order. */
    id: uuid("id").primaryKey().defaultRandom(),
    eventId: bigint("event_id", { mode: "number" })
      .notNull()
      .references(() => events.id),
    /** `sha256:` of the token: it cannot be spent again. */
    spent: text("spent").notNull(),
    relevance: score("relevance"),
    quality: score("quality"),
    usefulness: score("usefulness"),
    /** Whether commercial interests were felt. */
    influence: score("influence"),
  },
  (table) => [
    unique("ratings_spent").on(table.spent),
    index("ratings_by_event").on(table.eventId),
    check("ratings_spent_form", sql`${table.spent} ~ '^sha256:[0-9a-f]{64}$'`),
    check(
      "ratings_scores",
      sql`${table.relevance} between 1 and 5 and ${table.quality} between 1 and 5 and ${table.usefulness} between 1 and 5 and ${table.influence} between 1 and 5`,
    ),
  ],
);
