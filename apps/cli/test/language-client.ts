/** An editor reduced to its protocol: starts the real server in a folder of its own and speaks to it with a library that is not ours. */
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import type { MessageConnection } from "vscode-jsonrpc/node";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";
import { binary } from "./run-delibera.ts";

export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly {
    readonly code: string;
    readonly message: string;
    readonly severity: number;
    readonly range: unknown;
  }[];
}

export interface LanguageClient {
  readonly folder: string;
  readonly connection: MessageConnection;
  readonly child: ChildProcessWithoutNullStreams;
  readonly published: Published[];
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
  uri(name: string): string;
  /** The next diagnostics that are as wanted, among those that came and those to come. */
  diagnostics(wanted: (published: Published) => boolean): Promise<Published>;
  open(name: string, text: string, version?: number): Promise<void>;
  /** Replaces what stands between two places. */
  change(name: string, version: number, range: readonly [number, number, number, number], text: string): Promise<void>;
  /** Says goodbye and answers with the exit code. */
  close(): Promise<number | null>;
}

/** A copy of the library, which the test may change. */
export function libraryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "delibera-lsp-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(fileURLToPath(new URL("biblioteca", import.meta.url)), folder, { recursive: true });
  return folder;
}

export interface StartOptions {
  readonly folder?: string;
  readonly args?: readonly string[];
  readonly initialize?: Readonly<Record<string, unknown>>;
}

export async function startLanguageClient({
  folder = libraryFolder(),
  args = [],
  initialize = {},
}: StartOptions = {}): Promise<LanguageClient> {
  const { PATH = "", HOME = "", TMPDIR = tmpdir() } = process.env;
  const env = { PATH, HOME, TMPDIR, DELIBERA_TODAY: "2026-01-15" };
  const child = spawn(process.execPath, [binary, "lsp", "--stdio", ...args], { cwd: folder, env });
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  onTestFinished(async () => {
    if (child.exitCode === null) child.kill("SIGKILL");
    await ended;
  });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const published: Published[] = [];
  const waiting = new Set<() => void>();
  connection.onNotification("textDocument/publishDiagnostics", (found: Published) => {
    published.push(found);
    for (const look of waiting) look();
  });
  connection.onRequest("client/registerCapability", () => null);
  connection.listen();
  const uri = (name: string) => pathToFileURL(join(folder, name)).href;
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities: {},
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "library" }],
    ...initialize,
  });
  await connection.sendNotification("initialized", {});
  return {
    folder,
    connection,
    child,
    published,
    ended,
    uri,
    diagnostics: (wanted) =>
      new Promise((resolve) => {
        const look = () => {
          const found = published.find(wanted);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    open: (name, text, version = 1) =>
      connection.sendNotification("textDocument/didOpen", {
        textDocument: { uri: uri(name), languageId: "delibera", version, text },
      }),
    change: (name, version, [line, character, endLine, endCharacter], text) =>
      connection.sendNotification("textDocument/didChange", {
        textDocument: { uri: uri(name), version },
        contentChanges: [
          { range: { start: { line, character }, end: { line: endLine, character: endCharacter } }, text },
        ],
      }),
    close: async () => {
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      return await ended;
    },
  };
}
