/** Reads how people want to be reached. */
import type { Db } from "@delibera/database";
import { tables } from "@delibera/database";
import { desc, inArray } from "drizzle-orm";

const { contactProfiles } = tables;

export interface ContactRow {
  readonly person: number;
  readonly email: string;
  readonly newsletter: boolean;
  readonly municipalities: readonly string[];
  readonly residenceAddress: string | null;
  readonly residencePostalCode: string | null;
  readonly residenceMunicipality: string | null;
  readonly registeredOn: string;
}

/** What each person said last, by the number of the row; undefined where they said nothing. */
export async function contactsOf(db: Db, people: readonly number[]): Promise<readonly (ContactRow | undefined)[]> {
  const { professionalId: person, email, newsletter, municipalities, registeredOn } = contactProfiles;
  const { residenceAddress, residencePostalCode, residenceMunicipality } = contactProfiles;
  const residence = { residenceAddress, residencePostalCode, residenceMunicipality };
  const found = await db
    .selectDistinctOn([person], { person, email, newsletter, municipalities, registeredOn, ...residence })
    .from(contactProfiles)
    .where(inArray(person, [...people]))
    .orderBy(person, desc(contactProfiles.id));
  return people.map((row) => found.find((each) => each.person === row));
}
