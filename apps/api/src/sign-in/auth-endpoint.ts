/**
 * `/auth`: `sign-in` sends the browser to the issuer, `callback` takes it back, `role` chooses among several roles, `sign-out` ends
 * the session. The first two are addresses a person goes to; the others are posted by the console with the header of its own.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Authentication } from "@delibera/identity";
import { SignInProblem, withoutFiscalCodes } from "@delibera/identity";
import type { Handler } from "../http-server.ts";
import { setSecurityHeaders } from "../security-headers.ts";
import type { Cookies } from "./cookies.ts";
import { preflightHeader } from "./viewer-of-request.ts";

interface AuthEndpointOptions {
  readonly authentication: Authentication;
  readonly cookies: Cookies;
  readonly log: (line: string) => void;
}

export function authEndpoint(options: AuthEndpointOptions): Handler {
  return async (request, response) => {
    setSecurityHeaders(response);
    response.setHeader("cache-control", "no-store");
    const url = new URL(request.url ?? "/", options.authentication.configuration.publicUrl);
    const step = steps[`${request.method} ${url.pathname}`];
    if (step === undefined) return say(response, 404, "There is nothing here.");
    if (request.method === "POST" && request.headers[preflightHeader] === undefined) {
      return say(response, 403, `Send the header ${preflightHeader}.`);
    }
    await step({ ...options, request, response, url });
  };
}

interface Step extends AuthEndpointOptions {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

const steps: Readonly<Record<string, (step: Step) => Promise<void>>> = {
  "GET /auth/sign-in": signIn,
  "GET /auth/callback": callback,
  "POST /auth/role": chooseRole,
  "POST /auth/sign-out": signOut,
};

async function signIn({ authentication, cookies, log, request, response, url }: Step): Promise<void> {
  const { publicUrl } = authentication.configuration;
  // The issuer sends people back to one address: the cookie of the attempt must be of that host.
  if (request.headers.host !== new URL(publicUrl).host) return go(response, `${publicUrl}${url.pathname}${url.search}`);
  try {
    const { address, secret } = await authentication.beginSignIn(localPath(url.searchParams.get("return")));
    go(response, address.href, [cookies.attempt(secret)]);
  } catch (error) {
    fail(error, response, log);
  }
}

async function callback({ authentication, cookies, log, request, response, url }: Step): Promise<void> {
  try {
    const { secret, returnTo } = await authentication.completeSignIn(url, cookies.attemptIn(request));
    const { sessionMinutes } = authentication.configuration;
    go(response, returnTo, [cookies.session(secret, sessionMinutes), cookies.noAttempt]);
  } catch (error) {
    fail(error, response, log, [cookies.noAttempt]);
  }
}

async function chooseRole({ authentication, cookies, request, response, url }: Step): Promise<void> {
  const secret = cookies.sessionIn(request);
  const place = /^\d{1,3}$/.exec(url.searchParams.get("place") ?? "")?.[0];
  const chosen =
    secret !== undefined && place !== undefined && (await authentication.chooseRole(secret, Number(place)));
  if (!chosen) return say(response, 400, "There is no such role among those of the session.");
  response.writeHead(204).end();
}

async function signOut({ authentication, cookies, request, response }: Step): Promise<void> {
  const secret = cookies.sessionIn(request);
  if (secret !== undefined) await authentication.signOut(secret);
  response.writeHead(204, { "set-cookie": cookies.noSession }).end();
}

/** The console has the words for each problem; the operator is told of those that are not the person's. */
function fail(error: unknown, response: ServerResponse, log: (line: string) => void, setCookies: string[] = []): void {
  if (!(error instanceof SignInProblem)) throw error;
  if (error.code === "issuer-unavailable" || error.code === "invalid-answer") {
    log(`sign-in failed (${error.code}): ${causesOf(error)}`);
  }
  go(response, `/sign-in?problem=${error.code}`, setCookies);
}

function causesOf(error: unknown): string {
  const { cause } = error as { readonly cause?: unknown };
  if (!(cause instanceof Error)) return "no cause is known";
  return cause.cause instanceof Error ? `${cause.message}: ${causesOf(cause)}` : cause.message;
}

/** A path of the console, whatever was asked for: never an address of another host, nor one that says who somebody is. */
function localPath(written: string | null): string {
  if (written !== null && withoutFiscalCodes(written) !== written) return "/";
  return written !== null && /^\/(?![/\\])[\w\-./?=&%~+:,]{0,500}$/.test(written) ? written : "/";
}

function go(response: ServerResponse, location: string, setCookies: readonly string[] = []): void {
  response.writeHead(303, { location, ...(setCookies.length === 0 ? {} : { "set-cookie": [...setCookies] }) }).end();
}

function say(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${sentence}\n`);
}
