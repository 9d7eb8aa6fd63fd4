/** The participation that a change is about, as the registry has it now. */
import type { ProfessionalRecord } from "@delibera/ledger";
import { badInput } from "../bad-input.ts";
import type { Context } from "../context.ts";
import { localId } from "../local-id.ts";
import type { ParticipationRow } from "../reads/participation-pages.ts";
import { participationsById } from "../reads/participations.ts";
import type { ProfessionalRow } from "../reads/professionals.ts";

/** @param id `PA-1`, or the global id of the participation. Throws BAD_USER_INPUT when the person has none of that name. */
export async function participationNamed(
  id: string,
  person: ProfessionalRow,
  context: Context,
): Promise<ParticipationRow> {
  const local = localId("Participation", id);
  const registryId = local.startsWith(`${person.registryId}/`) ? local.slice(person.registryId.length + 1) : local;
  const [found] = await participationsById(context, [{ professional: person.registryId, participation: registryId }]);
  if (found !== undefined) return found;
  throw badInput(
    {
      en: `the person has no participation ${JSON.stringify(registryId.slice(0, 40))}`,
      it: `la persona non ha la partecipazione ${JSON.stringify(registryId.slice(0, 40))}`,
    },
    "participation",
  );
}

type Taken = NonNullable<ProfessionalRecord["participations"]>[number];

/** The record with one participation changed. */
export function withParticipation(
  record: ProfessionalRecord,
  id: string,
  change: (participation: Taken) => Taken,
): ProfessionalRecord {
  const { participations = [] } = record;
  return { ...record, participations: participations.map((each) => (each.id === id ? change(each) : each)) };
}
