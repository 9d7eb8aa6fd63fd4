/**
 * What the newsletter tells each person: editions in which enrolment is open, for the disciplines of the person, in the municipalities
 * they prefer or in no place at all; and who wants it.
 */
import { endOfTime, tables } from "@delibera/database";
import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { ContactRow } from "./contacts.ts";
import type { EditionRow } from "./events.ts";
import { editionColumns } from "./events.ts";
import { keyset } from "./keyset.ts";
import { closingDay } from "./last-day-to-enrol.ts";
import type { List } from "./page.ts";
import type { Reader } from "./reader.ts";

const { contactProfiles, professionals, enrolmentWindows, editions, events } = tables;
const contacts = alias(contactProfiles, "contacts");

/** At most so many for each person, those that close first. */
const most = 20;

export interface ToldEdition extends EditionRow {
  /** Registry id. */
  readonly event: string;
}

/** The editions told to each person, by the number of the row; none to who does not want the newsletter. */
export async function newslettersOf(
  { db, today }: Reader,
  people: readonly number[],
): Promise<readonly (readonly ToldEdition[])[]> {
  const closesOn = closingDay(enrolmentWindows.closesOn, editionColumns);
  const told = await db
    .select({ person: professionals.id, event: events.publicId, edition: editionColumns })
    .from(professionals)
    .innerJoin(contacts, eq(contacts.professionalId, professionals.id))
    .innerJoin(enrolmentWindows, lte(enrolmentWindows.opensOn, today))
    .innerJoin(editions, eq(editions.id, enrolmentWindows.editionId))
    .innerJoin(events, eq(events.id, editions.eventId))
    .where(
      and(
        inArray(professionals.id, [...people]),
        contacts.newsletter,
        sql`${today}::date <= ${closesOn}`,
        sql`not exists (select from contact_profiles later where later.professional_id = ${contacts.professionalId} and later.id > ${contacts.id})`,
        sql`not exists (select from enrolment_windows later where later.edition_id = ${enrolmentWindows.editionId} and later.id > ${enrolmentWindows.id})`,
        sql`(${events.disciplines} is null or ${events.disciplines} && disciplines_of(${professionals.id}, ${professionals.disciplines}, ${endOfTime}::date))`,
        // Who prefers no place is told of all of them.
        sql`(${enrolmentWindows.municipality} is null or cardinality(${contacts.municipalities}) = 0
          or ${enrolmentWindows.municipality} = any(${contacts.municipalities}))`,
      ),
    )
    .orderBy(asc(closesOn), asc(editions.id));
  return people.map((row) =>
    told
      .filter(({ person }) => person === row)
      .slice(0, most)
      .map(({ event, edition }) => ({ event, ...edition })),
  );
}

export interface Subscriber {
  readonly row: number;
  /** Registry id. */
  readonly professional: string;
  readonly email: ContactRow["email"];
}

/** Who wants the newsletter today, in the order in which they said so. */
export function subscribersList({ db }: Reader): List<Subscriber> {
  const wanted = and(
    contactProfiles.newsletter,
    sql`not exists (select from contact_profiles later where later.professional_id = ${contactProfiles.professionalId} and later.id > ${contactProfiles.id})`,
  );
  const order = { columns: [contactProfiles.id], descending: false, placeOf: (row: number) => sql`${row}::bigint` };
  return {
    rows: (slice) => {
      const { where, orderBy } = keyset(order, slice);
      return db
        .select({ row: contactProfiles.id, professional: professionals.publicId, email: contactProfiles.email })
        .from(contactProfiles)
        .innerJoin(professionals, eq(professionals.id, contactProfiles.professionalId))
        .where(and(wanted, where))
        .orderBy(...orderBy)
        .limit(slice.limit);
    },
    count: () => db.$count(contactProfiles, wanted),
  };
}
