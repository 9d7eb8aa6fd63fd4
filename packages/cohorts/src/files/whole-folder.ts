/** A folder of files that is there whole or not at all: written under a temporary name beside it, and renamed when it is complete. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import process from "node:process";
import { CohortError, existsWords, writeError } from "./cohort-error.ts";

/**
 * @param fill writes the files into the folder it is given. Whatever it throws leaves nothing behind, and what a killed process left there is removed.
 * @throws CohortError when the folder exists, the disk is full, or the place cannot be written.
 */
export async function wholeFolder<T>(folder: string, fill: (partial: string) => Promise<T>): Promise<T> {
  const target = resolve(folder);
  if (existsSync(target)) throw new CohortError(existsWords(folder));
  removeAbandoned(target);
  const partial = `${target}${ofProcess(process.pid)}${randomBytes(4).toString("hex")}`;
  let isMade = false;
  const remove = (): void => {
    if (isMade) rmSync(partial, { recursive: true, force: true });
  };
  // Who interrupts the command ends the process without an error.
  process.once("exit", remove);
  try {
    mkdirSync(partial);
    isMade = true;
    const made = await fill(partial);
    // Somebody may have made it meanwhile: an empty folder would be replaced in silence.
    if (existsSync(target)) throw new CohortError(existsWords(folder));
    renameSync(partial, target);
    return made;
  } catch (error) {
    remove();
    throw writeError(folder, error);
  } finally {
    process.off("exit", remove);
  }
}

/** What a process of this machine was writing when it was killed, and could not remove itself. */
function removeAbandoned(target: string): void {
  const beginning = `${basename(target)}${ofProcess("")}`;
  for (const name of namesIn(dirname(target))) {
    const [, process = ""] =
      /^(\d+)-[0-9a-f]{8}$/.exec(name.startsWith(beginning) ? name.slice(beginning.length) : "") ?? [];
    if (process !== "" && !isRunning(Number.parseInt(process, 10)))
      rmSync(join(dirname(target), name), { recursive: true, force: true });
  }
}

/** With the machine, because others may see the same disk, and have processes of the same number. */
function ofProcess(id: number | ""): string {
  const machine = hostname().replaceAll(/[^\w-]/g, "_");
  return `.partial-${machine}-${id === "" ? "" : `${id}-`}`;
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

/** None where nothing can be read: who writes there is told. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
