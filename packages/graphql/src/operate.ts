/**
 * Runs one operation as somebody: in one transaction that the database itself keeps within the viewer's rows, and that is answered
 * when the entries of the audit log are kept. When those cannot be written, nothing is answered.
 */
import type { Bounds, Database, Db } from "@delibera/database";
import { asViewer } from "@delibera/database";
import type { Viewer } from "@delibera/identity";
import { auditLogOf, auditTrail, settingsOf } from "@delibera/identity";
import type { Context } from "./context.ts";
import { contextFor } from "./context.ts";
import { ratingSecretOf } from "./reads/rating-secret.ts";

export interface Operation {
  readonly database: Database;
  readonly viewer: Viewer;
  /** The civil date of the server, `YYYY-MM-DD`. */
  readonly today: string;
  /** Why, for the audit log: what the caller said, or the name of the operation. */
  readonly purpose: string;
  /** True of what changes nothing of anybody: what was read is noted together with what others read. */
  readonly reading?: boolean;
  /** How long it may go on; without them, as long as it takes. */
  readonly bounds?: Bounds;
}

/** What `task` throws undoes everything it wrote. Rejects with what the database says when the transaction cannot end. */
export async function operate<T>(operation: Operation, task: (context: Context) => Promise<T>): Promise<T> {
  return operation.reading === true ? await read(operation, task) : await change(operation, task);
}

async function read<T>(operation: Operation, task: (context: Context) => Promise<T>): Promise<T> {
  const { database, viewer, today, purpose, bounds } = operation;
  const audit = auditTrail(viewer, purpose);
  const ratingSecret = await ratingSecretBefore(database);
  const whole = (db: Db) => task(contextFor({ database, db, viewer, today, audit, ratingSecret }));
  const result = await asViewer(database, settingsOf(viewer), whole, bounds);
  await unlessStopped(auditLogOf(database).write(audit.entries()), bounds?.signal);
  return result;
}

/** On its way before the transaction, and waited for only where it is asked: by then the one connection of an engine would be taken. */
async function ratingSecretBefore(database: Database): Promise<() => Promise<Uint8Array>> {
  const reading = ratingSecretOf(database);
  if (database.engine === "pglite") await reading;
  return () => reading;
}

/** Who has stopped waiting is not answered; what is being written is written all the same. */
async function unlessStopped(writing: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return await writing;
  let refuse: (reason: unknown) => void = () => undefined;
  const stop = () => refuse(signal.reason);
  const stopped = new Promise<never>((_, reject) => {
    refuse = reject;
  });
  stopped.catch(() => undefined);
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop, { once: true });
  try {
    await Promise.race([writing, stopped]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

async function change<T>(operation: Operation, task: (context: Context) => Promise<T>): Promise<T> {
  const { database, viewer, today, purpose, bounds } = operation;
  let written: Promise<void> = Promise.resolve();
  let unwritten: unknown;
  const ratingSecret = await ratingSecretBefore(database);
  const whole = async (db: Db) => {
    const audit = auditTrail(viewer, purpose);
    const result = await task(contextFor({ database, db, viewer, today, audit, ratingSecret }));
    // On its way before the end of the transaction, and not waited for: the lock of the log is held between the two, and nobody
    // else writes in it meanwhile. When the entries cannot be written, that end undoes everything.
    written = audit.write(db);
    written.catch((error: unknown) => {
      unwritten = error;
    });
    return result;
  };
  try {
    const result = await asViewer(database, settingsOf(viewer), whole, bounds);
    await written;
    return result;
  } catch (error) {
    // One engine says at the end only that everything was undone.
    throw unwritten ?? error;
  }
}
