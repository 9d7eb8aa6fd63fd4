/** What the environment says: where to listen, where the data is, how large a fictional registry to make. */
import { totalmem } from "node:os";
import { resolve } from "node:path";
import process from "node:process";
import { CannotStart, hostFrom, portFrom } from "../bin/steps/port.mjs";

export interface Configuration {
  readonly port: number;
  readonly host: string;
  /** Address of a PostgreSQL server; undefined: PGlite in `dataDirectory`. */
  readonly databaseUrl: string | undefined;
  readonly dataDirectory: string;
  /** People of the fictional registry that a database without people receives. */
  readonly registrySize: number;
  /** The folder of rule files whose acts are published at the start. */
  readonly rulesDirectory: string;
  /** The file that says which issuer is trusted and who may do what; undefined: the local issuer, for trying. */
  readonly identityFile: string | undefined;
  /** True where the local issuer must not be. */
  readonly production: boolean;
  /** True where whoever asks is told the schema. */
  readonly introspection: boolean;
  /** True where the console offers its explorer of the API. */
  readonly explorer: boolean;
  /** Files of the operations that may come by their hash. */
  readonly operationFiles: readonly string[];
  /** True where no other operation is answered. */
  readonly onlyTrusted: boolean;
  /** How long a request may take, in seconds, before what it asked of the database is stopped. */
  readonly requestSeconds: number;
  /** Requests of one caller that the REST façade answers in a minute. */
  readonly restPerMinute: number;
  /** Of one file of event reports that somebody sends. */
  readonly uploadMegabytes: number;
  /** How long nothing of it may come, between two pieces. */
  readonly uploadIdleSeconds: number;
  /** People of one simulation of the registry, who are all in memory. */
  readonly simulationPeople: number;
  /** The built thread in which a simulation is computed. */
  readonly simulationThread: string;
  /** The built thread that holds a kept cohort between simulations, and those with which it counts. */
  readonly warmThread: string;
  readonly countingThread: string;
  /** Where the files of kept cohorts are. */
  readonly cohortDirectory: string;
  /** Of all kept cohorts together. */
  readonly cohortMegabytes: number;
  /** For how long a cohort is held in memory that nobody simulates; 0: not at all. */
  readonly cohortIdleSeconds: number;
  /** The built console. */
  readonly consoleDirectory: string;
}

export const defaultRegistrySize = 2000;
const largestRegistry = 100_000;
export const defaultRequestSeconds = 30;
const longestRequest = 600;
const defaultRestPerMinute = 600;
const defaultUploadMegabytes = 4096;
const mostUploadMegabytes = 65_536;
const defaultUploadIdleSeconds = 60;
const mostUploadIdleSeconds = 3600;
/** Everybody, and some more. */
const nationalPeople = 2_000_000;
/** Of each person while a cohort of the registry is read; 2.4 kB with twenty participations, and room to spare. */
const bytesOfPerson = 4000;
const mostSimulationPeople = 5_000_000;
const defaultCohortMegabytes = 4096;
const mostCohortMegabytes = 999_999;
const defaultCohortIdleSeconds = 600;
const mostCohortIdleSeconds = 86_400;

/**
 * `PORT`, `HOST`, `DATABASE_URL`, `NODE_ENV`, and the variables that begin with `DELIBERA_`; places are relative to the repository.
 * Throws `CannotStart` naming the variable that cannot be read.
 */
export function configurationFrom(environment: NodeJS.ProcessEnv, repository: string): Configuration {
  const production = environment["NODE_ENV"] === "production";
  const dataDirectory = resolve(repository, environment["DELIBERA_DATA"] || ".delibera");
  return {
    port: portFrom(environment),
    host: hostFrom(environment),
    databaseUrl: environment["DATABASE_URL"] || undefined,
    dataDirectory,
    registrySize: registrySizeFrom(environment["DELIBERA_REGISTRY_SIZE"]),
    rulesDirectory: resolve(repository, environment["DELIBERA_RULES"] || "deliberations"),
    identityFile: placeOf(environment["DELIBERA_IDENTITY"], repository),
    production,
    introspection: switchFrom(environment, "DELIBERA_INTROSPECTION", !production),
    explorer: switchFrom(environment, "DELIBERA_EXPLORER", !production),
    operationFiles: placesOf(environment["DELIBERA_OPERATIONS"], repository),
    onlyTrusted: switchFrom(environment, "DELIBERA_OPERATIONS_ONLY", true),
    requestSeconds: requestSecondsFrom(environment["DELIBERA_REQUEST_SECONDS"]),
    restPerMinute: restPerMinuteFrom(environment["DELIBERA_REST_PER_MINUTE"]),
    uploadMegabytes: uploadMegabytesFrom(environment["DELIBERA_UPLOAD_MEGABYTES"]),
    uploadIdleSeconds: uploadIdleSecondsFrom(environment["DELIBERA_UPLOAD_IDLE_SECONDS"]),
    simulationPeople: simulationPeopleFrom(environment["DELIBERA_SIMULATION_PEOPLE"]),
    simulationThread: resolve(repository, "apps/api/dist/simulation-thread.js"),
    warmThread: resolve(repository, "apps/api/dist/warm-thread.js"),
    countingThread: resolve(repository, "apps/api/dist/counting-thread.js"),
    cohortDirectory: placeOf(environment["DELIBERA_COHORTS"], repository) ?? `${dataDirectory}-cohorts`,
    cohortMegabytes: cohortMegabytesFrom(environment["DELIBERA_COHORT_MEGABYTES"]),
    cohortIdleSeconds: cohortIdleSecondsFrom(environment["DELIBERA_COHORT_IDLE_SECONDS"]),
    consoleDirectory: resolve(repository, "apps/console/dist"),
  };
}

