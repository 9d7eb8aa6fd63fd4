/** Why people are no longer taken out of the registry: somebody stopped it, or there are more than the server holds. */
import type { CohortDefinition } from "@delibera/cohorts";
import { CohortError, hasMoreThan } from "@delibera/cohorts";
import type { Session } from "@delibera/database";

export class Stopped extends Error {}

export function tooManyPeople(most: number): CohortError {
  return new CohortError({
    it: `la coorte ha più di ${most} persone, quante questo server ne tiene in memoria; restringerne i filtri, o chiederne un campione`,
    en: `the cohort has more than ${most} people, as many as this server holds in memory; narrow its filters, or ask for a sample`,
  });
}

/** @throws CohortError before anybody is taken, where the registry tells at once how many there are. */
export async function refuseTooMany(session: Session, cohort: CohortDefinition, most: number): Promise<void> {
  if (await hasMoreThan(session, cohort, most)) throw tooManyPeople(most);
}
