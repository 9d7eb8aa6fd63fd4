/** Reads how providers are reached. */
import type { Db } from "@delibera/database";
import { tables } from "@delibera/database";
import { desc, eq, inArray } from "drizzle-orm";
import type { EventRow } from "./events.ts";
import { providerColumns } from "./events.ts";

const { providerContacts, providers } = tables;

export interface ProviderContactRow {
  /** Registry id of the provider. */
  readonly provider: string;
  readonly email: string;
  readonly telephone: string | null;
  readonly registeredOn: string;
}

/** What each provider said last, by its registry id; undefined where it said nothing. */
export async function providerContactsOf(
  db: Db,
  registryIds: readonly string[],
): Promise<readonly (ProviderContactRow | undefined)[]> {
  const { email, telephone, registeredOn } = providerContacts;
  const found = await db
    .selectDistinctOn([providers.id], { provider: providers.publicId, email, telephone, registeredOn })
    .from(providerContacts)
    .innerJoin(providers, eq(providers.id, providerContacts.providerId))
    .where(inArray(providers.publicId, [...registryIds]))
    .orderBy(providers.id, desc(providerContacts.id));
  return registryIds.map((id) => found.find(({ provider }) => provider === id));
}

/** Undefined where there is no such provider. */
export async function providerById(db: Db, registryId: string): Promise<EventRow["provider"] | undefined> {
  const [found] = await db.select(providerColumns).from(providers).where(eq(providers.publicId, registryId));
  return found;
}
