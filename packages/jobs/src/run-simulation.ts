/**
 * Runs one simulation, alone: a lock that belongs to the connection is held while it goes on, and falls with the process. It begins at
 * the beginning, because taking the people again gives the same people.
 */
import { createHash } from "node:crypto";
import { publishedProgram } from "@delibera/acts";
import { CohortError, extractCohort, snapshotHash } from "@delibera/cohorts";
import type { Database, Session } from "@delibera/database";
import { tables } from "@delibera/database";
import type { SimulationReport } from "@delibera/simulation";
import { problemInWords } from "@delibera/simulation";
import { eq } from "drizzle-orm";
import { releaseJob, takeAlone } from "./alone.ts";
import { compute } from "./compute.ts";
import type { JobKind } from "./job-kind.ts";
import type { RequestProblem, SimulationRequest } from "./request.ts";
import { questionOf, scenariosOf } from "./scenarios.ts";
import type { Reporting } from "./step-writer.ts";
import { stepWriter } from "./step-writer.ts";
import type { OpenSimulation } from "./steps.ts";
import { cancelWasAsked, openSimulations, writeStep } from "./steps.ts";

export interface SimulationOptions {
  /** People of one cohort, who are all in memory. */
  readonly mostPeople: number;
  /** The file of the thread that computes; without it this one does, and cannot stop at once. */
  readonly thread?: URL | undefined;
}

interface RunOptions extends SimulationOptions {
  /** Aborted when the server stops: the simulation is then left to the next one. */
  readonly signal: AbortSignal;
}

const name = "simulation";

export function simulationJobs(options: SimulationOptions): JobKind<OpenSimulation> {
  return {
    name,
    open: openSimulations,
    endCancelled: (db, { row }) => writeStep(db, { simulation: row, attempt: 0 }, "cancelled", {}),
    run: (database, id, signal) => runSimulation(database, id, { ...options, signal }),
  };
}

/** How often a simulation is begun, when the servers that run it end. */
const mostAttempts = 4;
const betweenLooks = 500;

/**
 * Resolves when the simulation has an end, or somebody else is at it. Rejects when it was interrupted, or with what went wrong: it is
 * then to be handed out again.
 */
async function runSimulation(database: Database, id: string, options: RunOptions): Promise<void> {
  // What goes on here must end when the connection with the lock does.
  const lost = new AbortController();
  const signal = AbortSignal.any([options.signal, lost.signal]);
  try {
    await database.inSession(async (session) => {
      const [named] = await openSimulations(database.db, id);
      if (named === undefined || !(await takeAlone(session.db, name, id))) return;
      try {
        // It may have ended while the lock was somebody else's.
        const [open] = await openSimulations(database.db, id);
        if (open !== undefined) await endOf(open, { ...options, database, session, signal });
      } finally {
        await releaseJob(session.db, name, id).catch(() => undefined);
      }
    });
  } finally {
    lost.abort();
  }
}

interface Running extends RunOptions {
  readonly database: Database;
  readonly session: Session;
}

async function endOf(open: OpenSimulation, running: Running): Promise<void> {
  const { db } = running.database;
  const { row, attempts } = open;
  if (open.cancelAsked) return await writeStep(db, { simulation: row, attempt: 0 }, "cancelled", {});
  if (attempts >= mostAttempts) return await writeStep(db, { simulation: row, attempt: 0 }, "failed", gaveUp);
  const at = { simulation: row, attempt: attempts + 1 };
  await writeStep(db, at, "taken", {});
  const stopping = new AbortController();
  const reporting = stepWriter(db, at, () => stopping.abort());
  const looking = setInterval(() => {
    const asked = cancelWasAsked(db, row).then((isAsked) => isAsked && stopping.abort());
    asked.catch(() => stopping.abort());
  }, betweenLooks);
  const signal = AbortSignal.any([running.signal, stopping.signal]);
  try {
    const end = await computed(open, { ...running, signal }, reporting);
    await reporting.written();
    if (end === "stopped") {
      if (!(await cancelWasAsked(db, row))) throw new Error("the simulation was interrupted");
      return await writeStep(db, at, "cancelled", {});
    }
    await db.transaction(async (tx) => {
      if (end.kind === "refused") return await writeStep(tx, at, "refused", { problems: end.problems });
      await writeStep(tx, at, "done", { report: end.report, cohortHash: end.cohortHash });
      await attachToDrafts(tx, open, end.report);
    });
  } finally {
    clearInterval(looking);
  }
}

