/** Whose a change is, and the order in which changes of one person come. */
import type { Db } from "@delibera/database";
import type { ProfessionalRecord } from "@delibera/ledger";
import { sql } from "drizzle-orm";
import type { ToldError } from "../bad-input.ts";
import { badInput, forbidden } from "../bad-input.ts";
import type { Context } from "../context.ts";
import { localId } from "../local-id.ts";
import { personOf } from "../nouns/professional.ts";
import { recordOf } from "../nouns/professional-record.ts";
import type { ProfessionalRow } from "../reads/professionals.ts";

/**
 * The person named, or who asks when nobody is named. Until the transaction ends no other change of the person begins, and what is
 * read from here on is what the changes before it left.
 */
export async function subjectOf(id: string | null | undefined, context: Context, db: Db): Promise<ProfessionalRow> {
  const person = await named(id, context);
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`person ${person.row}`}, 0))`);
  context.forget();
  return person;
}

/** The record of the person as everything registered so far makes it. */
export function recordToJudge(person: ProfessionalRow, context: Context): Promise<ProfessionalRecord> {
  return recordOf(person, context);
}

async function named(id: string | null | undefined, context: Context): Promise<ProfessionalRow> {
  const { viewer } = context;
  const own = viewer.kind === "signed-in" ? viewer.grant.professional?.registryId : undefined;
  const wanted = id === null || id === undefined ? own : localId("Professional", id);
  if (wanted === undefined) {
    throw badInput(
      {
        en: "`professional` is missing: name the person, by registry id or global id",
        it: "`professional` manca: si nomina la persona, con l'id nel registro o quello globale",
      },
      "professional",
    );
  }
  const person = await personOf(wanted, context);
  if (person !== undefined) return person;
  // The same words whether there is no such person or it is somebody else's: who may not know is not told.
  throw nobodyNamed(wanted);
}

/** Of an id that is nobody's, or of somebody for whom the viewer may do nothing. */
export function nobodyNamed(id: string): ToldError {
  const named = JSON.stringify(id.slice(0, 80));
  return forbidden({
    en: `there is nobody with the id ${named} for whom you may do this`,
    it: `non c'è nessuno con l'id ${named} per cui lo si possa fare`,
  });
}
