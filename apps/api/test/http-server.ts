/** The handlers of the command in this process, on a free port, over a small registry, with the local issuer beside them. */
import type { Database } from "@delibera/database";
import { generateRegistry, loadRegistry } from "@delibera/database/registry";
import type { OpenTestDatabase } from "@delibera/database/testing";
import { discreetLog } from "../src/discreet-log.ts";
import type { ServedConfiguration } from "../src/handler.ts";
import { requestHandler } from "../src/handler.ts";
import { listen } from "../src/http-server.ts";
import { identityOfServer } from "../src/sign-in/identity-of-server.ts";
import { tokenOf } from "./token-of.ts";

/** Enough for a competent doctor to be among them. */
export const registrySize = 150;

const asForTrying = {
  ...{ introspection: true, explorer: true, requestSeconds: 30, restPerMinute: 600 },
  ...{ uploadMegabytes: 4, uploadIdleSeconds: 60 },
};

export interface TestServer {
  readonly url: string;
  readonly database: Database;
  /** What was written for the operator. */
  readonly log: readonly string[];
  /** A bearer token of who keeps the registry, asked of the issuer. */
  readonly token: string;
  close(): Promise<void>;
}

export async function serve(
  open: OpenTestDatabase,
  consoleDirectory: string,
  served: Partial<ServedConfiguration> = {},
): Promise<TestServer> {
  const log: string[] = [];
  const note = discreetLog((line) => void log.push(line));
  const database = await open();
  await loadRegistry(database, generateRegistry({ professionals: registrySize }));
  const server = await listen(0, "127.0.0.1", note);
  const identity = await identityOfServer(database, { identityFile: undefined, production: false }, server.url);
  const configuration = { ...asForTrying, consoleDirectory, ...served };
  server.serve(requestHandler({ database, identity, configuration, log: note }));
  const url = server.url.replace("localhost", "127.0.0.1");
  return { url, database, log, token: await tokenOf(server.url, "portale-registro"), close: () => server.close() };
}

export function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: text,
  });
}
