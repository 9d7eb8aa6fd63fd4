/** What the environment says: where to listen, where the data is, how large a fictional registry to make. */
import { resolve } from "node:path";
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
  /** The built console. */
  readonly consoleDirectory: string;
}

export const defaultRegistrySize = 2000;
const largestRegistry = 100_000;

/**
 * `PORT`, `HOST`, `DATABASE_URL`, `DELIBERA_DATA`, `DELIBERA_RULES`, `DELIBERA_REGISTRY_SIZE`, `DELIBERA_IDENTITY`, `NODE_ENV`; places are relative to the repository.
 * Throws `CannotStart` naming the variable that cannot be read.
 */
export function configurationFrom(environment: NodeJS.ProcessEnv, repository: string): Configuration {
  return {
    port: portFrom(environment),
    host: hostFrom(environment),
    databaseUrl: environment["DATABASE_URL"] || undefined,
    dataDirectory: resolve(repository, environment["DELIBERA_DATA"] || ".delibera"),
    registrySize: registrySizeFrom(environment["DELIBERA_REGISTRY_SIZE"]),
    rulesDirectory: resolve(repository, environment["DELIBERA_RULES"] || "deliberations"),
    identityFile: placeOf(environment["DELIBERA_IDENTITY"], repository),
    production: environment["NODE_ENV"] === "production",
    consoleDirectory: resolve(repository, "apps/console/dist"),
  };
}

function placeOf(written: string | undefined, repository: string): string | undefined {
  return written ? resolve(repository, written) : undefined;
}

function registrySizeFrom(written: string | undefined): number {
  if (written === undefined || written === "") return defaultRegistrySize;
  const size = /^\d{1,6}$/.test(written) ? Number.parseInt(written, 10) : 0;
  if (size >= 1 && size <= largestRegistry) return size;
  throw new CannotStart(
    `DELIBERA_REGISTRY_SIZE is "${written}": give how many fictional people to make, from 1 to ${largestRegistry}.`,
  );
}
