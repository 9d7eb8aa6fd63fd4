/**
 * Runs a task as somebody: one transaction in which the database itself lets through only the rows that the person may read or
 * write. Nothing of it is left on the connection when the transaction ends, and it ends when it is told to stop.
 */
import { sql } from "drizzle-orm";
import { databaseRoles, readyQuery } from "../queries/ready-query.ts";
import type { ProviderKind } from "../schema/codes.ts";
import { DatabaseError } from "./database-error.ts";
import type { Database, Db, RunningTransaction } from "./open-database.ts";

/** Who asks, as the policies of the database know it: numbers are those of rows. */
export interface ViewerSettings {
  /** Absent: nobody is signed in. */
  readonly role?: string | undefined;
  /** As the issuer names them. */
  readonly actor?: string | undefined;
  /** True for who knows people by a pseudonym only: columns that tell who somebody is cannot be read at all. */
  readonly pseudonymous?: boolean;
  readonly professional?: number | undefined;
  readonly provider?: number | undefined;
  readonly order?: number | undefined;
  /** Providers accredited so are those of the body. */
  readonly body?: ProviderKind | undefined;
  /** The fiscal code of somebody who is not in the registry yet. */
  readonly newcomer?: string | undefined;
}

/** How long a task may go on. */
export interface Bounds {
  /** The server stops a statement that runs longer, whatever becomes of this process. */
  readonly statementMilliseconds?: number | undefined;
  /** True: the server refuses to write. */
  readonly readOnly?: boolean | undefined;
  /** Aborted: the statement under way is cancelled, no other begins, and everything written is undone. */
  readonly signal?: AbortSignal | undefined;
}

/** Who keeps the registry is a role of its own, whom the policies let read everything without asking about each row. */
function databaseRoleOf({ role, pseudonymous }: ViewerSettings): string {
  if (pseudonymous === true) return "delibera_pseudonymous";
  return role === "registry-operator" ? "delibera_operator" : "delibera_viewer";
}

/** How long a server that was told to stop may take to say that it did. */
const graceMilliseconds = 5000;

/**
 * What `task` throws undoes everything it wrote. Every query of the task must go through the `db` it is given. Rejects with the
 * reason of the signal when it stopped the task, and with `DatabaseError` `unreachable` when the server did not even say that.
 */
export async function asViewer<T>(
  database: Database,
  settings: ViewerSettings,
  task: (db: Db) => Promise<T>,
  { statementMilliseconds, readOnly = false, signal }: Bounds = {},
): Promise<T> {
  const databaseRole = databaseRoleOf(settings);
  const stopped = whenStopped(signal);
  const work = database.db.transaction(async (tx) => {
    signal?.throwIfAborted();
    stopped.begun();
    databaseRoles.set(tx, databaseRole);
    // Sent before anything of the task, which need not wait for the answer: when it is refused, so is what follows it.
    const told = tell(tx, {
      viewer: settings.role ?? "",
      actor: settings.actor ?? "",
      professional: textOf(settings.professional),
      provider: textOf(settings.provider),
      order: textOf(settings.order),
      body: settings.body ?? "",
      newcomer: settings.newcomer ?? "",
      limit: textOf(statementMilliseconds),
      readOnly: readOnly ? "on" : "off",
      databaseRole,
    });
    const begun = told.then(([running]) => {
      stopped.running(() => (running === undefined ? undefined : cancelUntilEnded(database, running, work)));
    });
    if (database.engine === "pglite") await begun;
    // What a task gives may be a query that is asked whenever it is waited for: it is waited for once.
    const done = Promise.resolve(task(tx));
    done.catch(() => undefined);
    await Promise.race([begun, stopped.byThen]);
    return await Promise.race([done, stopped.byThen]);
  });
  try {
    return await Promise.race([work, stopped.unheard]);
  } finally {
    stopped.forget();
  }
}

/** A statement may be on its way to the server while it is told to stop: it is told again until the transaction has ended. */
async function cancelUntilEnded(database: Database, transaction: RunningTransaction, work: Promise<unknown>) {
  let isOver = false;
  const over = work.then(
    () => (isOver = true),
    () => (isOver = true),
  );
  for (let tries = 0; tries < 20 && !isOver; tries++) {
    await database.cancel(transaction).catch(() => undefined);
    await Promise.race([over, new Promise((resolve) => setTimeout(resolve, 100))]);
  }
}

/** The moments in which somebody may be told to stop: waiting for a connection, in the transaction, or heard by nobody. */
function whenStopped(signal: AbortSignal | undefined) {
  let hasBegun = false;
  let cancel: () => unknown = () => undefined;
  let stop: (reason: unknown) => void = () => undefined;
  let giveUp: (reason: unknown) => void = () => undefined;
  let timer: NodeJS.Timeout | undefined;
  const byThen = new Promise<never>((_, reject) => {
    stop = reject;
  });
  const unheard = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  for (const each of [byThen, unheard]) each.catch(() => undefined);
  const onAbort = () => {
    stop(signal?.reason);
    if (!hasBegun) return giveUp(signal?.reason);
    cancel();
    timer = setTimeout(() => giveUp(silent()), graceMilliseconds);
  };
  if (signal?.aborted === true) onAbort();
  else signal?.addEventListener("abort", onAbort, { once: true });
  return {
    byThen,
    unheard,
    begun() {
      hasBegun = true;
    },
    running(how: () => unknown) {
      cancel = how;
      if (signal?.aborted === true) cancel();
    },
    forget() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    },
  };
}

function silent(): DatabaseError {
  return new DatabaseError("the database was told to stop and did not answer", { code: "unreachable" });
}

const setting = (name: string, value: string) =>
  sql`set_config(${sql`${name}`.inlineParams()}, ${sql.placeholder(value)}, true)`;

// Every operation begins with it. The role is taken last: it may not be allowed what comes before.
const tell = readyQuery("tell_viewer", (db) =>
  db
    .select({
      role: setting("delibera.role", "viewer"),
      actor: setting("delibera.actor", "actor"),
      professional: setting("delibera.professional", "professional"),
      provider: setting("delibera.provider", "provider"),
      order: setting("delibera.order", "order"),
      body: setting("delibera.body", "body"),
      newcomer: setting("delibera.newcomer", "newcomer"),
      limit: sql`set_config('statement_timeout', coalesce(nullif(${sql.placeholder("limit")}, ''), current_setting('statement_timeout')), true)`,
      readOnly: setting("transaction_read_only", "readOnly"),
      databaseRole: setting("role", "databaseRole"),
      backend: sql<number>`pg_backend_pid()`,
      began: sql<string>`now()::text`,
    })
    .from(sql`(select 1) as one`),
);

function textOf(number: number | undefined): string {
  return number === undefined ? "" : String(number);
}
