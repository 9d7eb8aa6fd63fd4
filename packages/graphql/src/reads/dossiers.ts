/** Reads the dossiers of people, with the objectives and the group that the interchange record does not tell. */
import type { Db, DossierKind } from "@delibera/database";
import { endOfTime, knownFact, tables } from "@delibera/database";
import { and, desc, inArray } from "drizzle-orm";

const { dossiers } = tables;

export interface DossierRow {
  readonly row: number;
  readonly person: number;
  readonly kind: DossierKind;
  readonly triennium: string;
  readonly builtOn: string;
  readonly group: string | null;
  readonly objectives: readonly number[] | null;
  readonly technicalPlanned: string | null;
  readonly technicalAchieved: string | null;
  readonly processPlanned: string | null;
  readonly processAchieved: string | null;
  readonly systemPlanned: string | null;
  readonly systemAchieved: string | null;
}

/** The dossiers of each person, the latest first. */
export async function dossierRowsOf(db: Db, people: readonly number[]): Promise<readonly (readonly DossierRow[])[]> {
  const { technicalPlanned, technicalAchieved, processPlanned, processAchieved, systemPlanned, systemAchieved } =
    dossiers;
  const found = await db
    .select({
      row: dossiers.id,
      person: dossiers.professionalId,
      kind: dossiers.kind,
      triennium: dossiers.triennium,
      builtOn: dossiers.effectiveOn,
      group: dossiers.groupId,
      objectives: dossiers.objectives,
      ...{ technicalPlanned, technicalAchieved, processPlanned, processAchieved, systemPlanned, systemAchieved },
    })
    .from(dossiers)
    .where(and(inArray(dossiers.professionalId, [...people]), knownFact(dossiers, dossiers, endOfTime)))
    .orderBy(desc(dossiers.effectiveOn), desc(dossiers.id));
  return people.map((row) => found.filter(({ person }) => person === row));
}
