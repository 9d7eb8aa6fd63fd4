/**
 * Vitest global setup: one real PostgreSQL and one PGlite snapshot for all the test files of a run. `TEST_DATABASE_URL` names a
 * server to use instead of an embedded one; its user must be allowed to create databases.
 */
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { DatabaseError } from "../connection/database-error.ts";
import { migrate } from "../connection/migrate.ts";
import type { Database } from "../connection/open-database.ts";
import { openDatabase } from "../connection/open-database.ts";
import { startEmbeddedServer } from "./embedded-server.ts";
import { findServer } from "./find-server.ts";
import { pgliteSnapshot } from "./pglite-snapshot.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** What `describeOnEachDatabase` opens. */
    testDatabases: TestDatabases;
  }
}

export interface TestDatabases {
  readonly pgliteSnapshot: string;
  readonly postgres: { readonly serverUrl: string; readonly template: string } | undefined;
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // One after the other: making the PGlite folder holds the event loop for seconds, and a connection would time out in it.
  const snapshot = await pgliteSnapshot();
  const server = await findServer(process.env, startEmbeddedServer, (line) => process.stderr.write(line));
  if (server === undefined) {
    project.provide("testDatabases", { pgliteSnapshot: snapshot, postgres: undefined });
    return async () => undefined;
  }
  const template = `delibera_template_${process.pid}_${Date.now()}`;
  await makeTemplate(server.url, template);
  project.provide("testDatabases", {
    pgliteSnapshot: snapshot,
    postgres: { serverUrl: server.url, template },
  });
  return async () => {
    const client = postgres(server.url, { max: 1 });
    await client`drop database if exists ${client(template)}`;
    await client.end();
    await server.stop();
  };
}

async function makeTemplate(serverUrl: string, name: string): Promise<void> {
  const client = postgres(serverUrl, { max: 1 });
  await client`create database ${client(name)} encoding 'UTF8' template template0`;
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const database = await openSlowly(url.href);
  await migrate(database);
  await database.close();
}

/** A server that has just started on a busy machine may take longer than a person would wait. */
async function openSlowly(url: string, triesLeft = 5): Promise<Database> {
  try {
    return await openDatabase({ url });
  } catch (error) {
    const busy = error instanceof DatabaseError && error.code === "unreachable";
    if (!busy || triesLeft === 0) throw error;
    return openSlowly(url, triesLeft - 1);
  }
}
