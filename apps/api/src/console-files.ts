/**
 * Serves the built console from memory: files by their path, and the page itself for every address of a screen. What is under
 * `assets/` is named by its content and may be kept for ever; the page may not.
 */
import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";
import { sealedWorkerPolicy, setSecurityHeaders } from "./security-headers.ts";

/** Stands in the page where the nonce of each answer goes. */
export const noncePlaceholder = "__CSP_NONCE__";

/** What the page says of the explorer, which it is told not to offer. */
const offersExplorer = '<meta name="delibera-explorer" content="on">';
const withoutExplorer = '<meta name="delibera-explorer" content="off">';

export type ConsoleFiles = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>;

interface ServedFile {
  readonly body: Buffer;
  readonly type: string;
  readonly etag: string;
  readonly cache: string;
  /** The script of the worker that turns rules into functions. */
  readonly isSealedWorker: boolean;
  compressed: Promise<Buffer> | undefined;
}

const compress = promisify(gzip);
const smallestCompressed = 1024;
const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};

export interface ConsoleOptions {
  /** True: the screen of the explorer is offered. */
  readonly explorer: boolean;
}

/** Reads the folder once; a path that is none of its files gets the page when it looks like a screen, else 404. */
export function consoleFiles(folder: string, { explorer }: ConsoleOptions = { explorer: true }): ConsoleFiles {
  const files = readFiles(folder);
  const built = files.get("/index.html")?.body.toString("utf8");
  const page = explorer ? built : built?.replace(offersExplorer, withoutExplorer);
  return async (request, response, path) => {
    if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405, "Only GET.");
    if (!explorer && path === "/explorer") return refuse(response, 404, "The explorer is switched off here.");
    const file = path === "/" || path === "/index.html" ? undefined : files.get(path);
    if (file !== undefined) return sendFile(request, response, file);
    if (page === undefined) return refuse(response, 503, "The console is not built: start with npm start.");
    if (isFileName(path) && path !== "/index.html") return refuse(response, 404, "There is no such file.");
    sendPage(request, response, page);
  };
}

function sendPage(request: IncomingMessage, response: ServerResponse, page: string): void {
  const nonce = randomBytes(16).toString("base64");
  const body = Buffer.from(page.replaceAll(noncePlaceholder, nonce));
  setSecurityHeaders(response, nonce);
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.setHeader("cache-control", "no-store");
  response.setHeader("content-length", body.length);
  response.writeHead(200).end(request.method === "HEAD" ? undefined : body);
}

async function sendFile(request: IncomingMessage, response: ServerResponse, file: ServedFile): Promise<void> {
  setSecurityHeaders(response);
  if (file.isSealedWorker) response.setHeader("content-security-policy", sealedWorkerPolicy);
  response.setHeader("etag", file.etag);
  response.setHeader("cache-control", file.cache);
  response.setHeader("vary", "accept-encoding");
  if (request.headers["if-none-match"] === file.etag) return void response.writeHead(304).end();
  response.setHeader("content-type", file.type);
  const body = await bodyFor(request, response, file);
  response.setHeader("content-length", body.length);
  response.writeHead(200).end(request.method === "HEAD" ? undefined : body);
}

async function bodyFor(request: IncomingMessage, response: ServerResponse, file: ServedFile): Promise<Buffer> {
  const accepts = /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
  if (!accepts || file.type.startsWith("font/") || file.body.length < smallestCompressed) return file.body;
  file.compressed ??= compress(file.body, { level: constants.Z_DEFAULT_COMPRESSION });
  response.setHeader("content-encoding", "gzip");
  return await file.compressed;
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  setSecurityHeaders(response);
  response.setHeader("content-type", "text/plain; charset=utf-8");
  response.setHeader("cache-control", "no-store");
  response.writeHead(status).end(`${sentence}\n`);
}

/** The addresses of screens have no dots. */
function isFileName(path: string): boolean {
  return path.slice(path.lastIndexOf("/")).includes(".") || path.includes("/.");
}

function readFiles(folder: string): ReadonlyMap<string, ServedFile> {
  const found = new Map<string, ServedFile>();
  for (const name of namesIn(folder)) {
    const type = types[extname(name)];
    if (type === undefined) continue;
    const body = readFileSync(join(folder, name));
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
    const cache = name.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache";
    const isSealedWorker = /^assets\/simulation\.worker-[\w-]+\.js$/.test(name);
    found.set(`/${name}`, { body, type, etag, cache, isSealedWorker, compressed: undefined });
  }
  return found;
}

function namesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const relative = (parent: string) => parent.slice(folder.length + 1).replaceAll("\\", "/");
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => [relative(entry.parentPath), entry.name].filter((part) => part !== "").join("/"))
      .filter((name) => !`/${name}`.includes("/."));
  } catch {
    // Not built: every answer says so.
    return [];
  }
}
