/** Why people are no longer taken out of the registry: somebody stopped it, or there are more than the server holds. */
import { CohortError } from "@delibera/cohorts";

export class Stopped extends Error {}

export function tooManyPeople(most: number): CohortError {
  return new CohortError({
    it: `la coorte ha più di ${most} persone, quante questo server ne tiene in memoria; restringerne i filtri, o chiederne un campione`,
    en: `the cohort has more than ${most} people, as many as this server holds in memory; narrow its filters, or ask for a sample`,
  });
}
