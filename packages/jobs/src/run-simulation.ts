/** Runs one simulation, alone. It begins at the beginning, because taking the people again gives the same people. */
import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import type { Program } from "@delibera/acts";
import { publishedProgram } from "@delibera/acts";
import { CohortError, extractCohort, snapshotHash } from "@delibera/cohorts";
import type { Database } from "@delibera/database";
import { tables } from "@delibera/database";
import type { Simulated, SimulationReport } from "@delibera/simulation";
import { problemInWords } from "@delibera/simulation";
import { eq } from "drizzle-orm";
import { diskProblem, fetchFiles, placeOf } from "./cohorts/cohort-files.ts";
import { unreadable, usableCohort } from "./cohorts/use-cohort.ts";
import type { ComputeOptions } from "./compute.ts";
import { compute } from "./compute.ts";
import type { JobKind } from "./job-kind.ts";
import type { KeptCohortOfRequest, RequestProblem, SimulationRequest } from "./request.ts";
import type { Alone } from "./run-alone.ts";
import { runAlone } from "./run-alone.ts";
import type { Scenarios } from "./scenarios.ts";
import { inOneOrder, questionOf, scenariosOf } from "./scenarios.ts";
import type { Reporting } from "./step-writer.ts";
import { stepWriter } from "./step-writer.ts";
import type { OpenSimulation } from "./steps.ts";
import { cancelWasAsked, openSimulations, writeStep } from "./steps.ts";
import { refuseTooMany, Stopped, tooManyPeople } from "./too-many-people.ts";
import type { WarmCohort } from "./warm/warm-cohort.ts";
import { watchCancel } from "./watch-cancel.ts";

export interface SimulationOptions {
  /** People of one cohort, who are all in memory. */
  readonly mostPeople: number;
  /** The file of the thread that computes; without it this one does, and cannot stop at once. */
  readonly thread?: URL | undefined;
  /** The folder of this server in which the files of kept cohorts are. */
  readonly cohortFolder: string;
  /** The kept cohort that this server holds. */
  readonly warm: WarmCohort;
}

const name = "simulation";

export function simulationJobs(options: SimulationOptions): JobKind<OpenSimulation> {
  return {
    name,
    open: openSimulations,
    endCancelled: (db, { row }) => writeStep(db, { simulation: row, attempt: 0 }, "cancelled", {}),
    run: (database, id, signal) =>
      runAlone(database, { name, open: openSimulations }, id, signal, (open, alone) =>
        endOf(open, { ...alone, ...options }),
      ),
  };
}

/** How often a simulation is begun, when the servers that run it end. */
const mostAttempts = 4;

interface Running extends Alone, SimulationOptions {}

async function endOf(open: OpenSimulation, running: Running): Promise<void> {
  const { db } = running.database;
  const { row, attempts } = open;
  if (open.cancelAsked) return await writeStep(db, { simulation: row, attempt: 0 }, "cancelled", {});
  if (attempts >= mostAttempts) return await writeStep(db, { simulation: row, attempt: 0 }, "failed", gaveUp);
  const at = { simulation: row, attempt: attempts + 1 };
  await writeStep(db, at, "taken", {});
  const stopping = new AbortController();
  const reporting = stepWriter(db, at, stopping);
  const stopLooking = watchCancel(() => cancelWasAsked(db, row), stopping);
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
    stopLooking();
  }
}

type End =
  | { readonly kind: "done"; readonly report: SimulationReport; readonly cohortHash: string }
  | { readonly kind: "refused"; readonly problems: readonly RequestProblem[] };

/** "stopped" when the signal said so. */
async function computed(open: OpenSimulation, running: Running, reporting: Reporting): Promise<End | "stopped"> {
  const { program, request } = open;
  const published = await publishedProgram(running.database, program);
  if (published === undefined) throw new Error(`the program ${program} is not there`);
  const scenarios = await scenariosOf(published, request);
  if (!("baseline" in scenarios)) return { kind: "refused", problems: scenarios };
  const asked = { request, scenarios, program: published.program };
  try {
    return request.kept === undefined
      ? await computedOfTaken(asked, running, reporting)
      : await computedOfKept({ ...asked, kept: request.kept }, running, reporting);
  } catch (error) {
    if (error instanceof Stopped) return "stopped";
    const disk = diskProblem(error);
    if (disk !== undefined) return { kind: "refused", problems: [{ says: disk }] };
    if (error instanceof CohortError) return { kind: "refused", problems: [{ says: error.words }] };
    throw error;
  }
}

interface AskedOf {
  readonly request: SimulationRequest;
  readonly scenarios: Scenarios;
  readonly program: Program;
}

async function computedOfTaken(
  { request, scenarios, program }: AskedOf,
  { session, signal, mostPeople, thread, warm }: Running,
  reporting: Reporting,
): Promise<End | "stopped"> {
  await refuseTooMany(session, request.cohort, mostPeople);
  const started = performance.now();
  // Memory is promised to one cohort.
  await warm.letGo();
  const snapshot = await extractCohort(session, program, request.cohort, (people) => {
    if (signal.aborted) throw new Stopped();
    if (people > mostPeople) throw tooManyPeople(mostPeople);
    reporting.progress({ stage: "taking", people, milliseconds: Math.round(performance.now() - started) });
  });
  // What is computed of it may give it away.
  const cohortHash = `sha256:${snapshotHash(snapshot)}`;
  const question = questionOf(request, scenarios, snapshot.people);
  const options = { thread, signal, ...tellingOf(reporting) };
  return endAs(await compute({ question, snapshot, language: request.language }, options), cohortHash);
}

async function computedOfKept(
  { request, scenarios, program, kept: { row } }: AskedOf & { readonly kept: KeptCohortOfRequest },
  { database: { db }, signal, mostPeople, warm, cohortFolder }: Running,
  reporting: Reporting,
): Promise<End | "stopped"> {
  const usable = await usableCohort(db, row, program);
  if ("says" in usable) return { kind: "refused", problems: [usable] };
  const { hash, people } = usable.kept;
  if (people > mostPeople) throw tooManyPeople(mostPeople);
  const place = placeOf(cohortFolder, hash);
  const question = { place, hash, program: inOneOrder(program), request, scenarios };
  const onOpening = telling(reporting, "opening");
  const options = { signal, onOpening, ...tellingOf(reporting) };
  for (const isLast of [false, true]) {
    if (warm.hash() !== hash) await fetchFiles(db, row, place);
    if (signal.aborted) return "stopped";
    const answer = await warm.answer(question, options);
    if (answer.kind !== "unreadable") return endAs(answer, hash);
    // Somebody changed what is in the folder: in the database it is as it was written.
    rmSync(place, { recursive: true, force: true });
    if (isLast) return { kind: "refused", problems: [{ says: unreadable }] };
  }
  throw new Error("a kept cohort was neither read nor refused");
}

function tellingOf(reporting: Reporting): Pick<ComputeOptions, "onProgress" | "onSample"> {
  return {
    onProgress: telling(reporting, "counting"),
    onSample: reporting.sample,
  };
}

function telling({ progress }: Reporting, stage: "opening" | "counting"): ComputeOptions["onProgress"] {
  return ({ done, all, milliseconds }) =>
    progress({ stage, people: done, of: all, milliseconds: Math.round(milliseconds) });
}

function endAs(simulated: Simulated, cohortHash: string): End | "stopped" {
  if (simulated.kind === "cancelled") return "stopped";
  if (simulated.kind === "done") return { kind: "done", report: simulated.report, cohortHash };
  return { kind: "refused", problems: simulated.problems.map((problem) => ({ says: problemInWords(problem) })) };
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
