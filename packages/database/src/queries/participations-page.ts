/** Pages of the participations of one person as known on a date, the most recent first. */
import { and, desc, eq, gte, lte, sql } from "drizzle-orm";
import type { Db } from "../connection/open-database.ts";
import { editions, events, providers } from "../schema/events.ts";
import { participations } from "../schema/participations.ts";
import { endOfTime, knownFact } from "./known-facts.ts";
import type { Page, PageRequest } from "./page.ts";
import { toPage } from "./page.ts";

export interface ParticipationsPageRequest extends PageRequest {
  /** The professional's `id` column, not the public id. */
  readonly professionalId: number;
  readonly knownOn?: string | undefined;
  /** First and last day of acquisition, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export type ParticipationRow = Awaited<ReturnType<typeof participationsQuery>>[number];

export async function participationsPage(db: Db, request: ParticipationsPageRequest): Promise<Page<ParticipationRow>> {
  return toPage(await participationsQuery(db, request), request.first);
}

/** The statement of a page, which asks one row more. */
export function participationsQuery(db: Db, request: ParticipationsPageRequest) {
  const { professionalId, effectiveOn, id } = participations;
  return db
    .select({ participation: participations, edition: editions, event: events, provider: providers })
    .from(participations)
    .innerJoin(editions, eq(editions.id, participations.editionId))
    .innerJoin(events, eq(events.id, editions.eventId))
    .innerJoin(providers, eq(providers.id, events.providerId))
    .where(
      and(
        eq(professionalId, request.professionalId),
        knownFact(participations, participations, request.knownOn ?? endOfTime),
        request.from === undefined ? undefined : gte(effectiveOn, request.from),
        request.to === undefined ? undefined : lte(effectiveOn, request.to),
        // A row comparison walks the index from there; the OR form would filter every row before it.
        request.after === undefined
          ? undefined
          : sql`(${effectiveOn}, ${id}) < (select last.effective_on, last.id from ${participations} as last where last.id = ${request.after})`,
      ),
    )
    .orderBy(desc(effectiveOn), desc(id))
    .limit(request.first + 1);
}
