/** The server as anybody starts it, and the token of a portal: nothing of it is imported. */
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(new URL("../../api/bin/start.mjs", import.meta.url));

export interface RunningServer {
  readonly address: string;
  /** What it wrote. */
  output(): string;
  stop(): Promise<void>;
}

/** Rejects with what it wrote when it ends before it is ready. */
export async function startServer(environment: Record<string, string>): Promise<RunningServer> {
  const data = mkdtempSync(join(tmpdir(), "delibera-portal-"));
  const child = spawn(process.execPath, [command], {
    env: {
      ...process.env,
      PORT: "0",
      DATABASE_URL: "",
      DELIBERA_DATA: data,
      DELIBERA_REGISTRY_SIZE: "40",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let written = "";
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      written += chunk.toString();
      const ready = /^Delibera is ready at (\S+)$/m.exec(written)?.[1];
      if (ready !== undefined) resolve(ready);
    };
    for (const stream of outputsOf(child)) stream.on("data", hear);
    void ended.then(() => {
      rmSync(data, { recursive: true, force: true });
      reject(new Error(written));
    });
  });
  return { address, output: () => written, stop };
}

function outputsOf({ stdout, stderr }: ChildProcess) {
  return [stdout, stderr].filter((stream) => stream !== null);
}

/** As the README of `packages/identity` says. */
export async function tokenOf(address: string): Promise<string> {
  const response = await fetch(`${address}/issuer/token`, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from("portale-registro:solo-per-prova").toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: "grant_type=client_credentials",
  });
  return ((await response.json()) as { access_token: string }).access_token;
}
