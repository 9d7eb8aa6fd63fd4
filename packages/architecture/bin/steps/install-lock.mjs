/**
 * Lets one install run at a time: a folder whose making is atomic, holding the number of the process that made it.
 * A lock left by a process that died is taken over.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { whenInterrupted } from "./child.mjs";

const pollMilliseconds = 300;
// Between making the folder and writing its owner a process needs far less than this.
const ownerlessMilliseconds = 5000;

/**
 * Runs `work` while holding the install lock of a repository, waiting for whoever holds it.
 *
 * @template Result
 * @param {string} top the repository
 * @param {(line: string) => void} say
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withInstallLock(top, say, work) {
  const lock = join(top, ".install-lock");
  await acquire(lock, say);
  const release = () => rmSync(lock, { recursive: true, force: true });
  const forget = whenInterrupted(release);
  try {
    return await work();
  } finally {
    release();
    forget();
  }
}

/**
 * @param {string} lock
 * @param {(line: string) => void} say
 */
async function acquire(lock, say) {
  let told = false;
  while (!make(lock)) {
    const owner = ownerOf(lock);
    if (isAbandoned(lock, owner)) {
      takeAway(lock, owner);
      continue;
    }
    if (!told) say(`another install is running (process ${owner ?? "starting"}): waiting for it`);
    told = true;
    await wait(pollMilliseconds);
  }
}

/** @param {string} lock */
function make(lock) {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
  writeFileSync(join(lock, "owner"), String(process.pid));
  return true;
}

/**
 * @param {string} lock
 * @returns {number | undefined} the process that holds it; undefined while that is not written
 */
function ownerOf(lock) {
  try {
    return Number(readFileSync(join(lock, "owner"), "utf8")) || undefined;
  } catch {
    // The lock was released, or its owner is not written yet: the next look will tell.
    return undefined;
  }
}

/**
 * @param {string} lock
 * @param {number | undefined} owner
 */
function isAbandoned(lock, owner) {
  if (owner !== undefined) return !isAlive(owner);
  try {
    return Date.now() - statSync(lock).mtimeMs > ownerlessMilliseconds;
  } catch {
    // It is gone: the next attempt to make it decides.
    return false;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/**
 * Removes an abandoned lock. It is renamed first, which only one process can do, and looked at again: if another took it
 * over in between it is put back.
 *
 * @param {string} lock
 * @param {number | undefined} judged the owner that was found dead
 */
function takeAway(lock, judged) {
  const aside = `${lock}-${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    // Somebody else took it away first.
    return;
  }
  if (ownerOf(aside) === judged) rmSync(aside, { recursive: true, force: true });
  else renameSync(aside, lock);
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
