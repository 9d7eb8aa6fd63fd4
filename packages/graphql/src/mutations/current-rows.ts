/** The rows of one kind of fact of a person that hold today: what a change replaces. */
import type { Db } from "@delibera/database";
import { endOfTime, knownFact, tables } from "@delibera/database";
import { and, asc, eq } from "drizzle-orm";

const { radiologyPeriods, competentDoctorPeriods, retirements } = tables;

/** In the order in which they take effect. */
export async function radiologyRows(db: Db, person: number) {
  return await db
    .select()
    .from(radiologyPeriods)
    .where(and(eq(radiologyPeriods.professionalId, person), knownFact(radiologyPeriods, radiologyPeriods, endOfTime)))
    .orderBy(asc(radiologyPeriods.effectiveOn), asc(radiologyPeriods.id));
}

/** In the order in which they take effect. */
export async function competentDoctorRows(db: Db, person: number) {
  const table = competentDoctorPeriods;
  return await db
    .select()
    .from(table)
    .where(and(eq(table.professionalId, person), knownFact(table, table, endOfTime)))
    .orderBy(asc(table.effectiveOn), asc(table.id));
}

/** At most one. */
export async function retirementRow(db: Db, person: number) {
  const [found] = await db
    .select()
    .from(retirements)
    .where(and(eq(retirements.professionalId, person), knownFact(retirements, retirements, endOfTime)));
  return found;
}
