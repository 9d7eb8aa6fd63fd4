/** How people reach a provider, such as who does not find the credits of an event: as it says itself. The latest row holds. */
import { sql } from "drizzle-orm";
import { bigint, check, index, pgTable, text } from "drizzle-orm/pg-core";
import { providers } from "./events.ts";
import { civilDate } from "./fact.ts";

export const providerContacts = pgTable(
  "provider_contacts",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    providerId: bigint("provider_id", { mode: "number" })
      .notNull()
      .references(() => providers.id),
    registeredOn: civilDate("registered_on").notNull(),
    email: text("email").notNull(),
    /** Digits, after a plus when the prefix of the country is among them; absent when nobody answers. */
    telephone: text("telephone"),
  },
  (table) => [
    index("provider_contacts_by_provider").on(table.providerId, table.id),
    check("provider_contacts_email", sql`${table.email} ~ '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$'`),
    check("provider_contacts_telephone", sql`${table.telephone} ~ '^[+]?[0-9]{5,15}$'`),
  ],
);
