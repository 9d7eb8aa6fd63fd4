/**
 * The REST façade for platforms that take no GraphQL: `/rest/v1`, described by `openapi.json`. Each address is one operation of
 * GraphQL, run as whoever asks, but for the one that takes files; answers are JSON, problems RFC 9457, and an address never holds a fiscal code.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Database } from "@delibera/database";
import { errorCode, lostConnection } from "@delibera/database";
import { operate, schema } from "@delibera/graphql";
import type { Viewer } from "@delibera/identity";
import { withoutFiscalCodes } from "@delibera/identity";
import type { DocumentNode, ExecutionResult } from "graphql";
import { execute, GraphQLError } from "graphql";
import { setSecurityHeaders } from "../security-headers.ts";
import type { Asked } from "../sign-in/viewer-of-request.ts";
import { timeLimit, unavailable } from "../time-limit.ts";
import openapi from "./openapi.json" with { type: "json" };
import { documentOperation, ledgerOperation, reportImportOperation, statusOperation } from "./operations.ts";
import type { Problem } from "./problem.ts";
import { problemOf } from "./problem.ts";
import { rateLimit } from "./rate-limit.ts";
import { tooLarge } from "./report-upload.ts";
import { methodsOf, takeReport, takesReports } from "./take-report.ts";

export const restPath = "/rest/v1";

export interface RestOptions {
  readonly database: Database;
  /** Who sends a request. */
  readonly asked: (request: IncomingMessage) => Promise<Asked>;
  readonly today: () => string;
  readonly requestSeconds: number;
  readonly restPerMinute: number;
  /** Of one file of event reports. */
  readonly uploadMegabytes: number;
  /** Between two pieces of it. */
  readonly uploadIdleSeconds: number;
  /** Told of what went wrong on our side. */
  readonly log: (line: string) => void;
}

export function restEndpoint(options: RestOptions) {
  const { database, restPerMinute, log } = options;
  const allowanceOf = rateLimit(database.db, restPerMinute);
  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    setSecurityHeaders(response);
    response.setHeader("cache-control", "no-store");
    const isUpload = takesReports(request.method, path);
    const methods = methodsOf(path);
    if (!methods.includes(request.method ?? "")) return refuse(response, notAllowed(methods.join(", ")));
    if (withoutFiscalCodes(request.url ?? "") !== request.url) return refuse(response, codeInAddress);
    if (!accepts(request)) return refuse(response, notAcceptable);
    const asked = await options.asked(request);
    if (asked.kind === "refused") return refuse(response, refusedAsker(asked.refusal));
    const allowance = await allowanceOf(callerOf(asked.viewer, request)).catch((error: unknown) => {
      if (!lostConnection(error)) throw error;
      log(`the database does not answer: ${errorCode(error)}`);
    });
    if (allowance === undefined) return refuse(response, refusedAsker(unavailable));
    response.setHeader("x-ratelimit-limit", allowance.limit);
    response.setHeader("x-ratelimit-remaining", allowance.remaining);
    response.setHeader("x-ratelimit-reset", allowance.reset);
    if (allowance.isSpent) return refuse(response, tooMany(allowance.reset));
    if (isUpload) return await take(request, response, { path, viewer: asked.viewer }, options);
    const found = await answerTo(path.slice(restPath.length), asked.viewer, options, response);
    if ("body" in found) {
      response.setHeader("content-type", found.type ?? "application/json; charset=utf-8");
      response.writeHead(200).end(JSON.stringify(found.body));
    } else refuse(response, found);
  };
}

async function take(
  request: IncomingMessage,
  response: ServerResponse,
  { path, viewer }: { readonly path: string; readonly viewer: Viewer },
  { database, today, uploadMegabytes, uploadIdleSeconds: idleSeconds, log }: RestOptions,
): Promise<void> {
  const mostBytes = uploadMegabytes * 2 ** 20;
  try {
    const options = { database, viewer, today: today(), mostBytes, idleSeconds };
    const problem = await takeReport(request, response, path, options);
    if (problem !== undefined) refuse(response, problem);
  } catch (error) {
    // Who broke off is told nothing.
    if (request.socket.destroyed) return;
    const away = lostConnection(error) ? refusedAsker(unavailable) : undefined;
    const isTooLarge = error instanceof GraphQLError && error.extensions["code"] === "TOO_LARGE";
    const known = isTooLarge ? tooLarge(mostBytes) : error instanceof GraphQLError ? problemOf(error) : away;
    const problem = known ?? ours(error, log);
    // What is left of the body is not read.
    refuse(response, { ...problem, headers: { ...problem.headers, connection: "close" } });
  }
}

type Found = { readonly body: unknown; readonly type?: string } | Problem;

