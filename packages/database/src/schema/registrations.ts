/** The Order's resolutions on a person's enrolment. Takes effect on the day of the resolution (`resolvedOn`). */
import { pgTable, text } from "drizzle-orm/pg-core";
import { registrationKinds } from "./codes.ts";
import { civilDate, factColumns, factConstraints, oneOf } from "./fact.ts";

export const registrations = pgTable(
  "registrations",
  {
    ...factColumns(),
    kind: text("kind", { enum: registrationKinds }).notNull(),
    /** When the person applied; informative, the resolution is what counts. */
    appliedOn: civilDate("applied_on"),
  },
  (table) => [...factConstraints("registrations", table), oneOf("registrations_kind", table.kind, registrationKinds)],
);
