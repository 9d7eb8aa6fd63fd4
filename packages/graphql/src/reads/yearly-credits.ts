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
