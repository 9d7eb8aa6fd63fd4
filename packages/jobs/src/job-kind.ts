/** What the loop of a server asks of a kind of job: which are open, how one is run, and how one ends that nobody runs. */
import type { Database, Db } from "@delibera/database";

export interface OpenJob {
  readonly id: string;
  readonly cancelAsked: boolean;
}

export interface JobKind<Open extends OpenJob = OpenJob> {
  /** Of its queue and its locks. */
  readonly name: string;
  /** Those that have no end yet, the oldest first. */
  open(db: Db): Promise<readonly Open[]>;
  /** Says that it has stopped, of one that nobody runs. */
  endCancelled(db: Db, open: Open): Promise<void>;
  /**
   * Resolves when it has an end, or somebody else is at it. Rejects when it was interrupted, or with what went wrong: it is then to be
   * handed out again.
   */
  run(database: Database, id: string, signal: AbortSignal): Promise<void>;
}
