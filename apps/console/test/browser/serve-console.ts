/** Starts what npm start starts, on a free port and a data folder of its own, and gives its address to the stories. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

const repository = join(import.meta.dirname, "../../../..");
const longestStart = 240_000;

export default async function serveConsole(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "delibera-console-"));
  const server = spawn(process.execPath, ["apps/api/bin/start.mjs"], {
    cwd: repository,
    env: {
      ...process.env,
      PORT: String(await freePort()),
      DELIBERA_DATA: join(folder, "data"),
      DELIBERA_REGISTRY_SIZE: "150",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const left = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const stop = async () => {
    if (server.exitCode === null) server.kill("SIGTERM");
    await left;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    project.provide("address", await addressOf(server));
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits for the line in which the server says where it is; everything it said is in the message when it does not. */
function addressOf(server: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = (why: string) => reject(new Error(`${why}. It said:\n${said}`));
    const timer = setTimeout(() => fail(`the server was not ready after ${longestStart / 1000} s`), longestStart);
    const hear = (chunk: Buffer) => {
      said += chunk.toString("utf8");
      const address = /is ready at (\S+)/.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address.replace(/\/$/, ""));
    };
    server.stdout?.on("data", hear);
    server.stderr?.on("data", hear);
    server.once("exit", (code) => {
      clearTimeout(timer);
      fail(`the server ended with code ${code}`);
    });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

declare module "vitest" {
  interface ProvidedContext {
    address: string;
  }
}
