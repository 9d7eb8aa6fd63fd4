/** Writes and reads what becomes of simulations. Readers see the steps of one in order and without gaps: the database numbers them. */
import type { Label } from "@delibera/acts";
import type { Db, SimulationStepKind } from "@delibera/database";
import { tables } from "@delibera/database";
import type { SimulationReport } from "@delibera/simulation";
import { and, asc, eq, inArray, notExists, sql } from "drizzle-orm";
import type { RequestProblem, SimulationRequest } from "./request.ts";

const { simulations, simulationSteps } = tables;

/** How far it is. */
export interface ProgressDetail {
  /** Taking people out of the registry, opening a cohort that was taken before, or counting people. */
  readonly stage: "taking" | "opening" | "counting";
  readonly people: number;
  /** Of how many; unknown while people are taken. */
  readonly of?: number;
  /** Since the stage began. */
  readonly milliseconds: number;
}

export interface SampleDetail {
  readonly report: SimulationReport;
}

export interface DoneDetail {
  readonly report: SimulationReport;
  /** `sha256:` of the snapshot of the people. */
  readonly cohortHash: string;
}

export interface RefusedDetail {
  readonly problems: readonly RequestProblem[];
}

export interface FailedDetail {
  readonly says: Label;
}

/** What is written with each kind of step. */
export interface StepDetails {
  readonly taken: object;
  readonly progress: ProgressDetail;
  readonly sample: SampleDetail;
  readonly "cancel-asked": object;
  readonly done: DoneDetail;
  readonly refused: RefusedDetail;
  readonly failed: FailedDetail;
  readonly cancelled: object;
}

export interface OpenSimulation {
  readonly row: number;
  readonly id: string;
  readonly actor: string;
  readonly program: string;
  readonly request: SimulationRequest;
  readonly attempts: number;
  readonly cancelAsked: boolean;
}

interface Asked {
  /** Who asks, as the issuer names them. */
  readonly actor: string;
  /** Hash of the program in force. */
  readonly program: string;
  readonly request: SimulationRequest;
}

/** The id of the simulation. Whoever runs the jobs finds it by itself. */
export async function registerSimulation(db: Db, asked: Asked): Promise<string> {
  const cohortId = asked.request.kept?.row ?? null;
  const [written] = await db
    .insert(simulations)
    .values({ ...asked, cohortId })
    .returning({ id: simulations.publicId });
  if (written === undefined) throw new Error("a simulation was written and is not there");
  return written.id;
}

/** Asks that it stops; false when it has ended, or was asked before. */
export async function askToCancel(db: Db, simulation: number): Promise<boolean> {
  const asked = and(
    eq(simulationSteps.simulationId, simulation),
    inArray(simulationSteps.kind, ["cancel-asked", ...ends]),
  );
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`simulation steps ${simulation}`}, 0))`);
  if ((await db.$count(simulationSteps, asked)) > 0) return false;
  await db.insert(simulationSteps).values({ simulationId: simulation, kind: "cancel-asked", attempt: 0, detail: {} });
  return true;
}

/** Throws when it has ended, or another server has taken it since: see `wasOvertaken`. */
export async function writeStep<Kind extends SimulationStepKind>(
  db: Db,
  { simulation, attempt }: { readonly simulation: number; readonly attempt: number },
  kind: Kind,
  detail: StepDetails[Kind],
): Promise<void> {
  await db.insert(simulationSteps).values({ simulationId: simulation, kind, attempt, detail });
}

/** Those that have no end yet, the oldest first. @param id only this one. */
export async function openSimulations(db: Db, id?: string): Promise<readonly OpenSimulation[]> {
  const ended = db
    .select({ one: sql`1` })
    .from(simulationSteps)
    .where(and(eq(simulationSteps.simulationId, simulations.id), inArray(simulationSteps.kind, ends)));
  const found = await db
    .select({
      row: simulations.id,
      id: simulations.publicId,
      actor: simulations.actor,
      program: simulations.program,
      request: simulations.request,
      attempts: sql<number>`(select count(*)::integer from ${simulationSteps} taking
        where taking.simulation_id = simulations.id and taking.kind = 'taken')`,
      cancelAsked: sql<boolean>`exists (select from ${simulationSteps} asking
        where asking.simulation_id = simulations.id and asking.kind = 'cancel-asked')`,
    })
    .from(simulations)
    .where(and(notExists(ended), id === undefined ? undefined : eq(simulations.publicId, id)))
    .orderBy(asc(simulations.id));
  return found.map((row) => ({ ...row, request: row.request as SimulationRequest }));
}

export async function cancelWasAsked(db: Db, simulation: number): Promise<boolean> {
  const asked = and(eq(simulationSteps.simulationId, simulation), eq(simulationSteps.kind, "cancel-asked"));
  return (await db.$count(simulationSteps, asked)) > 0;
}

const ends: SimulationStepKind[] = ["done", "refused", "failed", "cancelled"];
