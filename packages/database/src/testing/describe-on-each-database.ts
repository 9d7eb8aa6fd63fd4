/** Runs a suite twice: on PGlite and on a real PostgreSQL. Needs `global-setup.ts` in the vitest configuration. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import postgres from "postgres";
import { afterAll, describe, inject } from "vitest";
import type { Database, QueryLogger } from "../connection/open-database.ts";
import { openDatabase } from "../connection/open-database.ts";
import { openPglite } from "../connection/open-pglite.ts";

export interface OpenTestDatabaseOptions {
  /** True for a database on which nothing was migrated yet. */
  readonly empty?: boolean;
  readonly logger?: QueryLogger;
}

/** Opens a database of its own for the caller, migrated and without facts; it is dropped after the suite. */
export type OpenTestDatabase = (options?: OpenTestDatabaseOptions) => Promise<Database>;

export type TestEngine = Database["engine"];

export function describeOnEachDatabase(
  name: string,
  suite: (open: OpenTestDatabase, engine: TestEngine) => void,
): void {
  const { postgres: server } = inject("testDatabases");
  describe(`${name} (PGlite)`, () => runSuite(suite, "pglite", openTestPglite));
  describe.skipIf(server === undefined)(`${name} (PostgreSQL)`, () => runSuite(suite, "postgresql", openTestPostgres));
}

function runSuite(
  suite: (open: OpenTestDatabase, engine: TestEngine) => void,
  engine: TestEngine,
  open: (options: OpenTestDatabaseOptions) => Promise<Database>,
): void {
  const opened: Database[] = [];
  afterAll(async () => {
    for (const database of opened) await database.close();
  });
  suite(async (options = {}) => {
    const database = await open(options);
    opened.push(database);
    return database;
  }, engine);
}

async function openTestPglite({ empty = false, logger }: OpenTestDatabaseOptions): Promise<Database> {
  const snapshot = empty ? undefined : new Blob([readFileSync(inject("testDatabases").pgliteSnapshot)]);
  return openPglite({ logger, snapshot });
}

async function openTestPostgres({ empty = false, logger }: OpenTestDatabaseOptions): Promise<Database> {
  const test = await createTestPostgres({ empty });
  const database = await openDatabase({ url: test.url, logger });
  let closing: Promise<void> | undefined;
  return {
    ...database,
    close() {
      closing ??= database.close().then(test.drop);
      return closing;
    },
  };
}

/** The address of a new database on the real server, for a test of what happens at an address. */
export async function createTestPostgres(
  options: { readonly empty?: boolean } = {},
): Promise<{ url: string; drop(): Promise<void> }> {
  const { postgres: server } = inject("testDatabases");
  if (server === undefined) throw new Error("this run has no real PostgreSQL; use describeOnEachDatabase, which skips");
  const name = `delibera_test_${randomUUID().replaceAll("-", "")}`;
  const template = options.empty === true ? "template0" : server.template;
  await administer(server.serverUrl, (client) => client`create database ${client(name)} template ${client(template)}`);
  const url = new URL(server.serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => administer(server.serverUrl, (client) => client`drop database if exists ${client(name)} with (force)`),
  };
}

async function administer(url: string, task: (client: postgres.Sql) => Promise<unknown>): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await task(client);
  } finally {
    await client.end();
  }
}
