/** How a person wants to be reached: no part of the record, and of no interest to the law. The latest row holds. */
import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, pgTable, text } from "drizzle-orm/pg-core";
import { civilDate } from "./fact.ts";
import { professionals } from "./professionals.ts";

export const contactProfiles = pgTable(
  "contact_profiles",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    professionalId: bigint("professional_id", { mode: "number" })
      .notNull()
      .references(() => professionals.id),
    registeredOn: civilDate("registered_on").notNull(),
    email: text("email").notNull(),
    newsletter: boolean("newsletter").notNull(),
    /** Preferred municipalities, by their cadastral codes (`H501`); only with the newsletter. */
    municipalities: text("municipalities").array().notNull(),
    privacyConsent: boolean("privacy_consent").notNull(),
    /** Where the person lives: street and number, postal code, cadastral code of the municipality. All three, or none. */
    residenceAddress: text("residence_address"),
    residencePostalCode: text("residence_postal_code"),
    residenceMunicipality: text("residence_municipality"),
  },
  (table) => [
    index("contact_profiles_by_professional").on(table.professionalId, table.id),
    check("contact_profiles_email", sql`${table.email} ~ '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$'`),
    check("contact_profiles_municipalities", sql`${table.newsletter} or cardinality(${table.municipalities}) = 0`),
    check("contact_profiles_consent", sql`${table.privacyConsent}`),
    check(
      "contact_profiles_residence_whole",
      sql`num_nulls(${table.residenceAddress}, ${table.residencePostalCode}, ${table.residenceMunicipality}) in (0, 3)`,
    ),
    check("contact_profiles_residence_address", sql`length(${table.residenceAddress}) between 1 and 200`),
    check("contact_profiles_residence_postal_code", sql`${table.residencePostalCode} ~ '^[0-9]{5}$'`),
    check("contact_profiles_residence_municipality", sql`${table.residenceMunicipality} ~ '^[A-Z][0-9]{3}$'`),
  ],
);
