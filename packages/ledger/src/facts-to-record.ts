/** Turns the facts of the registry into the interchange record. An empty list becomes an absent key; nothing else is lost. */
import type { IndividualTrainingFact, ProfessionalFacts } from "@delibera/database";
import type { IndividualTraining, ProfessionalRecord } from "./record/professional-record.ts";

export function factsToRecord(facts: ProfessionalFacts): ProfessionalRecord {
  const { id, fiscalCode, firstName, lastName, birthDate, profession, disciplines } = facts;
  return {
    id,
    fiscalCode,
    firstName,
    lastName,
    birthDate,
    profession,
    disciplines,
    ...listed("registrations", facts.registrations),
    ...listed("competentDoctor", facts.competentDoctor),
    ...listed("radiology", facts.radiology),
    ...(facts.retirement === undefined ? {} : { retirement: facts.retirement }),
    ...listed("emergencies", facts.emergencies),
    ...listed("exemptions", facts.exemptions),
    ...listed("dossiers", facts.dossiers),
    ...listed("participations", facts.participations),
    ...listed("individualTraining", facts.individualTraining?.map(activity)),
    ...listed("positions", facts.positions),
  };
}

function listed<Key extends string, Item>(
  key: Key,
  items: readonly Item[] | undefined,
): { [K in Key]?: readonly Item[] } {
  return items === undefined || items.length === 0 ? {} : ({ [key]: items } as { [K in Key]: readonly Item[] });
}

/** The table holds every kind of activity; the record of one kind has only the keys of that kind, and so has its row. */
function activity(fact: IndividualTrainingFact): IndividualTraining {
  return fact as IndividualTraining;
}
