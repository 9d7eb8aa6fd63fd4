/**
 * The loop of a server that runs jobs: it offers to the queue of each kind what the rows say is open, gives back what a server that is gone
 * had taken, and runs one of a kind at a time, so that memory holds one cohort.
 */
import { setImmediate } from "node:timers/promises";
import type { Database } from "@delibera/database";
import { lostConnection } from "@delibera/database";
import { isAtWork } from "./alone.ts";
import { cohortJobs } from "./cohorts/take-cohort.ts";
import type { JobKind, OpenJob } from "./job-kind.ts";
import type { Queue } from "./queue.ts";
import { openQueue } from "./queue.ts";
import { importJobs } from "./run-import.ts";
import { simulationJobs } from "./run-simulation.ts";
import { newWarmCohort } from "./warm/warm-cohort.ts";

export interface JobsOptions {
  /** People of one cohort, who are all in memory. */
  readonly mostPeople: number;
  /** The file of the thread that computes: `thread.ts` of this package, bundled; without it this thread does, and stops late. */
  readonly thread?: URL | undefined;
  /** The file of the thread that holds a kept cohort between simulations: `warm/thread.ts`, bundled; without it this thread does. */
  readonly warmThread?: URL | undefined;
  /** The file of the threads with which that one counts: `count/thread.ts` of `@delibera/simulation`, bundled. */
  readonly countingThread?: URL | undefined;
  /** The folder of this server in which the files of kept cohorts are. */
  readonly cohortFolder: string;
  /** Of the files of all kept cohorts together; left out, four gigabytes. */
  readonly cohortBytes?: number;
  /** For how long a cohort is held in memory that nobody simulates; left out, ten minutes. */
  readonly cohortIdleSeconds?: number;
  /** People of a file of event reports after which what was read is committed; left out, what is quickest. */
  readonly importBatch?: number;
  /** Told of what went wrong, for who runs the server. */
  readonly log: (line: string) => void;
}

export interface ServerJobs {
  /** Something was asked: it is looked at now instead of in a moment. */
  wake(): void;
  /** Leaves what is running to the next server that starts. */
  stop(): Promise<void>;
}

const defaultCohortBytes = 4_096_000_000;
const defaultIdleSeconds = 600;
const betweenLooks = 1000;
/** Between the moment somebody is handed a job and the one in which its lock is held. */
const untilLocked = 5000;

/** Never throws: while the database is away it looks again. */
export function startJobs(database: Database, options: JobsOptions): ServerJobs {
  const { log, importBatch, cohortBytes = defaultCohortBytes, cohortIdleSeconds = defaultIdleSeconds } = options;
  const warm = newWarmCohort({ ...options, cohortIdleSeconds });
  const loops = [
    loop(database, simulationJobs({ ...options, warm }), log),
    loop(database, cohortJobs({ ...options, cohortBytes }), log),
    loop(database, importJobs(importBatch), log),
  ];
  return {
    wake() {
      for (const each of loops) each.wake();
    },
    async stop() {
      await Promise.all(loops.map((each) => each.stop()));
      await warm.letGo();
    },
  };
}

function loop<Open extends OpenJob>(database: Database, kind: JobKind<Open>, log: (line: string) => void): ServerJobs {
  const stopping = new AbortController();
  const pause = pausing(stopping.signal);
  const jobs: Jobs<Open> = {
    kind,
    log,
    database,
    signal: stopping.signal,
    wake: pause.end,
    suspects: new Map<string, number>(),
    running: new Map<string, Promise<void>>(),
  };
  const tell = teller(kind.name, log);
  const work = (async () => {
    let queue: Queue | undefined;
    while (!stopping.signal.aborted) {
      try {
        const open = await kind.open(database.db);
        if (open.length > 0) queue ??= await openQueue(database, kind.name, tell);
        if (queue !== undefined) await look(open, jobs, queue);
        tell.again();
      } catch (error) {
        tell(error);
      }
      await pause.begin(betweenLooks);
    }
    await Promise.allSettled(jobs.running.values());
    await queue?.close().catch(tell);
  })();
  return {
    wake: pause.end,
    stop() {
      stopping.abort();
      pause.end();
      return work;
    },
  };
}

interface Jobs<Open extends OpenJob> {
  readonly kind: JobKind<Open>;
  readonly log: (line: string) => void;
  readonly database: Database;
  readonly signal: AbortSignal;
  readonly wake: () => void;
  /** Since when a job is handed to somebody who has no lock. */
  readonly suspects: Map<string, number>;
  readonly running: Map<string, Promise<void>>;
}

async function look<Open extends OpenJob>(open: readonly Open[], jobs: Jobs<Open>, queue: Queue): Promise<void> {
  for (const each of open) if (!jobs.running.has(each.id)) await lookAfter(each, jobs, queue);
  if (open.length === 0 || jobs.running.size > 0) return;
  const id = await queue.take();
  if (id === undefined) return;
  // What failed is begun again in a moment, not at once.
  const run = jobs.kind
    .run(jobs.database, id, jobs.signal)
    .then(() => queue.finish(id))
    .then(() => {
      jobs.running.delete(id);
      jobs.wake();
    })
    .catch(async (error: unknown) => {
      if (!jobs.signal.aborted) jobs.log(`${jobs.kind.name} ${id}: ${sentenceOf(error)}`);
      await queue.giveBack(id).catch(() => undefined);
    })
    .finally(() => jobs.running.delete(id));
  jobs.running.set(id, run);
}

async function lookAfter<Open extends OpenJob>(open: Open, { kind, database, suspects }: Jobs<Open>, queue: Queue) {
  const { id, cancelAsked } = open;
  const isWorkedOn = await isAtWork(database.db, kind.name, id);
  if (cancelAsked && !isWorkedOn) {
    // Nobody runs it, so that nobody else would say that it has stopped.
    await kind.endCancelled(database.db, open).catch(() => undefined);
    return;
  }
  await queue.offer(id);
  if (isWorkedOn || !(await queue.isTaken(id))) {
    suspects.delete(id);
    return;
  }
  const since = suspects.get(id) ?? performance.now();
  suspects.set(id, since);
  // In the folder of PGlite there is no other server: whoever had it is gone.
  if (database.engine === "pglite" || performance.now() - since >= untilLocked) await queue.giveBack(id);
}

/** A pause that can be ended early, also before it begins. */
function pausing(signal: AbortSignal) {
  let isWanted = false;
  let end: () => void = () => undefined;
  return {
    end() {
      isWanted = true;
      end();
    },
    async begin(milliseconds: number) {
      // The embedded database answers without leaving the turn of the event loop: others must be heard in between.
      await setImmediate();
      if (!isWanted && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          end = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      isWanted = false;
    },
  };
}

/** Says a failure once, and again only after something went well. */
function teller(kind: string, log: (line: string) => void) {
  let said = "";
  const tell = (error: unknown) => {
    const sentence = lostConnection(error) ? "the database does not answer" : sentenceOf(error);
    if (sentence !== said) log(`${kind} waits: ${sentence}`);
    said = sentence;
  };
  return Object.assign(tell, {
    again() {
      said = "";
    },
  });
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
