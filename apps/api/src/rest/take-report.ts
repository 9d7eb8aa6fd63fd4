/**
 * The addresses that take files of event reports: one request with the whole file, or as many as it takes, each from the byte after the last
 * that arrived, as the resumable uploads of the IETF (draft-ietf-httpbis-resumable-upload) ask and answer for it.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Database } from "@delibera/database";
import type { ReportOffset } from "@delibera/graphql";
import { abandonReport, beginReport, continueReport, offsetOfReport, receiveReport } from "@delibera/graphql";
import type { Viewer } from "@delibera/identity";
import { mayComeSlowly, piecesOf } from "../arrival.ts";
import type { Problem } from "./problem.ts";
import type { Progress } from "./report-upload.ts";
import { progressIn, tooLarge, uploadIn } from "./report-upload.ts";

export const uploadsPath = "/rest/v1/report-imports";

export interface TakeOptions {
  readonly database: Database;
  readonly viewer: Viewer;
  readonly today: string;
  readonly mostBytes: number;
  /** Nothing of a body may come for so long, however long all of it takes. */
  readonly idleSeconds: number;
}

/** True of a request that sends a file, asks how much of it is there, or gives it up. */
export function takesReports(method: string | undefined, path: string): boolean {
  return path === uploadsPath || (idIn(path) !== undefined && ["HEAD", "PATCH", "DELETE"].includes(method ?? ""));
}

/** What an address takes, as `allow` says it. */
export function methodsOf(path: string): readonly string[] {
  if (path === uploadsPath) return ["POST"];
  return idIn(path) === undefined ? ["GET"] : ["GET", "HEAD", "PATCH", "DELETE"];
}

/**
 * Answers, or says why not.
 * @throws what `receiveReport` and `continueReport` throw; GraphQLError IDLE
 */
export async function takeReport(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  options: TakeOptions,
): Promise<Problem | undefined> {
  const progress = progressIn(request);
  if ("status" in progress) return progress;
  const { mostBytes } = options;
  if ((progress.length ?? 0) > mostBytes) return tooLarge(mostBytes);
  const id = idIn(path);
  if (id === undefined) return await begin(request, response, progress, options);
  if (request.method === "HEAD") {
    const found = await offsetOfReport({ ...options, id });
    response.writeHead(204, { ...headersOf(found), ...limitsOf(mostBytes) }).end();
    return;
  }
  if (request.method === "DELETE") {
    await abandonReport({ ...options, id });
    response.writeHead(204).end();
    return;
  }
  if (typeOf(request) !== "application/partial-upload") return otherType;
  const { offset: from, isLast } = progress;
  if (from === undefined) return noOffset;
  if (isLast === undefined) return noEnd;
  if (from + declaredIn(request) > mostBytes) return tooLarge(mostBytes);
  answer(response, await carryOn(request, { id, from, isLast, length: progress.length }, options));
  return;
}

async function begin(
  request: IncomingMessage,
  response: ServerResponse,
  { length, isLast, offset }: Progress,
  options: TakeOptions,
): Promise<Problem | undefined> {
  const upload = uploadIn(request, options.mostBytes);
  if ("status" in upload) return upload;
  if (offset !== undefined && offset > 0) return notBegun;
  if (isLast === undefined) {
    mayComeSlowly(request);
    const bytes = piecesOf(request, options.idleSeconds * 1000);
    answer(response, { id: await receiveReport({ ...options, ...upload, bytes }), offset: 0, isComplete: true });
    return;
  }
  const whole = length ?? (isLast ? wholeIn(request) : undefined);
  const { id } = await beginReport({ ...options, ...upload, length: whole });
  // Who is cut off before the answer knows from here where to continue.
  const at = `${uploadsPath}/${id}`;
  response.socket?.write(`HTTP/1.1 104 Upload Resumption Supported\r\nLocation: ${at}\r\n${interop}\r\n\r\n`);
  answer(
    response,
    await carryOn(request, { id, from: 0, isLast, length: whole }, options),
    limitsOf(options.mostBytes),
  );
  return;
}

interface CarriedOn {
  readonly id: string;
  readonly from: number;
  readonly isLast: boolean;
  readonly length: number | undefined;
}

async function carryOn(request: IncomingMessage, { isLast: last, ...from }: CarriedOn, options: TakeOptions) {
  mayComeSlowly(request);
  const bytes = piecesOf(request, options.idleSeconds * 1000);
  return await continueReport({ ...options, ...from, bytes, last });
}

function answer(
  response: ServerResponse,
  { id, ...state }: Omit<ReportOffset, "length"> & { readonly length?: number | undefined },
  others: Record<string, string> = {},
): void {
  const location = `${uploadsPath}/${id}`;
  if (!state.isComplete) {
    response.writeHead(response.req.method === "POST" ? 201 : 204, { location, ...headersOf(state), ...others }).end();
    return;
  }
  const headers = { "content-type": "application/json; charset=utf-8", location, "upload-complete": "?1" };
  response.writeHead(202, headers).end(JSON.stringify({ id }));
}

function headersOf({
  offset,
  isComplete,
  length,
}: Omit<ReportOffset, "id" | "length"> & { length?: number | undefined }) {
  return {
    "upload-offset": String(offset),
    "upload-complete": isComplete ? "?1" : "?0",
    ...(length === undefined ? {} : { "upload-length": String(length) }),
  };
}

/** A file of which nothing comes for a day is given up. */
function limitsOf(mostBytes: number): Record<string, string> {
  return { "upload-limit": `max-size=${mostBytes}, max-age=86400` };
}

/** Of the drafts that clients of today speak. */
const interop = "Upload-Draft-Interop-Version: 8";

function idIn(path: string): string | undefined {
  return /^\/rest\/v1\/report-imports\/([\w-]{1,80})$/.exec(path)?.[1];
}

function typeOf({ headers }: IncomingMessage): string | undefined {
  return headers["content-type"]?.split(";", 1)[0]?.trim().toLowerCase();
}

function declaredIn(request: IncomingMessage): number {
  return wholeIn(request) ?? 0;
}

function wholeIn({ headers }: IncomingMessage): number | undefined {
  const declared = headers["content-length"];
  return declared === undefined ? undefined : Number.parseInt(declared, 10);
}

const bad = { status: 400, title: "Bad Request", headers: { connection: "close" } } as const;
const noOffset: Problem = {
  ...bad,
  detail: "say in `Upload-Offset` which byte of the file comes first: ask with HEAD",
};
const noEnd: Problem = { ...bad, detail: "say in `Upload-Complete` whether the file ends here: `?1`, or `?0`" };
const notBegun: Problem = { ...bad, detail: "a file begins at byte 0: continue one with PATCH at its own address" };

const otherType: Problem = {
  status: 415,
  title: "Unsupported Media Type",
  detail: "continue a file with the type application/partial-upload",
  headers: { "accept-patch": "application/partial-upload", connection: "close" },
};
