/**
 * Takes one cohort out of the registry and keeps it, alone: part by part into files that are renamed when they are whole, and from there into
 * the database. It begins at the beginning when another server was ended in the middle of it.
 */
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Label } from "@delibera/acts";
import { publishedProgram } from "@delibera/acts";
import type { CohortDocument, TakingProgress } from "@delibera/cohorts";
import { CohortError, extractInParts, vocabularyHash, writeCohortInParts } from "@delibera/cohorts";
import type { Database } from "@delibera/database";
import type { JobKind } from "../job-kind.ts";
import { progressTeller } from "../progress-teller.ts";
import type { Alone } from "../run-alone.ts";
import { runAlone } from "../run-alone.ts";
import { refuseTooMany, Stopped, tooManyPeople } from "../too-many-people.ts";
import { watchCancel } from "../watch-cancel.ts";
import { bytesOfFiles, diskProblem, dropFiles, forgetFiles, placeOf, sendFiles } from "./cohort-files.ts";
import { makeRoom, tooLargeFor } from "./cohort-room.ts";
import type { KeptCohortStepDetails, KeptDetail, OpenTaking, TakingDetail } from "./cohort-steps.ts";
import { openTakings, takingCancelWasAsked, writeTakingStep } from "./cohort-steps.ts";

export interface KeepingOptions {
  /** The folder of this server in which the files of cohorts are, by their hash. */
  readonly cohortFolder: string;
  /** Of the files of all cohorts together. */
  readonly cohortBytes: number;
  /** People of one cohort. */
  readonly mostPeople: number;
  readonly log: (line: string) => void;
}

const name = "kept-cohort";
const mostAttempts = 4;
/** What was removed, by another server too, stays no longer in the folder of this one; in milliseconds. */
const betweenTidyings = 60_000;

export function cohortJobs(options: KeepingOptions): JobKind<OpenTaking> {
  let tidied = Number.NEGATIVE_INFINITY;
  return {
    name,
    async open(db) {
      if (performance.now() - tidied > betweenTidyings) {
        await forgetFiles(db, options.cohortFolder);
        tidied = performance.now();
      }
      return await openTakings(db);
    },
    endCancelled: (db, { row }) => ended(db, { cohort: row, attempt: 0 }, "cancelled", {}),
    run: (database, id, signal) =>
      runAlone(database, { name, open: openTakings }, id, signal, (open, alone) =>
        endOf(open, { ...alone, ...options }),
      ),
  };
}

interface Running extends Alone, KeepingOptions {}

interface At {
  readonly cohort: number;
  readonly attempt: number;
}

async function endOf(open: OpenTaking, running: Running): Promise<void> {
  const { db } = running.database;
  const { row, attempts } = open;
  if (open.cancelAsked) return await ended(db, { cohort: row, attempt: 0 }, "cancelled", {});
  if (attempts >= mostAttempts) return await ended(db, { cohort: row, attempt: 0 }, "failed", gaveUp);
  const at = { cohort: row, attempt: attempts + 1 };
  await writeTakingStep(db, at, "taken", {});
  const stopping = new AbortController();
  const stopLooking = watchCancel(() => takingCancelWasAsked(db, row), stopping);
  const signal = AbortSignal.any([running.signal, stopping.signal]);
  const telling = progressTeller((detail: TakingDetail) => writeTakingStep(db, at, "progress", detail), stopping);
  const place = join(running.cohortFolder, `taking-${open.id}`);
  try {
    await forgetFiles(db, running.cohortFolder);
    const document = await takenInto(place, open, { ...running, signal }, telling.tell);
    await telling.written();
    await keep(document, place, at, { ...running, signal });
  } catch (error) {
    await telling.written();
    const refusal = refusalOf(error, running.log);
    if (refusal !== undefined) return await ended(db, at, refusal.kind, refusal.detail);
    if (!signal.aborted) throw error;
    if (!(await takingCancelWasAsked(db, row))) throw new Error("the taking was interrupted", { cause: error });
    await ended(db, at, "cancelled", {});
  } finally {
    stopLooking();
    removeQuietly(place);
  }
}