async function answerTo(path: string, viewer: Viewer, options: RestOptions, response: ServerResponse): Promise<Found> {
  if (path === "/openapi.json") {
    response.setHeader("cache-control", "public, max-age=3600");
    return { body: openapi };
  }
  const ask = (document: DocumentNode, variables: Record<string, string>) =>
    askGraphql({ ...options, viewer, response, document, variables });
  if (path === "/status") {
    const { problem } = await ask(statusOperation, {});
    const isAway = problem !== undefined && problem.status >= 500;
    return isAway ? problem : { body: { status: 200, title: "OK" }, type: problemType };
  }
  const [, id = "", triennium = ""] = /^\/professionals\/([\w-]{1,80})\/ledgers\/([\w-]{1,20})$/.exec(path) ?? [];
  if (id !== "") {
    const { data, problem } = await ask(ledgerOperation, { id, triennium });
    return problem ?? orNotFound((data as LedgerData).professional?.ledger);
  }
  const [, sent = ""] = /^\/report-imports\/([\w-]{1,80})$/.exec(path) ?? [];
  if (sent !== "") {
    const { data, problem } = await ask(reportImportOperation, { id: sent });
    return problem ?? orNotFound(importIn(data as ImportData));
  }
  const [, document = ""] = /^\/documents\/([\w-]{1,80})$/.exec(path) ?? [];
  if (document === "") return notFound;
  const { data, problem } = await ask(documentOperation, { id: document });
  return problem ?? orNotFound(issuedIn(data as DocumentData));
}

interface LedgerData {
  readonly professional: { readonly ledger: object } | null;
}

interface DocumentData {
  readonly request: {
    readonly id: string;
    readonly decidedOn: string | null;
    readonly professional: { readonly registryId: string } | null;
    readonly document: object | null;
  } | null;
}

function issuedIn({ request }: DocumentData): object | undefined {
  if (request === null || request.document === null) return undefined;
  const { id, decidedOn: issuedOn, professional, document } = request;
  return { id, issuedOn, professional: professional?.registryId ?? null, ...document };
}

interface ImportData {
  readonly reportImport: {
    readonly importId: string;
    readonly refusals: { readonly totalCount: number; readonly edges: readonly { readonly node: object }[] };
  } | null;
}

function importIn({ reportImport }: ImportData): object | undefined {
  if (reportImport === null) return undefined;
  const { importId: id, refusals, ...others } = reportImport;
  return { id, ...others, reasons: refusals.totalCount, refusals: refusals.edges.map(({ node }) => node) };
}

function orNotFound(body: object | undefined): Found {
  return body === undefined ? notFound : { body };
}

interface Ask extends RestOptions {
  readonly viewer: Viewer;
  readonly response: ServerResponse;
  readonly document: DocumentNode;
  readonly variables: Record<string, string>;
}

interface Answer {
  readonly data?: unknown;
  readonly problem?: Problem;
}

async function askGraphql(ask: Ask): Promise<Answer> {
  const { database, viewer, today, requestSeconds, response, document, variables, log } = ask;
  const left = new AbortController();
  response.once("close", () => left.abort());
  const limit = timeLimit(requestSeconds * 1000, left.signal);
  const bounds = { signal: limit.signal, statementMilliseconds: requestSeconds * 1000, readOnly: true };
  const operation = { database, viewer, today: today(), purpose: "REST", bounds, reading: true };
  try {
    const { data, errors = [] } = await operate<ExecutionResult>(operation, async (contextValue) =>
      execute({ schema, document, variableValues: variables, contextValue }),
    );
    const [error] = errors;
    return error === undefined ? { data } : { problem: problemOf(error) ?? ours(error, log) };
  } catch (error) {
    const problem = limit.problemIn(error);
    return { problem: (problem && problemOf(problem)) ?? ours(error, log) };
  } finally {
    limit.end();
  }
}

function ours(error: unknown, log: (line: string) => void): Problem {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  log(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
  return { status: 500, title: "Internal Server Error", detail: "something went wrong here, and was written down" };
}

function refusedAsker({
  status,
  sentence,
  challenge,
  headers,
}: Extract<Asked, { kind: "refused" }>["refusal"]): Problem {
  const challenged = challenge === undefined ? {} : { "www-authenticate": challenge };
  return { status, title: titles[status] ?? "Unauthorized", detail: sentence, headers: { ...headers, ...challenged } };
}

const titles: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  503: "Service Unavailable",
};

function callerOf(viewer: Viewer, request: IncomingMessage): string {
  return viewer.kind === "signed-in" ? `subject ${viewer.subject}` : `address ${request.socket.remoteAddress}`;
}

function accepts({ headers }: IncomingMessage): boolean {
  const { accept = "*/*" } = headers;
  return /\*\/\*|application\/(\*|json|problem\+json)/i.test(accept);
}

const problemType = "application/problem+json; charset=utf-8";

function refuse(response: ServerResponse, { headers = {}, ...problem }: Problem): void {
  response.writeHead(problem.status, { ...headers, "content-type": problemType });
  response.end(JSON.stringify({ type: "about:blank", ...problem }));
}

const notFound: Problem = {
  status: 404,
  title: "Not Found",
  detail: "there is nothing here that you may see: look at /rest/v1/openapi.json for what can be asked",
};
const notAllowed = (method: string): Problem => ({
  status: 405,
  title: "Method Not Allowed",
  detail: `this address takes ${method} only`,
  headers: { allow: method },
});
const notAcceptable: Problem = { status: 406, title: "Not Acceptable", detail: "answers are application/json" };
const codeInAddress: Problem = {
  status: 400,
  title: "Bad Request",
  detail: "an address holds no fiscal code: use the id of the registry",
};

function tooMany(seconds: number): Problem {
  const detail = `too many requests: wait ${seconds} s`;
  return { status: 429, title: "Too Many Requests", detail, headers: { "retry-after": String(seconds) } };
}