type End =
  | { readonly kind: "done"; readonly report: SimulationReport; readonly cohortHash: string }
  | { readonly kind: "refused"; readonly problems: readonly RequestProblem[] };

/** "stopped" when the signal said so. */
async function computed(
  { program, request }: OpenSimulation,
  { database, session, signal, mostPeople, thread }: Running,
  reporting: Reporting,
): Promise<End | "stopped"> {
  const published = await publishedProgram(database, program);
  if (published === undefined) throw new Error(`the program ${program} is not there`);
  const scenarios = await scenariosOf(published, request);
  if (!("baseline" in scenarios)) return { kind: "refused", problems: scenarios };
  try {
    const started = performance.now();
    const snapshot = await extractCohort(session, published.program, request.cohort, (people) => {
      if (signal.aborted) throw new Stopped();
      if (people > mostPeople) throw tooManyPeople(mostPeople);
      reporting.progress({ stage: "taking", people, milliseconds: Math.round(performance.now() - started) });
    });
    // What is computed of it may give it away.
    const cohortHash = `sha256:${snapshotHash(snapshot)}`;
    const question = questionOf(request, scenarios, snapshot.people);
    const simulated = await compute(
      { question, snapshot, language: request.language },
      {
        thread,
        signal,
        onProgress: ({ done, all, milliseconds }) =>
          reporting.progress({ stage: "counting", people: done, of: all, milliseconds: Math.round(milliseconds) }),
        onSample: reporting.sample,
      },
    );
    if (simulated.kind === "cancelled") return "stopped";
    if (simulated.kind === "done") return { kind: "done", report: simulated.report, cohortHash };
    return { kind: "refused", problems: simulated.problems.map((problem) => ({ says: problemInWords(problem) })) };
  } catch (error) {
    if (error instanceof Stopped) return "stopped";
    if (error instanceof CohortError) return { kind: "refused", problems: [{ says: error.words }] };
    throw error;
  }
}

class Stopped extends Error {}

function tooManyPeople(most: number): CohortError {
  return new CohortError({
    it: `la coorte ha più di ${most} persone, quante questo server ne tiene in memoria; restringerne i filtri, o chiederne un campione`,
    en: `the cohort has more than ${most} people, as many as this server holds in memory; narrow its filters, or ask for a sample`,
  });
}

const gaveUp = {
  says: {
    it: `il server si è fermato ${mostAttempts} volte mentre la calcolava: restringere la coorte, o avvisare chi lo gestisce`,
    en: `the server stopped ${mostAttempts} times while it computed it: narrow the cohort, or tell who runs the server`,
  },
} as const;

/** A simulation of a text of a draft is what its checklist asks for. */
async function attachToDrafts(db: Database["db"], { request, actor }: OpenSimulation, report: SimulationReport) {
  const { drafts, draftSimulations } = tables;
  const resultHash = `sha256:${createHash("sha256").update(JSON.stringify(report)).digest("hex")}`;
  for (const { draft, hash } of textsOf(request)) {
    const [found] = await db.select({ row: drafts.id }).from(drafts).where(eq(drafts.publicId, draft));
    if (found === undefined) continue;
    const attached = { draftId: found.row, contentHash: hash, resultHash, actor };
    await db.insert(draftSimulations).values(attached).onConflictDoNothing();
  }
}

function textsOf({ candidates }: SimulationRequest) {
  return candidates.flatMap(({ draft }) => draft?.of ?? []);
}
