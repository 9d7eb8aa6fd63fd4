/**
 * Everything between the command and the open page, in order: the port, the database, its migrations, the acts, the fictional
 * registry, the handlers. What was opened is closed again when a later step fails.
 */
import { existsSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { importRuleFiles } from "@delibera/acts";
import type { Database } from "@delibera/database";
import { DatabaseError, migrate, openDatabase } from "@delibera/database";
import { generateRegistry, loadRegistry } from "@delibera/database/registry";
import { startJobs } from "@delibera/jobs/run";
import { compilerFingerprint } from "./compiler-fingerprint.ts";
import type { Configuration } from "./configuration.ts";
import { discreetLog } from "./discreet-log.ts";
import { requestHandler } from "./handler.ts";
import { listen } from "./http-server.ts";
import { refusedRules } from "./refused-rules.ts";
import { identityOfServer, refuseLocalIssuerIn } from "./sign-in/identity-of-server.ts";
import type { TrustOptions } from "./trusted-operations.ts";
import { readTrustedOperations } from "./trusted-operations.ts";

/** Thrown by `start` when it is asked to stop before it has finished. */
export class Interrupted extends Error {}

export interface Surroundings {
  /** Tells the person at the terminal what is being done. */
  readonly say: (line: string) => void;
  /** Tells of unexpected failures. */
  readonly log: (line: string) => void;
  /** Aborted with `Interrupted` when the person asks to stop. */
  readonly signal: AbortSignal;
}

/**
 * Starts serving and returns the function that stops it. Throws `CannotStart` or `DatabaseError` with one sentence for the
 * person, or the reason of the signal.
 */
export async function start(configuration: Configuration, surroundings: Surroundings): Promise<() => Promise<void>> {
  const { say, signal } = surroundings;
  const log = discreetLog(surroundings.log);
  refuseLocalIssuerIn(configuration);
  const trusted = trustedBy(configuration);
  const server = await listen(configuration.port, configuration.host, log);
  try {
    signal.throwIfAborted();
    const { databaseUrl: url, dataDirectory } = configuration;
    if (url === undefined && !existsSync(dataDirectory)) say(`making a database in ${dataDirectory}`);
    const database = await openDatabase({ url, dataDirectory });
    try {
      await fill(database, configuration, surroundings);
      signal.throwIfAborted();
      const identity = await identityOfServer(database, configuration, server.url);
      const jobs = startJobs(database, {
        mostPeople: configuration.simulationPeople,
        thread: pathToFileURL(configuration.simulationThread),
        warmThread: pathToFileURL(configuration.warmThread),
        countingThread: pathToFileURL(configuration.countingThread),
        cohortFolder: configuration.cohortDirectory,
        cohortBytes: configuration.cohortMegabytes * 1_000_000,
        cohortIdleSeconds: configuration.cohortIdleSeconds,
        log,
      });
      server.serve(requestHandler({ database, identity, configuration, trusted, changed: jobs.wake, log }));
      say(`Delibera is ready at ${server.url}`);
      return async () => {
        await Promise.all([server.close(), jobs.stop()]);
        await database.close();
      };
    } catch (error) {
      await database.close();
      throw error;
    }
  } catch (error) {
    await server.close();
    throw error;
  }
}

function trustedBy({ operationFiles, onlyTrusted }: Configuration): TrustOptions | undefined {
  if (operationFiles.length === 0) return undefined;
  return { operations: readTrustedOperations(operationFiles), only: onlyTrusted };
}

async function fill(database: Database, configuration: Configuration, surroundings: Surroundings): Promise<void> {
  const { say, signal } = surroundings;
  signal.throwIfAborted();
  await migrate(database);
  signal.throwIfAborted();
  const { rulesDirectory } = configuration;
  const publication = await importRuleFiles(database, rulesDirectory, { compiler: compilerFingerprint });
  if (publication.kind === "refused") throw refusedRules(rulesDirectory, publication);
  if (publication.kind === "published") say(`published the rule files of ${rulesDirectory}`);
  signal.throwIfAborted();
  await fillRegistry(database, configuration.registrySize, surroundings);
}

/** A database that already has people keeps them: the fictional registry is for an empty one. */
async function fillRegistry(database: Database, professionals: number, { say, signal }: Surroundings): Promise<void> {
  let told = false;
  const onProgress = async () => {
    if (!told) say(`writing a fictional registry of ${professionals} professionals`);
    told = true;
    // The embedded database answers without leaving the turn of the event loop: a pause lets Ctrl-C be heard.
    await setImmediate();
    // Thrown inside the transaction, it leaves the database as it was.
    signal.throwIfAborted();
  };
  try {
    await loadRegistry(database, generateRegistry({ professionals }), { onProgress });
  } catch (error) {
    if (!(error instanceof DatabaseError && error.code === "registry-differs")) throw error;
    say(`${error.message}; it is served as it is`);
  }
}
