/** Reads people from the registry as interchange records: what was known of them on a date. */
import type { Database } from "@delibera/database";
import { factsOfProfessionals, factsUnderPseudonyms } from "@delibera/database";
import { factsToRecord } from "./facts-to-record.ts";
import type { ProfessionalRecord } from "./record/professional-record.ts";

/**
 * In the order of the registry ids; undefined where nobody has the id. Facts registered after `knownOn`, and corrections made
 * after it, are left out; without it everything registered is there.
 */
export async function recordsOf(
  { db }: Database,
  registryIds: readonly string[],
  knownOn?: string,
): Promise<(ProfessionalRecord | undefined)[]> {
  const found = await factsOfProfessionals(db, registryIds, { knownOn });
  return found.map((facts) => (facts === undefined ? undefined : factsToRecord(facts)));
}

/** The same for people known by a pseudonym: what would tell who they are is empty, and nothing the law asks for is. */
export async function recordsUnderPseudonym(
  { db }: Database,
  pseudonyms: readonly string[],
  knownOn?: string,
): Promise<(ProfessionalRecord | undefined)[]> {
  const found = await factsUnderPseudonyms(db, pseudonyms, { knownOn });
  return found.map((facts) =>
    facts === undefined ? undefined : factsToRecord({ ...facts, fiscalCode: "", firstName: "", lastName: "" }),
  );
}
