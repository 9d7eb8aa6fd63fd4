/** The real command as a child process: what it wrote, the address it printed, its exit. Nothing of it outlives the test. */
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { tokenOf } from "./token-of.ts";

const command = fileURLToPath(new URL("../bin/start.mjs", import.meta.url));
const running = new Set<ChildProcess>();
const folders = new Set<string>();

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ServerProcess {
  readonly pid: number;
  readonly exit: Promise<Exit>;
  /** What it wrote so far. */
  output(): { readonly stdout: string; readonly stderr: string };
  /** Resolves when stdout holds the words; rejects when it ends before. */
  says(words: string): Promise<unknown>;
  /** Resolves with the address once it is ready; rejects with what it wrote when it ends instead. */
  ready(): Promise<string>;
  kill(signal: NodeJS.Signals): void;
}

/** Starts the command on a port the system chooses, with a small registry, unless the environment says otherwise. */
export function startServer(environment: Record<string, string | undefined>): ServerProcess {
  const child = spawn(process.execPath, [command], {
    env: { ...process.env, PORT: "0", DELIBERA_REGISTRY_SIZE: "40", DATABASE_URL: "", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  const written = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].on("data", (chunk: Buffer) => {
      written[stream] += chunk.toString();
    });
  }
  const exit = new Promise<Exit>((resolve) => {
    child.once("close", (code, signal) => {
      running.delete(child);
      resolve({ code, signal });
    });
  });
  const says = (pattern: string | RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found =
          typeof pattern === "string" ? written.stdout.includes(pattern) : pattern.exec(written.stdout)?.[1];
        if (found) resolve(String(found));
      };
      child.stdout.on("data", look);
      look();
      void exit.then(({ code }) => reject(new Error(`ended with code ${code}:\n${written.stdout}${written.stderr}`)));
    });
  return {
    pid: child.pid ?? 0,
    exit,
    output: () => ({ ...written }),
    says,
    ready: () => says(/^Delibera is ready at (\S+)$/m),
    kill: (signal) => void child.kill(signal),
  };
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "delibera-api-"));
  folders.add(folder);
  return folder;
}

/** Ends what a test left running. */
export async function endServers(): Promise<void> {
  const ended = [...running].map((child) => new Promise((resolve) => child.once("close", resolve)));
  for (const child of running) child.kill("SIGKILL");
  await Promise.all(ended);
}

export function removeFolders(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
}

/** As a portal of the registry, with a token of the local issuer. */
export async function ask(address: string, query: string, variables: Record<string, unknown> = {}) {
  const token = await tokenOf(address, "portale-registro");
  const response = await fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as { data?: Record<string, never>; errors?: readonly { message: string }[] };
}
