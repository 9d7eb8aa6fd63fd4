/** The participations of a person, each with what its event says and with its move, if it was moved. */
import type { Placeholder, SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { MoveFact, ParticipationFact, TagFact } from "../facts/professional-facts.ts";
import { editions, events, providers } from "../schema/events.ts";
import { participationTags } from "../schema/participation-tags.ts";
import { participationMoves, participations } from "../schema/participations.ts";
import type { Fields } from "./facts-as-json.ts";
import { listOfFacts, record } from "./facts-as-json.ts";
import { knownFact } from "./known-facts.ts";

export function participationsOf(knownOn: Placeholder): SQL<ParticipationFact[]> {
  const fields: Fields<ParticipationFact> = {
    ...participation,
    radioprotectionTag: tagOf(knownOn),
    moved: moveOf(knownOn),
  };
  const joins = sql`
    join ${editions} on ${editions.id} = ${participations.editionId}
    join ${events} on ${events.id} = ${editions.eventId}
    join ${providers} on ${providers.id} = ${events.providerId}`;
  return listOfFacts(participations, fields, knownOn, joins);
}

const participation: Omit<Fields<ParticipationFact>, "moved" | "radioprotectionTag"> = {
  id: participations.publicId,
  event: events.publicId,
  edition: editions.number,
  provider: providers.kind,
  format: events.format,
  role: participations.role,
  acquiredOn: participations.effectiveOn,
  registeredOn: participations.registeredOn,
  credits: participations.credits,
  recruited: participations.recruited,
  objective: events.objective,
  disciplines: sql`coalesce(to_json(coalesce(${participations.disciplines}, ${events.disciplines})), '"all"')`,
  radioprotection: participations.radioprotection,
  eventStart: editions.startsOn,
  eventEnd: editions.endsOn,
  research: events.research,
};

/** A move cites the row that was current when it was asked; the public id outlives corrections of that row. */
function moveOf(knownOn: Placeholder): SQL<MoveFact> {
  const cited = alias(participations, "cited");
  const sameParticipation = sql`${cited.id} = ${participationMoves.participationId} and ${cited.publicId} = ${participations.publicId}`;
  return sql`(
    select ${record(move)}
    from ${participationMoves} join ${participations} as "cited" on ${sameParticipation}
    where ${participationMoves.professionalId} = ${participations.professionalId}
      and ${knownFact(participationMoves, participationMoves, knownOn)}
    order by ${participationMoves.id} desc limit 1)`;
}

/** A tag cites a row in the same way. */
function tagOf(knownOn: Placeholder): SQL<TagFact> {
  const cited = alias(participations, "cited");
  const sameParticipation = sql`${cited.id} = ${participationTags.participationId} and ${cited.publicId} = ${participations.publicId}`;
  return sql`(
    select ${record(tag)}
    from ${participationTags} join ${participations} as "cited" on ${sameParticipation}
    where ${participationTags.professionalId} = ${participations.professionalId}
      and ${knownFact(participationTags, participationTags, knownOn)}
    order by ${participationTags.id} desc limit 1)`;
}

const tag: Fields<TagFact> = {
  by: participationTags.askedBy,
  on: participationTags.effectiveOn,
  writtenRequest: participationTags.writtenRequest,
  certificates: participationTags.certificates,
  registeredOn: participationTags.registeredOn,
};

const move: Fields<MoveFact> = {
  to: participationMoves.triennium,
  on: participationMoves.effectiveOn,
  registeredOn: participationMoves.registeredOn,
};
