/**
 * The loop of a server that runs simulations: it offers to the queue what the rows say is open, gives back what a server that is gone had
 * taken, and runs one at a time, so that memory holds one cohort.
 */
import { setImmediate } from "node:timers/promises";
import type { Database } from "@delibera/database";
import { lostConnection } from "@delibera/database";
import { isAtWork } from "./alone.ts";
import type { Queue } from "./queue.ts";
import { openQueue } from "./queue.ts";
import { runSimulation } from "./run-simulation.ts";
import type { OpenSimulation } from "./steps.ts";
import { openSimulations, writeStep } from "./steps.ts";

export interface JobsOptions {
  /** People of one cohort, who are all in memory. */
  readonly mostPeople: number;
  /** The file of the thread that computes: `thread.ts` of this package, bundled; without it this thread does, and stops late. */
  readonly thread?: URL | undefined;
  /** Told of what went wrong, for who runs the server. */
  readonly log: (line: string) => void;
}

export interface SimulationJobs {
  /** Something was asked: it is looked at now instead of in a moment. */
  wake(): void;
  /** Leaves what is running to the next server that starts. */
  stop(): Promise<void>;
}

const betweenLooks = 1000;
/** Between the moment somebody is handed a simulation and the one in which its lock is held. */
const untilLocked = 5000;

/** Never throws: while the database is away it looks again. */
export function startJobs(database: Database, options: JobsOptions): SimulationJobs {
  const stopping = new AbortController();
  const pause = pausing(stopping.signal);
  const jobs = {
    ...options,
    database,
    signal: stopping.signal,
    wake: pause.end,
    suspects: new Map<string, number>(),
    running: new Map<string, Promise<void>>(),
  };
  const tell = teller(options.log);
  const work = (async () => {
    let queue: Queue | undefined;
    while (!stopping.signal.aborted) {
      try {
        const open = await openSimulations(database.db);
        if (open.length > 0) queue ??= await openQueue(database, tell);
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

interface Jobs extends JobsOptions {
  readonly database: Database;
  readonly signal: AbortSignal;
  readonly wake: () => void;
  /** Since when a simulation is handed to somebody who has no lock. */
  readonly suspects: Map<string, number>;
  readonly running: Map<string, Promise<void>>;
}

async function look(open: readonly OpenSimulation[], jobs: Jobs, queue: Queue): Promise<void> {
  for (const each of open) if (!jobs.running.has(each.id)) await lookAfter(each, jobs, queue);
  if (open.length === 0 || jobs.running.size > 0) return;
  const id = await queue.take();
  if (id === undefined) return;
  // What failed is begun again in a moment, not at once.
  const run = runSimulation(jobs.database, id, jobs)
    .then(() => queue.finish(id))
    .then(() => {
      jobs.running.delete(id);
      jobs.wake();
    })
    .catch(async (error: unknown) => {
      if (!jobs.signal.aborted) jobs.log(`simulation ${id}: ${sentenceOf(error)}`);
      await queue.giveBack(id).catch(() => undefined);
    })
    .finally(() => jobs.running.delete(id));
  jobs.running.set(id, run);
}

async function lookAfter({ id, row, cancelAsked }: OpenSimulation, { database, suspects }: Jobs, queue: Queue) {
  const isWorkedOn = await isAtWork(database.db, id);
  if (cancelAsked && !isWorkedOn) {
    // Nobody runs it, so that nobody else would say that it has stopped.
    await writeStep(database.db, { simulation: row, attempt: 0 }, "cancelled", {}).catch(() => undefined);
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
function teller(log: (line: string) => void) {
  let said = "";
  const tell = (error: unknown) => {
    const sentence = lostConnection(error) ? "the database does not answer" : sentenceOf(error);
    if (sentence !== said) log(`simulations wait: ${sentence}`);
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
