/** Gives each request to who answers it: `/graphql`, `/rest/v1`, `/auth`, `/issuer`, `/health`, and the console for the rest. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Database } from "@delibera/database";
import { errorCode, lostConnection } from "@delibera/database";
import { issuerPath } from "@delibera/identity/local-issuer";
import type { Configuration } from "./configuration.ts";
import { consoleFiles } from "./console-files.ts";
import { graphqlEndpoint } from "./graphql-endpoint.ts";
import { healthEndpoint } from "./health-endpoint.ts";
import type { Handler } from "./http-server.ts";
import { restEndpoint, restPath } from "./rest/rest-endpoint.ts";
import { setSecurityHeaders } from "./security-headers.ts";
import { authEndpoint } from "./sign-in/auth-endpoint.ts";
import { cookiesFor } from "./sign-in/cookies.ts";
import type { ServerIdentity } from "./sign-in/identity-of-server.ts";
import type { Asked, RequestRefusal } from "./sign-in/viewer-of-request.ts";
import { viewerOfRequest } from "./sign-in/viewer-of-request.ts";
import { unavailable } from "./time-limit.ts";
import type { TrustOptions } from "./trusted-operations.ts";

export interface HandlerOptions {
  readonly database: Database;
  readonly identity: ServerIdentity;
  readonly configuration: ServedConfiguration;
  readonly trusted?: TrustOptions | undefined;
  /** Told when somebody may have changed something, such as asked for a job. */
  readonly changed?: () => void;
  readonly log: (line: string) => void;
}

/** What of the configuration decides how requests are answered. */
export type ServedConfiguration = Pick<
  Configuration,
  | "consoleDirectory"
  | "introspection"
  | "explorer"
  | "requestSeconds"
  | "restPerMinute"
  | "uploadMegabytes"
  | "uploadIdleSeconds"
>;

export function requestHandler({ database, identity, configuration, trusted, changed, log }: HandlerOptions): Handler {
  const { authentication, issuer } = identity;
  const { consoleDirectory, explorer } = configuration;
  const cookies = cookiesFor(authentication.configuration.publicUrl);
  const graphql = graphqlEndpoint({ database, today, log, trusted, changed, ...configuration });
  const auth = authEndpoint({ authentication, cookies, log });
  const files = consoleFiles(consoleDirectory, { explorer });
  const health = healthEndpoint(database);
  const viewerOf = (request: IncomingMessage) =>
    viewerOfRequest(request, authentication, cookies).catch((error: unknown) => orUnavailable(error, log));
  const rest = restEndpoint({ database, asked: viewerOf, today, log, ...configuration });
  return async (request, response) => {
    const path = pathOf(request.url ?? "/");
    if (path === "/graphql") {
      setSecurityHeaders(response);
      response.setHeader("cache-control", "no-store");
      const asked = await viewerOf(request);
      if (asked.kind === "refused") return refuse(response, asked.refusal);
      if (asked.stale) response.setHeader("set-cookie", cookies.noSession);
      return await graphql(request, response, { viewer: asked.viewer });
    }
    if (path.startsWith(`${restPath}/`)) return await rest(request, response, path);
    if (path.startsWith("/auth/")) return await auth(request, response);
    if (issuer !== undefined && path.startsWith(`${issuerPath}/`)) return await issuer(request, response);
    if (path === "/health" || path === "/health/live") return await health(request, response, path);
    return await files(request, response, path);
  };
}

/** Who asks cannot be looked up while the database is away. */
function orUnavailable(error: unknown, log: (line: string) => void): Asked {
  if (!lostConnection(error)) throw error;
  log(`the database does not answer: ${errorCode(error)}`);
  return { kind: "refused", refusal: unavailable };
}

/** In the form of an answer of GraphQL, which is what its clients read. */
function refuse(response: ServerResponse, { status, code, sentence, challenge, headers = {} }: RequestRefusal): void {
  if (challenge !== undefined) response.setHeader("www-authenticate", challenge);
  response
    .writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers })
    .end(JSON.stringify({ errors: [{ message: sentence, extensions: { code } }] }));
}

/** The civil date of Italy, whose law it is. */
function today(): string {
  return civilDates.format(new Date());
}

// Making one takes longer than using it a hundred times.
const civilDates = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Rome" });

function pathOf(url: string): string {
  try {
    return decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    // Not an address: no file has this name.
    return "/not-an-address.txt";
  }
}
