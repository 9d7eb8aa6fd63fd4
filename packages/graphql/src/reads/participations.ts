/** Reads participations as the registry has them today: corrected ones once, withdrawn ones not at all. */
import type { Db } from "@delibera/database";
import { endOfTime, knownFact, tables } from "@delibera/database";
import { and, count, eq, inArray, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { editionColumns, eventColumns, providerColumns } from "./events.ts";
import { keyset } from "./keyset.ts";
import type { Slice } from "./page.ts";
import type { Owner, ParticipationFilter, ParticipationRow } from "./participation-pages.ts";
import { inScope, isCurrent, latestFirst, matches, pageOfOwner, placeIn, withEvents } from "./participation-pages.ts";
import { hasAnyId, personId } from "./professionals.ts";
import type { Reader } from "./reader.ts";
import { listOfRows, readyRead } from "./ready-read.ts";

const { participations, participationMoves, editions, events, providers, professionals } = tables;

const columns = {
  row: participations.id,
  professionalRow: participations.professionalId,
  registryId: participations.publicId,
  role: participations.role,
  credits: participations.credits,
  acquiredOn: participations.effectiveOn,
  registeredOn: participations.registeredOn,
  recruited: participations.recruited,
  radioprotection: participations.radioprotection,
  edition: editionColumns,
  event: eventColumns,
  provider: providerColumns,
};

/**
 * The same slice of the participations of each owner, in one statement, the latest acquired first. Those of people do not say whose they
 * are: who asks knows it.
 */
export async function participationsOfEach(
  reader: Reader,
  owner: Owner,
  rows: readonly number[],
  filter: ParticipationFilter,
  slice: Slice,
): Promise<readonly (readonly ParticipationRow[])[]> {
  const found = await pagesOf(reader, kindOf(owner, filter, slice), {
    ...filter,
    rows: listOfRows(rows),
    after: slice.after,
    before: slice.before,
    limit: slice.limit,
  });
  const ownerOf = (each: ParticipationRow) => (owner === "professional" ? each.professionalRow : each.event.row);
  return rows.map((row) => found.filter((each) => ownerOf(each) === row));
}

type Kind = `${Owner} ${"forwards" | "backwards"} ${string}`;

/** Everything that changes the text of the query, and nothing that changes its values. */
function kindOf(owner: Owner, filter: ParticipationFilter, { after, before, backwards }: Slice): Kind {
  const there = Object.entries({ ...filter, after, before }).flatMap(([name, value]) => (isGiven(value) ? [name] : []));
  return `${owner} ${backwards ? "backwards" : "forwards"} ${there.sort().join(" ")}`;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

const pagesOf = readyRead("participations_of_each", (reader: Reader, kind: Kind) => {
  const [owner, direction, ...given] = kind.split(" ") as [Owner, string, ...string[]];
  const value = (name: string) => (given.includes(name) ? (sql.placeholder(name) as never) : undefined);
  const filter = { role: value("role"), acquiredFrom: value("acquiredFrom"), acquiredTo: value("acquiredTo") };
  const slice = { after: value("after"), before: value("before"), limit: 0, backwards: direction === "backwards" };
  const wanted = and(isCurrent, matches(filter), inScope(reader), keyset(latestFirst, slice).where);
  const cut = { wanted, limit: sql.placeholder("limit"), backwards: slice.backwards };
  const page = pageOfOwner(reader, owner, cut);
  const each = sql`unnest(${sql.placeholder("rows")}::text::bigint[]) as owner (row)`;
  return withEvents(reader, owner, each, page, placeIn(page, slice.backwards));
});

/** How many each owner has. */
export async function participationCounts(
  reader: Reader,
  owner: Owner,
  rows: readonly number[],
  filter: ParticipationFilter,
): Promise<readonly number[]> {
  const found = await reader.db
    .select({ row: owners[owner], all: count() })
    .from(participations)
    .innerJoin(editions, eq(editions.id, participations.editionId))
    .where(and(inArray(owners[owner], [...rows]), isCurrent, matches(filter), inScope(reader)))
    .groupBy(owners[owner]);
  const byRow = new Map(found.map(({ row, all }) => [row, all]));
  return rows.map((row) => byRow.get(row) ?? 0);
}

export interface ParticipationKey {
  /** Registry ids: a participation's own is unique for the person only. */
  readonly professional: string;
  readonly participation: string;
}

/** In the order of the keys; undefined where there is no such participation. */
export async function participationsById(
  reader: Reader,
  keys: readonly ParticipationKey[],
): Promise<readonly (ParticipationRow | undefined)[]> {
  const one = ({ professional, participation }: ParticipationKey) =>
    and(hasAnyId(reader, [professional]), eq(participations.publicId, participation));
  const found = await selectParticipations(reader).where(and(isCurrent, inScope(reader), or(...keys.map(one))));
  return keys.map(({ professional, participation }) =>
    found.find((row) => row.professional === professional && row.registryId === participation),
  );
}

/** The triennium to which each participation was moved, by the number of its row. */
export async function movesOf(db: Db, rows: readonly number[]): Promise<readonly (string | undefined)[]> {
  // A move names the row that stood when it was asked; a correction of the participation keeps its person and its id.
  const asked = alias(participations, "asked");
  const found = await db
    .select({ row: participations.id, triennium: participationMoves.triennium })
    .from(participations)
    .innerJoin(
      asked,
      and(eq(asked.professionalId, participations.professionalId), eq(asked.publicId, participations.publicId)),
    )
    .innerJoin(participationMoves, eq(participationMoves.participationId, asked.id))
    .where(and(inArray(participations.id, [...rows]), knownFact(participationMoves, participationMoves, endOfTime)));
  const byRow = new Map(found.map(({ row, triennium }) => [row, triennium]));
  return rows.map((row) => byRow.get(row));
}

function selectParticipations(reader: Reader) {
  return reader.db
    .select({ ...columns, professional: personId(reader) as typeof professionals.publicId })
    .from(participations)
    .innerJoin(professionals, eq(professionals.id, participations.professionalId))
    .innerJoin(editions, eq(editions.id, participations.editionId))
    .innerJoin(events, eq(events.id, editions.eventId))
    .innerJoin(providers, eq(providers.id, events.providerId));
}

const owners = { professional: participations.professionalId, event: editions.eventId } as const;
