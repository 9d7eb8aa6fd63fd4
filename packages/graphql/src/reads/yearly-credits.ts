/** What a person acquired year by year and format by format, as the portal of the national providers shows it. */
import type { Db, TrainingFormat } from "@delibera/database";
import { endOfTime, knownFact, tables } from "@delibera/database";
import { and, asc, count, eq, gte, inArray, sql, sum } from "drizzle-orm";

const { participations, editions, events, providers } = tables;

export interface YearlyCredits {
  readonly person: number;
  readonly year: number;
  readonly format: TrainingFormat;
  readonly participations: number;
  readonly credits: string;
}

/** Credits of national providers since 2011, as the registry has them today, by the number of the person's row. */
export async function yearlyCreditsOf(
  db: Db,
  people: readonly number[],
): Promise<readonly (readonly YearlyCredits[])[]> {
  const year = sql<number>`extract(year from ${participations.effectiveOn})::integer`;
  const found = await db
    .select({
      person: participations.professionalId,
      year,
      format: events.format,
      participations: count(),
      credits: sql<string>`${sum(participations.credits)}::text`,
    })
    .from(participations)
    .innerJoin(editions, eq(editions.id, participations.editionId))
    .innerJoin(events, eq(events.id, editions.eventId))
    .innerJoin(providers, eq(providers.id, events.providerId))
    .where(
      and(
        inArray(participations.professionalId, [...people]),
        eq(providers.kind, "national"),
        gte(participations.effectiveOn, "2011-01-01"),
        knownFact(participations, participations, endOfTime),
      ),
    )
    .groupBy(participations.professionalId, year, events.format)
    .orderBy(asc(year), asc(events.format));
  return people.map((row) => found.filter(({ person }) => person === row));
}

export interface LeftOut {
  readonly person: number;
  /** Participations in events of regional providers since 2011. */
  readonly regional: number;
  /** Participations before 2011, of whatever provider. */
  readonly earlier: number;
}

/** What of each person the portal of the national providers does not show, by the number of the row. */
export async function leftOutOfYears(db: Db, people: readonly number[]): Promise<readonly LeftOut[]> {
  const since = sql`${participations.effectiveOn} >= '2011-01-01'`;
  const found = await db
    .select({
      person: participations.professionalId,
      regional: sql<number>`(count(*) filter (where ${since} and ${providers.kind} <> 'national'))::integer`,
      earlier: sql<number>`(count(*) filter (where not ${since}))::integer`,
    })
    .from(participations)
    .innerJoin(editions, eq(editions.id, participations.editionId))
    .innerJoin(events, eq(events.id, editions.eventId))
    .innerJoin(providers, eq(providers.id, events.providerId))
    .where(
      and(inArray(participations.professionalId, [...people]), knownFact(participations, participations, endOfTime)),
    )
    .groupBy(participations.professionalId);
  return people.map((row) => found.find(({ person }) => person === row) ?? { person: row, regional: 0, earlier: 0 });
}
