/** Gives each request to who answers it: `/graphql`, `/auth`, `/issuer`, `/health`, and the console for the rest. */
import type { ServerResponse } from "node:http";
import { currentProgram } from "@delibera/acts";
import type { Database } from "@delibera/database";
import { issuerPath } from "@delibera/identity/local-issuer";
import { consoleFiles } from "./console-files.ts";
import { graphqlEndpoint } from "./graphql-endpoint.ts";
import type { Handler } from "./http-server.ts";
import { setSecurityHeaders } from "./security-headers.ts";
import { authEndpoint } from "./sign-in/auth-endpoint.ts";
import { cookiesFor } from "./sign-in/cookies.ts";
import type { ServerIdentity } from "./sign-in/identity-of-server.ts";
import type { RequestRefusal } from "./sign-in/viewer-of-request.ts";
import { viewerOfRequest } from "./sign-in/viewer-of-request.ts";

export interface HandlerOptions {
  readonly database: Database;
  readonly identity: ServerIdentity;
  readonly consoleDirectory: string;
  readonly log: (line: string) => void;
}

export function requestHandler({ database, identity, consoleDirectory, log }: HandlerOptions): Handler {
  const { authentication, issuer } = identity;
  const cookies = cookiesFor(authentication.configuration.publicUrl);
  const graphql = graphqlEndpoint({ database, today, log });
  const auth = authEndpoint({ authentication, cookies, log });
  const files = consoleFiles(consoleDirectory);
  const health = healthOf(database);
  return async (request, response) => {
    const path = pathOf(request.url ?? "/");
    if (path === "/graphql") {
      setSecurityHeaders(response);
      response.setHeader("cache-control", "no-store");
      const asked = await viewerOfRequest(request, authentication, cookies);
      if (asked.kind === "refused") return refuse(response, asked.refusal);
      if (asked.stale) response.setHeader("set-cookie", cookies.noSession);
      return await graphql(request, response, { viewer: asked.viewer });
    }
    if (path.startsWith("/auth/")) return await auth(request, response);
    if (issuer !== undefined && path.startsWith(`${issuerPath}/`)) return await issuer(request, response);
    if (path === "/health") return await health(request, response);
    return await files(request, response, path);
  };
}

/** In the form of an answer of GraphQL, which is what its clients read. */
function refuse(response: ServerResponse, { status, code, sentence, challenge }: RequestRefusal): void {
  if (challenge !== undefined) response.setHeader("www-authenticate", challenge);
  response
    .writeHead(status, { "content-type": "application/json; charset=utf-8" })
    .end(JSON.stringify({ errors: [{ message: sentence, extensions: { code } }] }));
}

/** 200 when the database answers, else 503. Says nothing of what is in it. */
function healthOf(database: Database): Handler {
  return async (_request, response) => {
    const program = await currentProgram(database).catch(() => undefined);
    setSecurityHeaders(response);
    response.setHeader("content-type", "application/json; charset=utf-8");
    response.setHeader("cache-control", "no-store");
    const status = program === undefined ? "unavailable" : "ready";
    response
      .writeHead(program === undefined ? 503 : 200)
      .end(JSON.stringify({ status, program: program?.hash ?? null }));
  };
}

/** The civil date of Italy, whose law it is. */
function today(): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Rome" }).format(new Date());
}

function pathOf(url: string): string {
  try {
    return decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    // Not an address: no file has this name.
    return "/not-an-address.txt";
  }
}