function placeOf(written: string | undefined, repository: string): string | undefined {
  return written ? resolve(repository, written) : undefined;
}

function placesOf(written: string | undefined, repository: string): readonly string[] {
  const named = (written ?? "").split(",").map((place) => place.trim());
  return named.filter((place) => place !== "").map((place) => resolve(repository, place));
}

function registrySizeFrom(written: string | undefined): number {
  if (written === undefined || written === "") return defaultRegistrySize;
  const size = /^\d{1,6}$/.test(written) ? Number.parseInt(written, 10) : 0;
  if (size >= 1 && size <= largestRegistry) return size;
  throw new CannotStart(
    `DELIBERA_REGISTRY_SIZE is "${written}": give how many fictional people to make, from 1 to ${largestRegistry}.`,
  );
}

function switchFrom(environment: NodeJS.ProcessEnv, name: string, otherwise: boolean): boolean {
  const written = environment[name];
  if (written === undefined || written === "") return otherwise;
  if (written === "on" || written === "off") return written === "on";
  throw new CannotStart(`${name} is "${written}": write on or off.`);
}

function requestSecondsFrom(written: string | undefined): number {
  if (written === undefined || written === "") return defaultRequestSeconds;
  const seconds = /^\d{1,3}$/.test(written) ? Number.parseInt(written, 10) : 0;
  if (seconds >= 1 && seconds <= longestRequest) return seconds;
  throw new CannotStart(
    `DELIBERA_REQUEST_SECONDS is "${written}": give how many seconds a request may take, from 1 to ${longestRequest}.`,
  );
}

function restPerMinuteFrom(written: string | undefined): number {
  if (written === undefined || written === "") return defaultRestPerMinute;
  if (/^[1-9]\d{0,5}$/.test(written)) return Number.parseInt(written, 10);
  throw new CannotStart(
    `DELIBERA_REST_PER_MINUTE is "${written}": give how many requests a caller may make in a minute, from 1 to 999999.`,
  );
}

function uploadMegabytesFrom(written: string | undefined): number {
  if (written === undefined || written === "") return defaultUploadMegabytes;
  const megabytes = /^[1-9]\d{0,4}$/.test(written) ? Number.parseInt(written, 10) : 0;
  if (megabytes >= 1 && megabytes <= mostUploadMegabytes) return megabytes;
  throw new CannotStart(
    `DELIBERA_UPLOAD_MEGABYTES is "${written}": give how large a file of event reports may be, from 1 to ${mostUploadMegabytes}.`,
  );
}

function uploadIdleSecondsFrom(written: string | undefined): number {
  if (written === undefined || written === "") return defaultUploadIdleSeconds;
  const seconds = /^[1-9]\d{0,3}$/.test(written) ? Number.parseInt(written, 10) : 0;
  if (seconds >= 1 && seconds <= mostUploadIdleSeconds) return seconds;
  throw new CannotStart(
    `DELIBERA_UPLOAD_IDLE_SECONDS is "${written}": give for how long nothing of a file may come, from 1 to ${mostUploadIdleSeconds}.`,
  );
}

/** So many people as half of the memory holds, and no more than a nation has. @param memory of the machine, in bytes. */
export function peopleInMemory(memory: number): number {
  return Math.min(nationalPeople, Math.max(1, Math.floor(memory / 2 / bytesOfPerson)));
}

/** A container may be allowed less than the machine has; 0 and numbers beyond the machine stand for no such limit. */
function memoryThereIs(): number {
  const allowed = process.constrainedMemory() ?? 0;
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
}

function simulationPeopleFrom(written: string | undefined): number {
  if (written === undefined || written === "") return peopleInMemory(memoryThereIs());
  const people = /^[1-9]\d{0,6}$/.test(written) ? Number.parseInt(written, 10) : 0;
  if (people >= 1 && people <= mostSimulationPeople) return people;
  throw new CannotStart(
    `DELIBERA_SIMULATION_PEOPLE is "${written}": give how many people one simulation may hold in memory, from 1 to ${mostSimulationPeople}.`,
  );
}

function cohortMegabytesFrom(written: string | undefined): number {
  if (written === undefined || written === "") return defaultCohortMegabytes;
  if (/^[1-9]\d{0,5}$/.test(written)) return Number.parseInt(written, 10);
  throw new CannotStart(
    `DELIBERA_COHORT_MEGABYTES is "${written}": give how large all kept cohorts together may be, from 1 to ${mostCohortMegabytes}.`,
  );
}

function cohortIdleSecondsFrom(written: string | undefined): number {
  if (written === undefined || written === "") return defaultCohortIdleSeconds;
  const seconds = /^(0|[1-9]\d{0,4})$/.test(written) ? Number.parseInt(written, 10) : Number.NaN;
  if (seconds <= mostCohortIdleSeconds) return seconds;
  throw new CannotStart(
    `DELIBERA_COHORT_IDLE_SECONDS is "${written}": give for how long a cohort is held that nobody simulates, from 0 to ${mostCohortIdleSeconds}.`,
  );
}
