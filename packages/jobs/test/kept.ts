/** Cohorts that a test asks to be kept, and what became of them. */
import type { CohortDefinition } from "@delibera/cohorts";
import type { Database } from "@delibera/database";
import { tables } from "@delibera/database";
import { asc, eq } from "drizzle-orm";
import { registerKeptCohort, takingHasEnded } from "../src/jobs.ts";
import { ask, asked, programIn, untilEnded } from "./asked.ts";

const { keptCohorts, keptCohortSteps, keptCohortParts } = tables;

export async function take(database: Database, definition: CohortDefinition = asked.cohort): Promise<string> {
  const { hash: program } = await programIn(database);
  return await registerKeptCohort(database.db, { actor: "ines", program, definition });
}

export async function cohortRow({ db }: Database, id: string): Promise<number> {
  const [found] = await db.select({ row: keptCohorts.id }).from(keptCohorts).where(eq(keptCohorts.publicId, id));
  if (found === undefined) throw new Error(`no kept cohort ${id}`);
  return found.row;
}

export async function takingSteps(database: Database, id: string) {
  const row = await cohortRow(database, id);
  return await database.db
    .select({
      number: keptCohortSteps.number,
      kind: keptCohortSteps.kind,
      attempt: keptCohortSteps.attempt,
      // biome-ignore lint/suspicious/noExplicitAny: what each kind of step carries is what each test states.
      detail: keptCohortSteps.detail as any,
    })
    .from(keptCohortSteps)
    .where(eq(keptCohortSteps.cohortId, row))
    .orderBy(asc(keptCohortSteps.number));
}

// biome-ignore lint/suspicious/noExplicitAny: what each kind of step carries is what each test states.
export type TakingStep = { number: number; kind: string; attempt: number; detail: any };

export async function untilTaken(database: Database, id: string): Promise<readonly TakingStep[]> {
  for (;;) {
    const steps = await takingSteps(database, id);
    if (steps.some(({ kind }) => takingHasEnded(kind))) return steps as readonly TakingStep[];
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export async function partsOf(database: Database, id: string): Promise<number> {
  return await database.db.$count(keptCohortParts, eq(keptCohortParts.cohortId, await cohortRow(database, id)));
}

/** The last step of a simulation of it. */
export async function simulated(database: Database, id: string, request: Partial<typeof asked> = {}) {
  const kept = { row: await cohortRow(database, id), id };
  return (await untilEnded(database, await ask(database, { ...request, kept }))).at(-1);
}
