/** Which issuer this server trusts: the one that is configured, or the local one, which exists only for trying. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Database } from "@delibera/database";
import type { Authentication } from "@delibera/identity";
import {
  authentication,
  IdentityConfigurationError,
  readClientKeys,
  readIdentityConfiguration,
} from "@delibera/identity";
import { isRegistryFictional, localIssuer, localPeople } from "@delibera/identity/local-issuer";
import { CannotStart } from "../../bin/steps/port.mjs";
import type { Configuration } from "../configuration.ts";
import { setSecurityHeaders } from "../security-headers.ts";

export interface ServerIdentity {
  readonly authentication: Authentication;
  /** Answers what is asked of the local issuer; undefined where there is none. */
  readonly issuer: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | undefined;
}

type Trust = Pick<Configuration, "identityFile" | "production">;

/** Throws `CannotStart` with a sentence when nobody could sign in, or when anybody could as anybody. */
export async function identityOfServer(database: Database, trust: Trust, publicUrl: string): Promise<ServerIdentity> {
  const { identityFile } = trust;
  if (identityFile !== undefined) return await configured(database, identityFile);
  refuseLocalIssuerIn(trust);
  if (!(await isRegistryFictional(database))) {
    throw new CannotStart(
      "The registry holds people who are not fictional, and the local issuer would let anybody in as anybody: set DELIBERA_IDENTITY to the file that says which issuer is trusted.",
    );
  }
  const { roles } = await localPeople(database);
  const people = async () => (await localPeople(database)).people;
  const local = localIssuer({ publicUrl, people, roles, secure });
  return {
    authentication: authentication({ database, configuration: local.configuration, keys: local.clientKeys }),
    issuer: local.handle,
  };
}

/** The page of the issuer is a form. */
function secure(response: ServerResponse, nonce: string): void {
  setSecurityHeaders(response, nonce, { forms: true });
}

/** Before anything is opened or written: the local issuer is never in production. */
export function refuseLocalIssuerIn({ identityFile, production }: Trust): void {
  if (!production || identityFile !== undefined) return;
  throw new CannotStart(
    "NODE_ENV is production and DELIBERA_IDENTITY is not set: the local issuer, which asks nobody for a password, does not run in production. Set DELIBERA_IDENTITY to the file that says which issuer is trusted.",
  );
}

async function configured(database: Database, file: string): Promise<ServerIdentity> {
  try {
    const configuration = readIdentityConfiguration(file);
    const keys = await readClientKeys(configuration.clientKeys);
    return {
      authentication: authentication({ database, configuration, keys: async () => keys }),
      issuer: undefined,
    };
  } catch (error) {
    if (error instanceof IdentityConfigurationError) throw new CannotStart(error.message, { cause: error });
    throw error;
  }
}
