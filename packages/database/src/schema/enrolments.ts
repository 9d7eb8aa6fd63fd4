/**
 * Enrolment in editions through a portal: when it is open, who enrolled under which profile, and who cancelled. It is a promise to
 * attend and no fact of the law, which is asked only until when it may be cancelled.
 */
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { workingProfileKinds } from "./codes.ts";
import { editions } from "./events.ts";
import { civilDate, oneOf } from "./fact.ts";
import { professionals } from "./professionals.ts";

/** When enrolment in an edition is open. The latest row holds. */
export const enrolmentWindows = pgTable(
  "enrolment_windows",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    editionId: bigint("edition_id", { mode: "number" })
      .notNull()
      .references(() => editions.id),
    opensOn: civilDate("opens_on").notNull(),
    /** Last day on which it is open. */
    closesOn: civilDate("closes_on").notNull(),
    /** Absent: as many as come. */
    places: integer("places"),
    /** Cadastral code of the municipality in which it is held; absent when it is held nowhere, or nobody said. */
    municipality: text("municipality"),
    registeredOn: civilDate("registered_on").notNull(),
  },
  (table) => [
    index("enrolment_windows_by_edition").on(table.editionId, table.id),
    check("enrolment_windows_order", sql`${table.closesOn} >= ${table.opensOn}`),
    check("enrolment_windows_places", sql`${table.places} > 0`),
    check("enrolment_windows_municipality", sql`${table.municipality} ~ '^[A-Z][0-9]{3}$'`),
  ],
);

/** What a person works as, and for whom: one account may have several at once. A row that ends one supersedes it. */
export const workingProfiles = pgTable(
  "working_profiles",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    publicId: uuid("public_id").notNull().defaultRandom(),
    professionalId: bigint("professional_id", { mode: "number" })
      .notNull()
      .references(() => professionals.id),
    kind: text("kind", { enum: workingProfileKinds }).notNull(),
    employer: text("employer"),
    startsOn: civilDate("starts_on").notNull(),
    /** Last day, included; absent while it is active. */
    endsOn: civilDate("ends_on"),
    registeredOn: civilDate("registered_on").notNull(),
    supersedes: bigint("supersedes", { mode: "number" }),
  },
  (table) => [
    foreignKey({ name: "working_profiles_supersedes_fk", columns: [table.supersedes], foreignColumns: [table.id] }),
    uniqueIndex("working_profiles_supersedes_once").on(table.supersedes).where(sql`${table.supersedes} is not null`),
    uniqueIndex("working_profiles_public_id").on(table.publicId).where(sql`${table.supersedes} is null`),
    index("working_profiles_by_professional").on(table.professionalId, table.id),
    oneOf("working_profiles_kind", table.kind, workingProfileKinds),
    check("working_profiles_order", sql`${table.endsOn} >= ${table.startsOn}`),
  ],
);

export const enrolments = pgTable(
  "enrolments",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** The number of the receipt; a cancellation keeps it. */
    publicId: uuid("public_id").notNull().defaultRandom(),
    professionalId: bigint("professional_id", { mode: "number" })
      .notNull()
      .references(() => professionals.id),
    editionId: bigint("edition_id", { mode: "number" })
      .notNull()
      .references(() => editions.id),
    /** The public id of the profile; absent when the person has none. */
    profile: uuid("profile"),
    enrolledOn: civilDate("enrolled_on").notNull(),
    cancelledOn: civilDate("cancelled_on"),
    cancelled: boolean("cancelled").notNull().default(false),
    at: timestamp("at", { withTimezone: true, mode: "string", precision: 3 }).notNull().defaultNow(),
    supersedes: bigint("supersedes", { mode: "number" }),
  },
  (table) => [
    foreignKey({ name: "enrolments_supersedes_fk", columns: [table.supersedes], foreignColumns: [table.id] }),
    uniqueIndex("enrolments_supersedes_once").on(table.supersedes).where(sql`${table.supersedes} is not null`),
    unique("enrolments_state").on(table.publicId, table.cancelled),
    index("enrolments_by_professional").on(table.professionalId, table.id),
    index("enrolments_by_edition").on(table.editionId),
    check("enrolments_cancelled", sql`${table.cancelled} = (${table.cancelledOn} is not null)`),
    check("enrolments_cancellation_supersedes", sql`${table.cancelled} = (${table.supersedes} is not null)`),
  ],
);
