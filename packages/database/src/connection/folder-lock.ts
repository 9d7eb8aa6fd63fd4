/**
 * One process at a time in a data folder. The lock is a file that names its owner, so that the lock of a process that died is
 * taken over and the lock of a living one is not.
 */
import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseError, errorCode } from "./database-error.ts";

export interface FolderLock {
  release(): void;
}

interface Owner {
  readonly pid: number;
  /** When the process started, where the system tells: a pid alone is given again to others. */
  readonly started: string;
  readonly token: string;
}

/** Locks held by this very process, which a pid cannot tell from those of an earlier process with the same pid. */
const held = new Set<string>();

/** @throws DatabaseError `unwritable-data-folder`, `data-folder-in-use`. */
export function lockFolder(folder: string): FolderLock {
  const path = join(folder, "pglite.lock");
  const token = randomUUID();
  const text = JSON.stringify({ pid: process.pid, started: startOf(process.pid), token } satisfies Owner);
  try {
    makeFolder(folder);
    for (let attempt = 0; attempt < 20; attempt++) {
      if (tryCreate(path, text)) {
        held.add(token);
        return { release: () => release(path, token) };
      }
      removeStale(path, folder);
    }
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    throw new DatabaseError(
      `cannot write in the data folder ${folder} (${errorCode(error) ?? "unknown error"}); choose another folder or change its permissions`,
      { code: "unwritable-data-folder", cause: error },
    );
  }
  throw inUse(folder, "another process");
}

/** Like `mkdir -p`; Node's own recursion never ends where the system answers that a folder it just saw is not there. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (errorCode(error) === "EEXIST" && statSync(folder).isDirectory()) return;
    if (errorCode(error) !== "ENOENT" || dirname(folder) === folder) throw error;
    makeFolder(dirname(folder));
    mkdirSync(folder);
  }
}

function tryCreate(path: string, text: string): boolean {
  // Written aside and linked into place, so that nobody ever reads half a lock.
  const draft = `${path}.${process.pid}.${randomUUID()}`;
  writeFileSync(draft, text);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function removeStale(path: string, folder: string): void {
  const seen = read(path);
  if (seen === undefined) return;
  const owner = parse(seen);
  if (owner !== undefined && isAlive(owner)) throw inUse(folder, `process ${owner.pid}`);
  const aside = `${path}.${process.pid}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return;
    throw error;
  }
  // Another process may have replaced the stale lock between the reading and the renaming: give its lock back.
  if (read(aside) !== seen) {
    try {
      linkSync(aside, path);
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
    }
  }
  rmSync(aside, { force: true });
}

function release(path: string, token: string): void {
  if (!held.delete(token)) return;
  const seen = read(path);
  if (seen !== undefined && parse(seen)?.token === token) rmSync(path, { force: true });
}

function isAlive(owner: Owner): boolean {
  if (owner.pid === process.pid) return held.has(owner.token);
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (errorCode(error) === "ESRCH") return false;
  }
  const started = startOf(owner.pid);
  return started === "" || owner.started === "" || started === owner.started;
}

/** Clock ticks between boot and the start of a process, on Linux; empty where the system does not say. */
function startOf(pid: number): string {
  const stat = read(`/proc/${pid}/stat`);
  // The name in parentheses may hold spaces; the start time is the 20th field after it.
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function parse(text: string): Owner | undefined {
  try {
    const owner = JSON.parse(text) as Partial<Owner>;
    return typeof owner.pid === "number" && owner.pid > 0
      ? { pid: owner.pid, started: String(owner.started ?? ""), token: String(owner.token ?? "") }
      : undefined;
  } catch {
    return undefined;
  }
}

function inUse(folder: string, by: string): DatabaseError {
  return new DatabaseError(`the data folder ${folder} is in use by ${by}; stop it or choose another folder`, {
    code: "data-folder-in-use",
  });
}
