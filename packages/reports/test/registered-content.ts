/** Everything that imports have written, without the keys that depend on how often somebody tried. */
import type { Database } from "@delibera/database";
import { editions, eventReports, events, participations, professionals, reportRefusals } from "@delibera/database";
import { asc, eq, like } from "drizzle-orm";

export async function registeredContent({ db }: Database) {
  const reports = await db
    .select({ event: events, edition: editions, report: eventReports })
    .from(eventReports)
    .innerJoin(editions, eq(editions.id, eventReports.editionId))
    .innerJoin(events, eq(events.id, editions.eventId))
    .orderBy(asc(events.publicId), asc(editions.number), asc(eventReports.registeredOn));
  const facts = await db
    .select({ person: professionals.publicId, participation: participations })
    .from(participations)
    .innerJoin(professionals, eq(professionals.id, participations.professionalId))
    .where(like(participations.publicId, "T-%"))
    .orderBy(asc(participations.publicId), asc(professionals.publicId));
  const refused = await db.select().from(reportRefusals).orderBy(asc(reportRefusals.line), asc(reportRefusals.reason));
  return {
    reports: reports.map(({ event, edition, report }) => [
      ...[event.publicId, event.format, event.objective, event.research],
      ...[edition.number, edition.startsOn, edition.endsOn, edition.hours, edition.credits],
      ...[report.contentHash, report.registeredOn, report.dueOn, report.participants, report.header],
    ]),
    participations: facts.map(({ person, participation: it }) => [
      ...[person, it.publicId, it.effectiveOn, it.registeredOn, it.role, it.credits, it.recruited, it.disciplines],
      ...[it.supersedes === null, it.retracted],
    ]),
    refusals: refused.map(({ line, event, reason, parameters }) => [line, event, reason, parameters]),
  };
}
