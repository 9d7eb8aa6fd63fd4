/** With whom a provider holds an event: sponsors and partners, as it says itself. The latest row holds. */
import { sql } from "drizzle-orm";
import { bigint, check, index, pgTable, text } from "drizzle-orm/pg-core";
import { events } from "./events.ts";
import { civilDate } from "./fact.ts";

export const eventDisclosures = pgTable(
  "event_disclosures",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    eventId: bigint("event_id", { mode: "number" })
      .notNull()
      .references(() => events.id),
    registeredOn: civilDate("registered_on").notNull(),
    /** Firms with commercial interests in health care that pay for something. Empty: none. */
    sponsors: text("sponsors").array().notNull(),
    /** Other partnerships. */
    partners: text("partners").array().notNull(),
  },
  (table) => [
    index("event_disclosures_by_event").on(table.eventId, table.id),
    check("event_disclosures_named", sql`'' <> all(${table.sponsors}) and '' <> all(${table.partners})`),
  ],
);