/** Where nothing can be removed nothing was written. */
function removeQuietly(place: string): void {
  try {
    rmSync(place, { recursive: true, force: true });
  } catch {
    // What went wrong before is told.
  }
}

/** What does not end with a whole cohort leaves nothing behind. */
async function ended(
  db: Database["db"],
  at: At,
  kind: "refused" | "failed" | "cancelled",
  detail: object,
): Promise<void> {
  await db.transaction(async (tx) => {
    await writeTakingStep(tx, at, kind, detail as KeptCohortStepDetails[typeof kind]);
    await dropFiles(tx, at.cohort);
  });
}

async function takenInto(
  place: string,
  { definition, program }: OpenTaking,
  { database, session, signal, mostPeople, cohortFolder }: Running,
  tell: (detail: TakingDetail) => void,
): Promise<Kept> {
  const published = await publishedProgram(database, program);
  if (published === undefined) throw new Error(`the program ${program} is not there`);
  await refuseTooMany(session, definition, mostPeople);
  mkdirSync(cohortFolder, { recursive: true });
  // An earlier attempt was ended just before it was named by its hash.
  rmSync(place, { recursive: true, force: true });
  const started = performance.now();
  const told = ({ people, passed }: TakingProgress) => {
    if (signal.aborted) throw new Stopped();
    if (people > mostPeople) throw tooManyPeople(mostPeople);
    tell({ people, passed, milliseconds: Math.round(performance.now() - started) });
  };
  const parts = extractInParts(session, published.program, definition, told);
  const document = await writeCohortInParts(place, parts, "arrow", { definition });
  return { document, vocabulary: vocabularyHash(published.program) };
}

interface Kept {
  readonly document: CohortDocument;
  readonly vocabulary: string;
}

/** Into the database, then among those that may be simulated, then into the folder under its hash. */
async function keep({ document, vocabulary }: Kept, place: string, at: At, running: Running): Promise<void> {
  const { db } = running.database;
  const bytes = bytesOfFiles(place);
  const tooLarge = tooLargeFor(bytes, running.cohortBytes);
  if (tooLarge !== undefined) throw new Refused(tooLarge);
  await sendFiles(db, at.cohort, place, running.signal);
  const detail: KeptDetail = {
    hash: `sha256:${document.hash}`,
    people: document.people,
    participations: document.files.find(({ table }) => table === "participations")?.rows ?? 0,
    bytes,
    vocabulary,
  };
  await db.transaction(async (tx) => {
    const problem = await makeRoom(tx, bytes, running.cohortBytes);
    if (problem !== undefined) throw new Refused(problem);
    await writeTakingStep(tx, at, "done", detail);
  });
  await forgetFiles(db, running.cohortFolder);
  try {
    renameSync(place, placeOf(running.cohortFolder, detail.hash));
  } catch {
    // The same people were taken before, or the folder is gone: it is fetched when it is opened.
  }
}

/** What the end says; undefined of what is to be tried again. */
function refusalOf(error: unknown, log: (line: string) => void): Refusal | undefined {
  const disk = diskProblem(error);
  if (disk !== undefined) {
    log(`${name}: ${error instanceof Error ? error.message : error}`);
    return { kind: "failed", detail: { says: disk } };
  }
  if (error instanceof Refused) return { kind: "refused", detail: { problems: [{ says: error.says }] } };
  if (error instanceof CohortError) return { kind: "refused", detail: { problems: [{ says: error.words }] } };
  return undefined;
}

type Refusal =
  | { readonly kind: "failed"; readonly detail: KeptCohortStepDetails["failed"] }
  | { readonly kind: "refused"; readonly detail: KeptCohortStepDetails["refused"] };

class Refused extends Error {
  readonly says: Label;
  constructor(says: Label) {
    super(says.en);
    this.says = says;
  }
}

const gaveUp = {
  says: {
    it: `il server si è fermato ${mostAttempts} volte mentre la prendeva: restringere la coorte, o avvisare chi lo gestisce`,
    en: `the server stopped ${mostAttempts} times while it took it: narrow the cohort, or tell who runs the server`,
  },
} as const;
