/** Gives each request to who answers it: `/graphql`, `/health`, and the console for the rest. */
import { currentProgram } from "@delibera/acts";
import type { Database } from "@delibera/database";
import type { Viewer } from "@delibera/identity";
import { consoleFiles } from "./console-files.ts";
import { graphqlEndpoint } from "./graphql-endpoint.ts";
import type { Handler } from "./http-server.ts";
import { setSecurityHeaders } from "./security-headers.ts";

export interface HandlerOptions {
  readonly database: Database;
  readonly consoleDirectory: string;
  readonly log: (line: string) => void;
}

export function requestHandler({ database, consoleDirectory, log }: HandlerOptions): Handler {
  const graphql = graphqlEndpoint({ asking: async () => ({ database, viewer: operator, today: today() }), log });
  const files = consoleFiles(consoleDirectory);
  const health = healthOf(database);
  return async (request, response) => {
    const path = pathOf(request.url ?? "/");
    if (path === "/graphql") {
      setSecurityHeaders(response);
      response.setHeader("cache-control", "no-store");
      return await graphql(request, response);
    }
    if (path === "/health") return await health(request, response);
    return await files(request, response, path);
  };
}

// Until people sign in, everybody is who keeps the registry, as everybody was.
const operator: Viewer = {
  kind: "signed-in",
  subject: "local",
  displayName: "local",
  grant: { role: "registry-operator" },
  grants: [{ role: "registry-operator" }],
};

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
