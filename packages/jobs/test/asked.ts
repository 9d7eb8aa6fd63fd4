/** A registry with the acts and a few people, simulations asked of it, and what became of them. */
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import type { PublishedProgram } from "@delibera/acts";
import { currentProgram, importRuleFiles } from "@delibera/acts";
import type { Database } from "@delibera/database";
import { tables } from "@delibera/database";
import { generateRegistry, loadRegistry } from "@delibera/database/registry";
import { asc, eq } from "drizzle-orm";
import type { ScenarioRequest, SimulationRequest } from "../src/jobs.ts";
import { hasEnded, registerSimulation } from "../src/jobs.ts";

const deliberations = fileURLToPath(new URL("../../../deliberations", import.meta.url));

/** Where no test keeps a cohort. */
export const cohortFolder = join(tmpdir(), `delibera-no-cohorts-${process.pid}`);

export async function fill(database: Database, professionals: number): Promise<void> {
  const publication = await importRuleFiles(database, deliberations);
  if (publication.kind === "refused") throw new Error("the acts are refused");
  await loadRegistry(database, generateRegistry({ professionals }));
}

export const law: ScenarioRequest = { name: "law", knownOn: "2028-12-31", parameters: [], interpretations: [] };

/** The standard obligation amended, once for each amount. */
export function amended(...credits: readonly number[]): readonly ScenarioRequest[] {
  return credits.map((each) => ({
    ...law,
    name: `${each}`,
    parameters: [{ rule: "obbligo_standard", value: `${each}` }],
  }));
}

export const asked: SimulationRequest = {
  triennium: "2020-2022",
  asOf: "2022-12-31",
  cohort: { asOf: "2022-12-31" },
  baseline: law,
  candidates: amended(120),
  measure: "obligation.individual",
  state: "certifiable",
  also: ["balance"],
  bands: ["-30", "0", "30"],
  dimensions: ["profession"],
  language: "en",
};

export async function programIn(database: Database): Promise<PublishedProgram> {
  const published = await currentProgram(database);
  if (published === undefined) throw new Error("nothing is published");
  return published;
}

export async function ask(database: Database, request: Partial<SimulationRequest> = {}): Promise<string> {
  const { hash: program } = await programIn(database);
  return await registerSimulation(database.db, { actor: "ines", program, request: { ...asked, ...request } });
}

export interface Step {
  readonly number: number;
  readonly kind: (typeof tables.simulationSteps.$inferSelect)["kind"];
  readonly attempt: number;
  // biome-ignore lint/suspicious/noExplicitAny: what each kind of step carries is what each test states.
  readonly detail: any;
  readonly at: string;
}

export async function stepsOf({ db }: Database, id: string): Promise<readonly Step[]> {
  const { simulations, simulationSteps } = tables;
  return await db
    .select({
      number: simulationSteps.number,
      kind: simulationSteps.kind,
      attempt: simulationSteps.attempt,
      detail: simulationSteps.detail,
      at: simulationSteps.at,
    })
    .from(simulationSteps)
    .innerJoin(simulations, eq(simulations.id, simulationSteps.simulationId))
    .where(eq(simulations.publicId, id))
    .orderBy(asc(simulationSteps.number));
}

/** The steps, once one is there that is looked for. */
export async function until(database: Database, id: string, found: (step: Step) => boolean): Promise<readonly Step[]> {
  for (;;) {
    const steps = await stepsOf(database, id);
    if (steps.some(found)) return steps;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export function untilEnded(database: Database, id: string): Promise<readonly Step[]> {
  return until(database, id, ({ kind }) => hasEnded(kind));
}

export async function rowOf({ db }: Database, id: string): Promise<number> {
  const { simulations } = tables;
  const [found] = await db.select({ row: simulations.id }).from(simulations).where(eq(simulations.publicId, id));
  if (found === undefined) throw new Error(`no simulation ${id}`);
  return found.row;
}
