/** A folder of files that is there whole or not at all: written under a temporary name beside it, and renamed when it is complete. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import process from "node:process";
import { CohortError, existsWords, writeError } from "./cohort-error.ts";

/**
 * @param fill writes the files into the folder it is given. Whatever it throws leaves nothing behind.
 * @throws CohortError when the folder exists, the disk is full, or the place cannot be written.
 */
export async function wholeFolder<T>(folder: string, fill: (partial: string) => Promise<T>): Promise<T> {
  const target = resolve(folder);
  if (existsSync(target)) throw new CohortError(existsWords(folder));
  const partial = `${target}.partial-${process.pid}-${randomBytes(4).toString("hex")}`;
  const remove = (): void => rmSync(partial, { recursive: true, force: true });
  // Who interrupts the command ends the process without an error.
  process.once("exit", remove);
  try {
    mkdirSync(partial);
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
