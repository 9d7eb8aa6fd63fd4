/** Opens PGlite in a folder that no other process uses, and says so when the folder cannot be used. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { relations } from "../schema/relations.ts";
import { DatabaseError } from "./database-error.ts";
import type { FolderLock } from "./folder-lock.ts";
import { lockFolder } from "./folder-lock.ts";
import { copyStatement, readsOneState } from "./one-state.ts";
import type { Database, QueryLogger, Reading, Statement } from "./open-database.ts";

/** The PostgreSQL inside PGlite; a folder of another major does not open. */
const embeddedMajor = "18";

interface PgliteOptions {
  readonly dataDirectory?: string | undefined;
  readonly logger?: QueryLogger | undefined;
  /** A dump of a whole database to start from, in memory only. */
  readonly snapshot?: Blob | undefined;
}

export async function openPglite(options: PgliteOptions): Promise<Database> {
  if (options.dataDirectory === undefined) {
    const client = await PGlite.create(options.snapshot === undefined ? {} : { loadDataDir: options.snapshot });
    return pgliteDatabase(client, "PGlite in memory", options.logger);
  }
  const lock = lockFolder(options.dataDirectory);
  try {
    const client = await openFolder(options.dataDirectory);
    return pgliteDatabase(client, `PGlite in ${options.dataDirectory}`, options.logger, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A database over a PGlite that somebody opened. */
export function pgliteDatabase(
  client: PGlite,
  location: string,
  logger: QueryLogger | undefined = undefined,
  lock: FolderLock | undefined = undefined,
): Database {
  const db = drizzle({ client, relations, ...(logger === undefined ? {} : { logger }) });
  let closing: Promise<void> | undefined;
  let sessions: Promise<unknown> = Promise.resolve();
  return {
    db,
    engine: "pglite",
    location,
    // PGlite has one connection and the folder one process: nobody else can be there.
    exclusively: (task) => task(db),
    inSession(task) {
      const copyIn = async (table: string, rows: string) => {
        await client.query(`copy ${escapeIdentifier(table)} from '/dev/blob'`, [], { blob: new Blob([rows]) });
      };
      const run = async ({ text, parameters }: Statement) =>
        (await client.query<Record<string, unknown>>(text, [...parameters])).rows;
      const mine = sessions.then(() => task({ db, copyIn, openReading: () => openReading(client, logger), run }));
      sessions = mine.catch(() => undefined);
      return mine;
    },
    cancel: async () => undefined,
    openChannel: () => ({ run: (text, parameters) => runOn(client, text, parameters), close: async () => undefined }),
    close() {
      closing ??= client.close().finally(() => lock?.release());
      return closing;
    },
  };
}

/** PGlite has one connection: the transaction holds it until the reading is closed. */
function openReading(client: PGlite, logger: QueryLogger | undefined): Promise<Reading> {
  return new Promise((resolve, reject) => {
    const over = client.transaction(async (transaction) => {
      await transaction.exec(readsOneState);
      await new Promise<void>((end) => {
        const options = { relations, ...(logger === undefined ? {} : { logger }) };
        resolve({
          db: drizzle({ client: transaction as unknown as PGlite, ...options }),
          async copyOut(query) {
            const { blob } = await transaction.query(`${copyStatement(query)} to '/dev/blob'`);
            return (await blob?.text()) ?? "";
          },
          async close() {
            end();
            await over.catch(() => undefined);
          },
        });
      });
    });
    over.catch(reject);
  });
}

async function runOn(client: PGlite, text: string, parameters: readonly unknown[] = []) {
  if (parameters.length > 0) return (await client.query<Record<string, unknown>>(text, [...parameters])).rows;
  try {
    const results = await client.exec(text);
    return (results.at(-1)?.rows ?? []) as readonly Record<string, unknown>[];
  } catch (error) {
    await client.exec("rollback");
    throw error;
  }
}

function escapeIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

async function openFolder(dataDirectory: string): Promise<PGlite> {
  const folder = join(dataDirectory, "pglite");
  const creating = join(dataDirectory, "pglite.creating");
  // A creation that was killed half-way has stored nothing yet, so it can start again.
  if (existsSync(creating)) rmSync(folder, { recursive: true, force: true });
  const isNew = !existsSync(folder) || readdirSync(folder).length === 0;
  if (isNew) writeFileSync(creating, "");
  else refuseHalfDeleted(folder);
  try {
    const client = await PGlite.create(folder);
    await client.query("select count(*) from pg_class");
    rmSync(creating, { force: true });
    return client;
  } catch (cause) {
    throw corrupt(folder, cause);
  }
}

function refuseHalfDeleted(folder: string): void {
  // Without PG_VERSION PGlite would make a new, empty database over the remains of the old one.
  if (["PG_VERSION", "global", "base", "pg_wal"].some((entry) => !existsSync(join(folder, entry)))) {
    throw corrupt(folder, undefined);
  }
  const major = readFileSync(join(folder, "PG_VERSION"), "utf8").trim();
  if (major !== embeddedMajor) {
    throw new DatabaseError(
      `the database in ${folder} says it is of PostgreSQL ${major.slice(0, 20)} and this program embeds ${embeddedMajor}; move the folder away and start again`,
      { code: "corrupt-data-folder" },
    );
  }
}

function corrupt(folder: string, cause: unknown): DatabaseError {
  return new DatabaseError(
    `the database in ${folder} is damaged and does not open; restore a copy, or move the folder away and start again`,
    { code: "corrupt-data-folder", cause },
  );
}
