/** The handlers of the command in this process, on a free port, over a small registry. */
import { registerProfessionals } from "@delibera/database";
import { generateRegistry } from "@delibera/database/registry";
import type { OpenTestDatabase } from "@delibera/database/testing";
import { requestHandler } from "../src/handler.ts";
import { listen } from "../src/http-server.ts";

export interface TestServer {
  readonly url: string;
  /** What was written for the operator. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

export async function serve(open: OpenTestDatabase, consoleDirectory: string): Promise<TestServer> {
  const log: string[] = [];
  const note = (line: string) => void log.push(line);
  const database = await open();
  await registerProfessionals(database.db, [...generateRegistry({ professionals: 20 }).professionals()]);
  const server = await listen(0, "127.0.0.1", note);
  server.serve(requestHandler({ database, consoleDirectory, log: note }));
  return { url: server.url.replace("localhost", "127.0.0.1"), log, close: () => server.close() };
}

export function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: text,
  });
}
