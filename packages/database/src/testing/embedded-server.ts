/** A real PostgreSQL for the length of a test run: its own folder, a free port, no durability, nothing left behind. */
import type { ChildProcess } from "node:child_process";
import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import type { Account } from "./embedded-binaries.ts";
import { findBinaries } from "./embedded-binaries.ts";

export interface EmbeddedServer {
  /** Address of the maintenance database, with a user that may create others. */
  readonly url: string;
  /** Kills it as it stands, its data where they are; the function that it resolves with starts it again at the same address. */
  crash(): Promise<() => Promise<void>>;
  stop(): Promise<void>;
}

const prefix = "delibera-postgres-";

/** @throws Error when this system has no PostgreSQL from npm or no account that may run one. */
export async function startEmbeddedServer(): Promise<EmbeddedServer> {
  removeAbandoned();
  const account = unprivilegedAccount();
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  chmodSync(folder, 0o755);
  try {
    const binaries = findBinaries(account, folder);
    const data = join(folder, "data");
    const password = randomBytes(12).toString("hex");
    const passwordFile = join(folder, "password");
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (account.uid !== undefined && account.gid !== undefined) {
      chownSync(folder, account.uid, account.gid);
      chownSync(passwordFile, account.uid, account.gid);
    }
    execFileSync(
      binaries.initdb,
      ["-D", data, "-U", "delibera", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, ...unshared],
      { ...account, cwd: folder, stdio: "pipe" },
    );
    const port = await freePort();
    const run = () =>
      spawn(binaries.postgres, ["-D", data, "-p", String(port), ...settings], {
        ...account,
        cwd: folder,
        stdio: ["ignore", "ignore", "pipe"],
      });
    let server = run();
    const killNow = () => server.kill("SIGQUIT");
    const end = async (signal: "SIGINT" | "SIGQUIT") => {
      if (server.exitCode !== null || server.signalCode !== null) return;
      const ended = once(server, "exit");
      server.kill(signal);
      await ended;
    };
    process.once("exit", killNow);
    await ready(server);
    return {
      url: `postgres://delibera:${password}@127.0.0.1:${port}/postgres`,
      async crash() {
        await end("SIGQUIT");
        return async () => {
          server = run();
          await ready(server);
        };
      },
      async stop() {
        process.off("exit", killNow);
        await end("SIGINT");
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

const unshared = ["--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"];

const settings = [
  ...["-h", "127.0.0.1", "-k", ""],
  ...["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"].flatMap((it) => ["-c", it]),
];

/** PostgreSQL refuses to run as root; any other account of the system will do. */
export function unprivilegedAccount(): Account {
  if (userInfo().uid !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    const entry = accounts()
      .find((line) => line.startsWith(`${name}:`))
      ?.split(":");
    if (entry !== undefined) return { uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  throw new Error("this process is root and the system has no account named postgres or nobody to run PostgreSQL");
}

function accounts(): string[] {
  return readFileSync("/etc/passwd", "utf8").split("\n");
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("the system gave no free port");
  return address.port;
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    server.stderr?.on("data", (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-4000);
      if (said.includes("database system is ready to accept connections")) resolve();
    });
    server.once("error", reject);
    server.once("exit", () => reject(new Error(`PostgreSQL did not start: ${said}`)));
  });
}

/** A run that was killed cannot stop its server; the next one does. */
function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir()).filter((it) => it.startsWith(prefix))) {
    const owner = Number(name.slice(prefix.length).split("-")[0]);
    if (!Number.isInteger(owner) || isAlive(owner)) continue;
    const folder = join(tmpdir(), name);
    try {
      const pid = Number(readFileSync(join(folder, "data", "postmaster.pid"), "utf8").split("\n")[0]);
      if (readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(folder)) process.kill(pid, "SIGQUIT");
    } catch {
      // No server is running there: only its folder was left.
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
