/** Reads when enrolment is open, who enrolled, and under which working profile. */
import type { Db, WorkingProfileKind } from "@delibera/database";
import { tables } from "@delibera/database";
import { and, desc, eq, inArray, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { EditionRow } from "./events.ts";
import { editionColumns } from "./events.ts";
import { closingDay } from "./last-day-to-enrol.ts";

const { enrolmentWindows, enrolments, workingProfiles, editions, events } = tables;
const later = alias(enrolments, "later");
const laterProfile = alias(workingProfiles, "later");

export interface WindowRow {
  readonly edition: number;
  readonly opensOn: string;
  /** As the provider said, and no later than somebody may enrol. */
  readonly closesOn: string;
  readonly places: number | null;
  readonly municipality: string | null;
  readonly taken: number;
}

/** The window of each edition, by the number of its row; undefined where enrolment was never opened. */
export async function windowsOf(db: Db, rows: readonly number[]): Promise<readonly (WindowRow | undefined)[]> {
  const { editionId, opensOn, places, municipality } = enrolmentWindows;
  const closesOn = closingDay(enrolmentWindows.closesOn, editionColumns);
  const found = await db
    .selectDistinctOn([editionId], {
      edition: editionId,
      opensOn,
      closesOn: sql<string>`${closesOn}`.mapWith(enrolmentWindows.closesOn),
      places,
      municipality,
      taken: sql<number>`places_taken(${editionId})`,
    })
    .from(enrolmentWindows)
    .innerJoin(editions, eq(editions.id, editionId))
    .innerJoin(events, eq(events.id, editions.eventId))
    .where(inArray(editionId, [...rows]))
    .orderBy(editionId, desc(enrolmentWindows.id));
  return rows.map((row) => found.find(({ edition }) => edition === row));
}

export interface EnrolmentRow {
  readonly row: number;
  readonly professionalRow: number;
  /** The number of the receipt. */
  readonly receipt: string;
  readonly event: string;
  readonly edition: EditionRow;
  readonly profile: string | null;
  readonly enrolledOn: string;
  readonly cancelledOn: string | null;
}

const isLatest = (db: Db) =>
  notExists(db.select({ one: sql`1` }).from(later).where(eq(later.supersedes, enrolments.id)));

/** The enrolments of each person, the latest first, cancelled ones too. */
export async function enrolmentsOf(db: Db, people: readonly number[]): Promise<readonly (readonly EnrolmentRow[])[]> {
  const found = await selectEnrolments(db)
    .where(and(inArray(enrolments.professionalId, [...people]), isLatest(db)))
    .orderBy(desc(enrolments.id));
  return people.map((person) => found.filter(({ professionalRow }) => professionalRow === person));
}

function selectEnrolments(db: Db) {
  return db
    .select({
      row: enrolments.id,
      professionalRow: enrolments.professionalId,
      receipt: enrolments.publicId,
      event: events.publicId,
      edition: editionColumns,
      profile: enrolments.profile,
      enrolledOn: enrolments.enrolledOn,
      cancelledOn: enrolments.cancelledOn,
    })
    .from(enrolments)
    .innerJoin(editions, eq(editions.id, enrolments.editionId))
    .innerJoin(events, eq(events.id, editions.eventId));
}

export interface WorkingProfileRow {
  readonly row: number;
  readonly professionalRow: number;
  readonly id: string;
  readonly kind: WorkingProfileKind;
  readonly employer: string | null;
  readonly from: string;
  readonly to: string | null;
}

/** The working profiles of each person, in the order in which they were declared. */
export async function workingProfilesOf(
  db: Db,
  people: readonly number[],
): Promise<readonly (readonly WorkingProfileRow[])[]> {
  const found = await db
    .select({
      row: workingProfiles.id,
      professionalRow: workingProfiles.professionalId,
      id: workingProfiles.publicId,
      kind: workingProfiles.kind,
      employer: workingProfiles.employer,
      from: workingProfiles.startsOn,
      to: workingProfiles.endsOn,
    })
    .from(workingProfiles)
    .where(
      and(
        inArray(workingProfiles.professionalId, [...people]),
        notExists(db.select({ one: sql`1` }).from(laterProfile).where(eq(laterProfile.supersedes, workingProfiles.id))),
      ),
    )
    .orderBy(workingProfiles.id);
  return people.map((person) => found.filter(({ professionalRow }) => professionalRow === person));
}
