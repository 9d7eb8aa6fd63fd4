/** Reads the cohorts that the viewer had taken: the list, what became of each, and when it was last simulated. */
import type { Db, KeptCohortStepKind } from "@delibera/database";
import { tables } from "@delibera/database";
import { mayRead } from "@delibera/identity";
import type { KeptCohortStepDetails, KeptDetail, TakingDetail } from "@delibera/jobs";
import type { SQL } from "drizzle-orm";
import { and, asc, eq, inArray, ne, or, sql } from "drizzle-orm";
import { keyset } from "./keyset.ts";
import type { List } from "./page.ts";
import type { Reader } from "./reader.ts";

const { keptCohorts, keptCohortSteps } = tables;

export interface KeptCohortRow {
  readonly row: number;
  readonly id: string;
  readonly program: string;
  readonly definition: unknown;
  readonly at: string;
  /** When a simulation of it was last asked for. */
  readonly usedAt: string | null;
}

export interface KeptCohortStepRow {
  readonly number: number;
  readonly kind: KeptCohortStepKind;
  readonly attempt: number;
  readonly at: string;
  readonly progress: TakingDetail | null;
  readonly done: KeptDetail | null;
  readonly problems: KeptCohortStepDetails["refused"]["problems"] | null;
  /** Why it failed, or was removed. */
  readonly says: KeptCohortStepDetails["failed"]["says"] | null;
}

const instant = (column: unknown) =>
  sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const columns = {
  row: keptCohorts.id,
  id: keptCohorts.publicId,
  program: keptCohorts.program,
  definition: keptCohorts.definition,
  at: instant(keptCohorts.at),
  usedAt: sql<string | null>`(select ${instant(sql`max(using_it.at)`)} from simulations using_it
    where using_it.cohort_id = ${keptCohorts.id})`,
};

/** The latest first. */
export function keptCohortsList(reader: Reader): List<KeptCohortRow> {
  const wanted = inScope(reader);
  const order = { columns: [keptCohorts.id], descending: true, placeOf: (row: number) => sql`${row}::bigint` };
  return {
    rows: async (slice) => {
      const { where, orderBy } = keyset(order, slice);
      return await reader.db
        .select(columns)
        .from(keptCohorts)
        .where(and(wanted, where))
        .orderBy(...orderBy)
        .limit(slice.limit);
    },
    count: () => reader.db.$count(keptCohorts, wanted),
  };
}

export async function keptCohortsById(
  reader: Reader,
  ids: readonly string[],
): Promise<readonly (KeptCohortRow | undefined)[]> {
  const uuids = ids.filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id));
  if (uuids.length === 0) return ids.map(() => undefined);
  const rows = await reader.db
    .select(columns)
    .from(keptCohorts)
    .where(and(inScope(reader), inArray(keptCohorts.publicId, uuids)));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id));
}

/** In their order; of those that say how far it is the last one only. */
export async function keptCohortStepsOf(
  db: Db,
  rows: readonly number[],
): Promise<readonly (readonly KeptCohortStepRow[])[]> {
  const latest = sql`${keptCohortSteps.number} = (select max(later.number) from kept_cohort_steps later
    where later.cohort_id = ${keptCohortSteps.cohortId} and later.kind = 'progress')`;
  const found = await db
    .select({
      cohort: keptCohortSteps.cohortId,
      number: keptCohortSteps.number,
      kind: keptCohortSteps.kind,
      attempt: keptCohortSteps.attempt,
      at: instant(keptCohortSteps.at),
      detail: keptCohortSteps.detail,
    })
    .from(keptCohortSteps)
    .where(and(inArray(keptCohortSteps.cohortId, [...rows]), or(ne(keptCohortSteps.kind, "progress"), latest)))
    .orderBy(asc(keptCohortSteps.cohortId), asc(keptCohortSteps.number));
  return rows.map((row) =>
    found
      .filter(({ cohort }) => cohort === row)
      .map(({ cohort: _, detail, ...step }) => ({
        ...step,
        progress: step.kind === "progress" ? (detail as TakingDetail) : null,
        done: step.kind === "done" ? (detail as KeptDetail) : null,
        problems: step.kind === "refused" ? (detail as KeptCohortStepDetails["refused"]).problems : null,
        says:
          step.kind === "failed" || step.kind === "removed" ? (detail as KeptCohortStepDetails["failed"]).says : null,
      })),
  );
}

/** How many of the viewer's are still to be taken. */
export async function openOwnTakings(reader: Reader): Promise<number> {
  const ended = sql`exists (select from kept_cohort_steps ending where ending.cohort_id = ${keptCohorts.id}
    and ending.kind in ('done', 'refused', 'failed', 'cancelled'))`;
  return await reader.db.$count(keptCohorts, and(inScope(reader), sql`not ${ended}`));
}

/** The second of the two places are the policies of the database. */
function inScope({ viewer }: Reader): SQL | undefined {
  if (viewer.kind === "anonymous" || mayRead(viewer, "keptCohort").kind !== "granted") return sql`false`;
  return eq(keptCohorts.actor, viewer.subject);
}
