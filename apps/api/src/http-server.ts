/**
 * The one HTTP port: `/graphql`, `/health` and the console. It listens from the first moment, so that a taken port is known
 * before the database is touched, and answers 503 until there is something to serve.
 */
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { lostConnection } from "@delibera/database";
import { CannotStart, whyNot } from "../bin/steps/port.mjs";
import { limitArrival } from "./arrival.ts";
import { setSecurityHeaders } from "./security-headers.ts";

export type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export interface HttpServer {
  /** The address to open. */
  readonly url: string;
  /** Gives the requests to `handler` from now on. */
  serve(handler: Handler): void;
  /** Refuses new connections, lets the answers under way end for a while, then drops them. */
  close(): Promise<void>;
}

const graceMilliseconds = 5000;
const headersMilliseconds = 60_000;
/** Longer than what stands in front of servers keeps a connection, commonly a minute: a question sent as it ends would be lost. */
const idleMilliseconds = 65_000;

/** Throws `CannotStart` with one sentence when the port cannot be had. */
export async function listen(port: number, host: string, log: (line: string) => void): Promise<HttpServer> {
  let handler: Handler = starting;
  // How long a body may take is said for each request: see `limitArrival`.
  const timeouts = { requestTimeout: 0, headersTimeout: headersMilliseconds, keepAliveTimeout: idleMilliseconds };
  const server = createServer(timeouts, (request, response) => {
    limitArrival(request);
    void answer(handler, request, response, log);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(new CannotStart(whyNot(error.code, port, host))));
    server.listen({ port, host, exclusive: true }, resolve);
  });
  return {
    url: `http://${nameOf(host)}:${(server.address() as AddressInfo).port}`,
    serve(next) {
      handler = next;
    },
    close: () => close(server),
  };
}

async function answer(
  handler: Handler,
  request: IncomingMessage,
  response: ServerResponse,
  log: (line: string) => void,
) {
  try {
    await handler(request, response);
  } catch (error) {
    log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const isAway = lostConnection(error);
    const headers = { "content-type": "text/plain; charset=utf-8", ...(isAway ? { "retry-after": "2" } : {}) };
    if (!response.headersSent) response.writeHead(isAway ? 503 : 500, headers);
    response.end(isAway ? "The database does not answer: try again later.\n" : "Something went wrong.\n");
  }
}

function starting(_request: IncomingMessage, response: ServerResponse): void {
  setSecurityHeaders(response);
  response.writeHead(503, {
    "content-type": "text/plain; charset=utf-8",
    "retry-after": "2",
    "cache-control": "no-store",
  });
  response.end("Delibera is starting.\n");
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const drop = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
    server.close(() => {
      clearTimeout(drop);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function nameOf(host: string): string {
  if (["127.0.0.1", "::1", "0.0.0.0", "::"].includes(host)) return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
