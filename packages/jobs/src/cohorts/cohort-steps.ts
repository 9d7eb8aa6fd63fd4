/** Writes and reads what becomes of cohorts that are kept, as `steps.ts` does of simulations. */
import type { Label } from "@delibera/acts";
import type { CohortDefinition } from "@delibera/cohorts";
import type { Db, KeptCohortStepKind } from "@delibera/database";
import { tables } from "@delibera/database";
import { and, asc, eq, inArray, notExists, sql } from "drizzle-orm";
import type { RequestProblem } from "../request.ts";

const { keptCohorts, keptCohortSteps } = tables;

/** How far the taking is. */
export interface TakingDetail {
  readonly people: number;
  /** Millionths of the registry that have been passed; absent of what was written before this was told. */
  readonly passed?: number;
  /** Since it began. */
  readonly milliseconds: number;
}

/** What was taken. */
export interface KeptDetail {
  /** `sha256:` of the people and their facts. */
  readonly hash: string;
  readonly people: number;
  readonly participations: number;
  /** Of its files. */
  readonly bytes: number;
  /** `sha256:` of what its program could read of a person. */
  readonly vocabulary: string;
}

/** What is written with each kind of step. */
export interface KeptCohortStepDetails {
  readonly taken: object;
  readonly progress: TakingDetail;
  readonly "cancel-asked": object;
  readonly done: KeptDetail;
  readonly refused: { readonly problems: readonly RequestProblem[] };
  readonly failed: { readonly says: Label };
  readonly cancelled: object;
  readonly removed: { readonly says: Label };
}

export interface OpenTaking {
  readonly row: number;
  readonly id: string;
  readonly program: string;
  readonly definition: CohortDefinition;
  readonly attempts: number;
  readonly cancelAsked: boolean;
}

interface Asked {
  /** Who asks, as the issuer names them. */
  readonly actor: string;
  /** Hash of the program in force. */
  readonly program: string;
  readonly definition: CohortDefinition;
}

/** The id of the cohort. Whoever runs the jobs finds it by itself. */
export async function registerKeptCohort(db: Db, asked: Asked): Promise<string> {
  const [written] = await db.insert(keptCohorts).values(asked).returning({ id: keptCohorts.publicId });
  if (written === undefined) throw new Error("a cohort was written and is not there");
  return written.id;
}

/** Asks that the taking stops; false when it has ended, or was asked before. */
export async function askToCancelTaking(db: Db, cohort: number): Promise<boolean> {
  const asked = and(
    eq(keptCohortSteps.cohortId, cohort),
    inArray(keptCohortSteps.kind, ["cancel-asked", ...takingEnds]),
  );
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`kept cohort steps ${cohort}`}, 0))`);
  if ((await db.$count(keptCohortSteps, asked)) > 0) return false;
  await db.insert(keptCohortSteps).values({ cohortId: cohort, kind: "cancel-asked", attempt: 0, detail: {} });
  return true;
}

/**
 * Removes a cohort that is ready, for whoever had it taken: its parts go with the step, the copies of servers within minutes.
 * @returns why it stays, if it does: a simulation that has not ended uses it, or it is not ready.
 */
export async function removeKeptCohort(db: Db, cohort: number): Promise<"removed" | "in-use" | "not-ready"> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`kept cohort steps ${cohort}`}, 0))`);
  const ready = (await readyCohorts(db)).find(({ row }) => row === cohort);
  if (ready === undefined) return "not-ready";
  if (ready.isInUse) return "in-use";
  await writeTakingStep(db, { cohort, attempt: 0 }, "removed", { says: removedByOwner });
  return "removed";
}

const removedByOwner: Label = {
  it: "è stata tolta da chi l'aveva fatta prendere",
  en: "it was removed by whoever had it taken",
};

/** Throws when it has ended, or another server has taken it since. */
export async function writeTakingStep<Kind extends KeptCohortStepKind>(
  db: Db,
  { cohort, attempt }: { readonly cohort: number; readonly attempt: number },
  kind: Kind,
  detail: KeptCohortStepDetails[Kind],
): Promise<void> {
  await db.insert(keptCohortSteps).values({ cohortId: cohort, kind, attempt, detail });
}

/** Those whose taking has no end yet, the oldest first. @param id only this one. */
export async function openTakings(db: Db, id?: string): Promise<readonly OpenTaking[]> {
  const ended = db
    .select({ one: sql`1` })
    .from(keptCohortSteps)
    .where(and(eq(keptCohortSteps.cohortId, keptCohorts.id), inArray(keptCohortSteps.kind, takingEnds)));
  const found = await db
    .select({
      row: keptCohorts.id,
      id: keptCohorts.publicId,
      program: keptCohorts.program,
      definition: keptCohorts.definition,
      attempts: sql<number>`(select count(*)::integer from kept_cohort_steps taking
        where taking.cohort_id = kept_cohorts.id and taking.kind = 'taken')`,
      cancelAsked: sql<boolean>`exists (select from kept_cohort_steps asking
        where asking.cohort_id = kept_cohorts.id and asking.kind = 'cancel-asked')`,
    })
    .from(keptCohorts)
    .where(and(notExists(ended), id === undefined ? undefined : eq(keptCohorts.publicId, id)))
    .orderBy(asc(keptCohorts.id));
  return found.map((row) => ({ ...row, definition: row.definition as CohortDefinition }));
}

export async function takingCancelWasAsked(db: Db, cohort: number): Promise<boolean> {
  const asked = and(eq(keptCohortSteps.cohortId, cohort), eq(keptCohortSteps.kind, "cancel-asked"));
  return (await db.$count(keptCohortSteps, asked)) > 0;
}

/** What is there to be simulated, the longest unused first. */
export interface ReadyCohort {
  readonly row: number;
  readonly detail: KeptDetail;
  /** True while a simulation of it has no end. */
  readonly isInUse: boolean;
}

export async function readyCohorts(db: Db): Promise<readonly ReadyCohort[]> {
  const lastUse = sql`greatest(${keptCohortSteps.at},
    (select max(using_it.at) from simulations using_it where using_it.cohort_id = ${keptCohortSteps.cohortId}))`;
  const found = await db
    .select({
      row: keptCohortSteps.cohortId,
      detail: keptCohortSteps.detail,
      isInUse: sql<boolean>`exists (select from simulations using_it where using_it.cohort_id = ${keptCohortSteps.cohortId}
        and not exists (select from simulation_steps ending where ending.simulation_id = using_it.id
          and ending.kind in ('done', 'refused', 'failed', 'cancelled')))`,
    })
    .from(keptCohortSteps)
    .where(
      and(
        eq(keptCohortSteps.kind, "done"),
        sql`not exists (select from kept_cohort_steps removing
          where removing.cohort_id = ${keptCohortSteps.cohortId} and removing.kind = 'removed')`,
      ),
    )
    .orderBy(lastUse, asc(keptCohortSteps.cohortId));
  return found.map((each) => ({ ...each, detail: each.detail as KeptDetail }));
}

const takingEnds: KeptCohortStepKind[] = ["done", "refused", "failed", "cancelled"];
