/**
 * An OpenID Connect issuer inside this server, for trying: it asks nobody for a password and lets anybody be any of its fictional
 * people. It demands what a national issuer demands (signed request objects, PKCE, a client that proves itself with a key, answers
 * signed and encrypted), so that the code which signs people in is the same from the first minute.
 */
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { JSONWebKeySet } from "jose";
import type { default as OidcProvider } from "oidc-provider";
import type { IdentityConfiguration, RoleRule } from "../configuration/identity-configuration.ts";
import { spid } from "../configuration/identity-configuration.ts";
import type { ClientKeys } from "../sign-in/client-keys.ts";
import { clientKeysIn } from "../sign-in/client-keys.ts";
import { choosePage } from "./choose-page.ts";
import { issuerKeys } from "./issuer-keys.ts";
import type { LocalPerson } from "./local-person.ts";
import { providerConfiguration } from "./provider-configuration.ts";
import { storeOfRequests, whileAsked } from "./while-asked.ts";

export { isRegistryFictional, type LocalPeople, localPeople } from "./local-people.ts";
export type { LocalPerson } from "./local-person.ts";

export interface LocalIssuer {
  /** What a server that trusts this issuer is configured with. */
  readonly configuration: IdentityConfiguration;
  /** The keys of that server. */
  readonly clientKeys: () => Promise<ClientKeys>;
  /** Answers what is asked under the path of the issuer. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export interface LocalIssuerOptions {
  /** Address of the server that holds it, such as `http://localhost:4000`; the issuer is `/issuer` there. */
  readonly publicUrl: string;
  /** Everybody one may be, asked anew each time. */
  readonly people: () => Promise<readonly LocalPerson[]>;
  /** What the groups of those people, and of the services, give. */
  readonly roles: readonly RoleRule[];
  /** Sets the headers of every page of the server, with the nonce of its styles. */
  readonly secure: (response: ServerResponse, nonce: string) => void;
}

export const issuerPath = "/issuer";

/** Client and secret of each service that may ask for a token, and the groups its tokens say: all of it public, for trying. */
export const localServices = {
  "portale-ordine": ["order:ORD-MED-1"],
  "portale-registro": ["registry-operator"],
  "portale-ministero": ["ministry"],
  "portale-assicuratore": ["insurer"],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export const localServiceSecret = "solo-per-prova";

export function localIssuer({ publicUrl, people, roles, secure }: LocalIssuerOptions): LocalIssuer {
  const configuration: IdentityConfiguration = {
    issuer: `${publicUrl}${issuerPath}`,
    clientId: `${publicUrl}/`,
    clientKeys: "",
    publicUrl,
    audience: `${publicUrl}/graphql`,
    scope: "openid",
    levels: spid.levels,
    claims: spid.claims,
    roles,
    sessionMinutes: 480,
    idleMinutes: 60,
  };
  // Making keys takes a while, and not every start needs them.
  const keys = once(issuerKeys);
  const provider = once(async () =>
    makeProvider(configuration, people, (await keys()).issuer, (await keys()).clientPublic),
  );
  const answering = once(async () => whileAsked(await storeOfRequests()));
  return {
    configuration,
    clientKeys: once(async () => clientKeysIn((await keys()).clientPrivate, "the local issuer")),
    async handle(request, response) {
      const issuer = await provider();
      // As every router that mounts one server in another does: the rest of the address, and what it was.
      Object.assign(request, { originalUrl: request.url });
      request.url = (request.url ?? "/").slice(issuerPath.length) || "/";
      // Each sign-in starts from nobody: who was chosen before in this browser is not asked to leave first.
      if (/^\/auth[?/]/.test(request.url)) forgetSession(request);
      const interaction = /^\/interaction\/[\w-]+$/.exec(request.url)?.[0];
      const answer = await answering();
      if (interaction === undefined) return await answer(() => issuer.callback()(request, response));
      const nonce = randomBytes(16).toString("base64");
      secure(response, nonce);
      const choosing = { issuer, people: await people(), nonce, levels: spid.levels };
      await answer(() => choosePage(choosing, request, response));
    },
  };
}

function forgetSession({ headers }: IncomingMessage): void {
  const kept = (headers.cookie ?? "").split(/;\s*/).filter((it) => !it.startsWith("issuer_session"));
  headers.cookie = kept.join("; ");
}

async function makeProvider(
  configuration: IdentityConfiguration,
  people: LocalIssuerOptions["people"],
  jwks: JSONWebKeySet,
  clientJwks: JSONWebKeySet,
): Promise<OidcProvider> {
  const { default: Provider } = await importQuietly();
  return new Provider(
    configuration.issuer,
    providerConfiguration({
      configuration,
      people,
      jwks,
      clientJwks,
      services: localServices,
      secret: localServiceSecret,
    }),
  );
}

/** The package warns on the terminal that it would rather run on a later Node; this use of it is for trying, and runs. */
async function importQuietly() {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return await import("oidc-provider");
  } finally {
    console.warn = warn;
  }
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
