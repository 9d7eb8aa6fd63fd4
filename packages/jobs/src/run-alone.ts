/** Runs one job, alone: a lock that belongs to the connection is held while it goes on, and falls with the process. */
import type { Database, Db, Session } from "@delibera/database";
import { releaseJob, takeAlone } from "./alone.ts";

interface Kind<Open> {
  readonly name: string;
  /** The one with the id, while it has no end. */
  open(db: Db, id: string): Promise<readonly Open[]>;
}

export interface Alone {
  readonly database: Database;
  /** Holds the lock. */
  readonly session: Session;
  /** Aborted when the server stops, or the connection with the lock is gone. */
  readonly signal: AbortSignal;
}

/** Resolves when the task does, when the job has an end, or when somebody else is at it. */
export async function runAlone<Open>(
  database: Database,
  { name, open }: Kind<Open>,
  id: string,
  stopped: AbortSignal,
  task: (open: Open, alone: Alone) => Promise<void>,
): Promise<void> {
  // What goes on here must end when the connection with the lock does.
  const lost = new AbortController();
  const signal = AbortSignal.any([stopped, lost.signal]);
  try {
    await database.inSession(async (session) => {
      const [named] = await open(database.db, id);
      if (named === undefined || !(await takeAlone(session.db, name, id))) return;
      try {
        // It may have ended while the lock was somebody else's.
        const [found] = await open(database.db, id);
        if (found !== undefined) await task(found, { database, session, signal });
      } finally {
        await releaseJob(session.db, name, id).catch(() => undefined);
      }
    });
  } finally {
    lost.abort();
  }
}
