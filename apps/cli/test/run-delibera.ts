/** Runs the real program as a person would, in a process of its own, and says what it wrote and answered. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

export const repository = fileURLToPath(new URL("../../..", import.meta.url)).replace(/\/$/, "");
export const binary = join(repository, "apps/cli/bin/delibera.mjs");

export function delibera(args: readonly string[], { cwd = repository, input, env = {} }: RunOptions = {}): Run {
  const { PATH = "", HOME = "", TMPDIR = "" } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [binary, ...args], {
    cwd,
    input: input ?? "",
    // Nothing of the machine that runs the tests: no colours, no language, no day of its own.
    env: { PATH, HOME, ...(TMPDIR === "" ? {} : { TMPDIR }), DELIBERA_TODAY: "2026-01-15", ...env },
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  return { code: status, out: stdout, err: stderr };
}

/** A folder that is gone when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "delibera-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function sample(name: string): string {
  return `deliberations/professionisti/${name}.json`;
}
