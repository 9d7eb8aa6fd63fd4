/** Reads people from the registry as interchange records: what was known of them on a date. */
import type { Database } from "@delibera/database";
import { factsOfProfessional } from "@delibera/database";
import { factsToRecord } from "./facts-to-record.ts";
import type { ProfessionalRecord } from "./record/professional-record.ts";

/**
 * In the order of the registry ids; undefined where nobody has the id. Facts registered after `knownOn`, and corrections made
 * after it, are left out; without it everything registered is there.
 */
export function recordsOf(
  { db }: Database,
  registryIds: readonly string[],
  knownOn?: string,
): Promise<(ProfessionalRecord | undefined)[]> {
  return Promise.all(
    registryIds.map(async (id) => {
      const facts = await factsOfProfessional(db, id, { knownOn });
      return facts === undefined ? undefined : factsToRecord(facts);
    }),
  );
}
