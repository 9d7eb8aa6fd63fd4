/** Reads the simulations that the viewer asked for: the list, what became of each, and what came out. */
import type { Db, SimulationStepKind } from "@delibera/database";
import { tables } from "@delibera/database";
import { mayRead } from "@delibera/identity";
import type {
  DoneDetail,
  FailedDetail,
  ProgressDetail,
  RefusedDetail,
  SampleDetail,
  SimulationRequest,
} from "@delibera/jobs";
import type { SQL } from "drizzle-orm";
import { and, asc, eq, inArray, ne, or, sql } from "drizzle-orm";
import { keyset } from "./keyset.ts";
import type { List } from "./page.ts";
import type { Reader } from "./reader.ts";

const { simulations, simulationSteps } = tables;

export interface SimulationRow {
  readonly row: number;
  readonly id: string;
  readonly program: string;
  readonly request: SimulationRequest;
  readonly at: string;
}

/** A step without what came out, which is large. */
export interface SimulationStepRow {
  readonly number: number;
  readonly kind: SimulationStepKind;
  readonly attempt: number;
  readonly at: string;
  readonly progress: ProgressDetail | null;
  readonly problems: RefusedDetail["problems"] | null;
  readonly failure: FailedDetail["says"] | null;
}

/** What came out, each undefined until it has. */
export interface SimulationOutcome {
  readonly sample: SampleDetail | undefined;
  readonly done: DoneDetail | undefined;
}

const instant = (column: unknown) =>
  sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const columns = {
  row: simulations.id,
  id: simulations.publicId,
  program: simulations.program,
  request: simulations.request,
  at: instant(simulations.at),
};

/** The latest first. */
export function simulationsList(reader: Reader): List<SimulationRow> {
  const wanted = inScope(reader);
  const order = { columns: [simulations.id], descending: true, placeOf: (row: number) => sql`${row}::bigint` };
  return {
    rows: async (slice) => {
      const { where, orderBy } = keyset(order, slice);
      const rows = await reader.db
        .select(columns)
        .from(simulations)
        .where(and(wanted, where))
        .orderBy(...orderBy)
        .limit(slice.limit);
      return rows.map(asRow);
    },
    count: () => reader.db.$count(simulations, wanted),
  };
}

export async function simulationsById(
  reader: Reader,
  ids: readonly string[],
): Promise<readonly (SimulationRow | undefined)[]> {
  const uuids = ids.filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id));
  if (uuids.length === 0) return ids.map(() => undefined);
  const rows = await reader.db
    .select(columns)
    .from(simulations)
    .where(and(inScope(reader), inArray(simulations.publicId, uuids)));
  const byId = new Map(rows.map((row) => [row.id, asRow(row)]));
  return ids.map((id) => byId.get(id));
}

/** In their order; of those that say how far it is the last one only. */
export async function simulationStepsOf(
  db: Db,
  rows: readonly number[],
): Promise<readonly (readonly SimulationStepRow[])[]> {
  const latest = sql`${simulationSteps.number} = (select max(later.number) from simulation_steps later
    where later.simulation_id = ${simulationSteps.simulationId} and later.kind = 'progress')`;
  const detail = (kind: SimulationStepKind) =>
    sql<unknown>`case when ${simulationSteps.kind} = ${kind} then ${simulationSteps.detail} end`;
  const found = await db
    .select({
      simulation: simulationSteps.simulationId,
      number: simulationSteps.number,
      kind: simulationSteps.kind,
      attempt: simulationSteps.attempt,
      at: instant(simulationSteps.at),
      progress: detail("progress"),
      refused: detail("refused"),
      failed: detail("failed"),
    })
    .from(simulationSteps)
    .where(and(inArray(simulationSteps.simulationId, [...rows]), or(ne(simulationSteps.kind, "progress"), latest)))
    .orderBy(asc(simulationSteps.simulationId), asc(simulationSteps.number));
  return rows.map((row) =>
    found
      .filter(({ simulation }) => simulation === row)
      .map(({ simulation: _, progress, refused, failed, ...step }) => ({
        ...step,
        progress: progress as ProgressDetail | null,
        problems: (refused as RefusedDetail | null)?.problems ?? null,
        failure: (failed as FailedDetail | null)?.says ?? null,
      })),
  );
}

export async function simulationOutcomes(db: Db, rows: readonly number[]): Promise<readonly SimulationOutcome[]> {
  const found = await db
    .select({ simulation: simulationSteps.simulationId, kind: simulationSteps.kind, detail: simulationSteps.detail })
    .from(simulationSteps)
    .where(and(inArray(simulationSteps.simulationId, [...rows]), inArray(simulationSteps.kind, ["sample", "done"])))
    .orderBy(asc(simulationSteps.number));
  return rows.map((row) => {
    const own = found.filter(({ simulation }) => simulation === row);
    return {
      sample: own.findLast(({ kind }) => kind === "sample")?.detail as SampleDetail | undefined,
      done: own.find(({ kind }) => kind === "done")?.detail as DoneDetail | undefined,
    };
  });
}

/** How many of the viewer's have no end yet. */
export async function openOwn(reader: Reader): Promise<number> {
  const ended = sql`exists (select from simulation_steps ending where ending.simulation_id = ${simulations.id}
    and ending.kind in ('done', 'refused', 'failed', 'cancelled'))`;
  return await reader.db.$count(simulations, and(inScope(reader), sql`not ${ended}`));
}

function asRow({ request, ...row }: Omit<SimulationRow, "request"> & { readonly request: unknown }): SimulationRow {
  return { ...row, request: request as SimulationRequest };
}

/** The second of the two places are the policies of the database. */
function inScope({ viewer }: Reader): SQL | undefined {
  if (viewer.kind === "anonymous" || mayRead(viewer, "simulation").kind !== "granted") return sql`false`;
  return eq(simulations.actor, viewer.subject);
}
