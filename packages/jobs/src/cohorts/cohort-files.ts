/**
 * Where the files of kept cohorts are: in the database part by part, so that whichever server is there finds them, and in a folder of this
 * server under their hash, from which they are opened. What is in the folder can be lost: it is fetched again.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { CohortError, wholeFolder } from "@delibera/cohorts";
import type { Db } from "@delibera/database";
import { errorCode, tables } from "@delibera/database";
import { and, asc, eq } from "drizzle-orm";
import { readyCohorts } from "./cohort-steps.ts";

const { keptCohortParts } = tables;
const partBytes = 1 << 20;
const [compressed, plain] = [promisify(gzip), promisify(gunzip)];

export function bytesOfFiles(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

/** Puts the files of the folder into the database, and lets go of what an earlier attempt had put there. */
export async function sendFiles(db: Db, cohort: number, folder: string, signal: AbortSignal): Promise<void> {
  await dropFiles(db, cohort);
  for (const file of readdirSync(folder)) {
    let number = 0;
    for await (const piece of piecesOf(join(folder, file))) {
      signal.throwIfAborted();
      const content = await compressed(piece, { level: 1 });
      await db.insert(keptCohortParts).values({ cohortId: cohort, file, number: ++number, content });
    }
  }
}

export async function dropFiles(db: Db, cohort: number): Promise<void> {
  await db.delete(keptCohortParts).where(eq(keptCohortParts.cohortId, cohort));
}

/** @param hash of the cohort. @returns where its files are, or would be. */
export function placeOf(folder: string, hash: string): string {
  return join(folder, hash.replace(/^sha256:/, ""));
}

/** The files, in the folder of this server. @throws CohortError when its disk does not take them. */
export async function fetchFiles(db: Db, cohort: number, place: string): Promise<void> {
  if (existsSync(place)) return;
  mkdirSync(join(place, ".."), { recursive: true });
  try {
    await wholeFolder(place, (partial) => writeFiles(db, cohort, partial));
  } catch (error) {
    // Somebody else may have fetched it meanwhile.
    if (!existsSync(place)) throw error;
  }
}

/** Removes what is in the folder and belongs to no cohort that can be simulated. */
export async function forgetFiles(db: Db, folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const ready = new Set((await readyCohorts(db)).map(({ detail }) => detail.hash.replace(/^sha256:/, "")));
  for (const name of readdirSync(folder)) {
    const isLeft = /^[0-9a-f]{64}$/.test(name) ? !ready.has(name) : unfinished.test(name) && isOld(folder, name);
    if (isLeft) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Words for who asked: what is wrong with the disk is for who runs the server. Undefined when it is something else. */
export function diskProblem(error: unknown) {
  const cause = error instanceof CohortError ? error.cause : error;
  const code = cause instanceof Error && "code" in cause ? `${cause.code}` : errorCode(error);
  if (code === undefined || !fullOrForbidden.has(code)) return undefined;
  return {
    it: `il server non può scrivere la coorte sul suo disco (${code}): avvisare chi lo gestisce`,
    en: `the server cannot write the cohort on its disk (${code}): tell who runs the server`,
  };
}

/** What the system calls it, and what PostgreSQL does. */
const fullOrForbidden: ReadonlySet<string> = new Set([
  ...["ENOSPC", "EDQUOT", "EFBIG", "EACCES", "EPERM", "EROFS", "ENOTDIR", "ENOENT", "53100"],
]);

async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path, "r");
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(partBytes), 0, partBytes);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function writeFiles(db: Db, cohort: number, folder: string): Promise<void> {
  const { file: name, number } = keptCohortParts;
  const parts = await db
    .select({ name, number })
    .from(keptCohortParts)
    .where(eq(keptCohortParts.cohortId, cohort))
    .orderBy(asc(name), asc(number));
  let [opened, last]: [FileHandle | undefined, string] = [undefined, ""];
  try {
    for (const part of parts) {
      if (part.name !== last) {
        await opened?.close();
        opened = await open(join(folder, part.name), "wx");
        last = part.name;
      }
      const which = and(eq(keptCohortParts.cohortId, cohort), eq(name, part.name), eq(number, part.number));
      const [found] = await db.select({ content: keptCohortParts.content }).from(keptCohortParts).where(which);
      if (found === undefined) throw new Error(`a part of the cohort ${cohort} was removed while it was read`);
      await opened?.writeFile(await plain(found.content));
    }
  } finally {
    await opened?.close();
  }
}

const oneDay = 86_400_000;
/** What is being taken or fetched. */
const unfinished = /^taking-|^[0-9a-f]{64}\.partial-/;

/** Whoever was writing it is gone: nothing takes a day. */
function isOld(folder: string, name: string): boolean {
  const found = statSync(join(folder, name), { throwIfNoEntry: false });
  return found !== undefined && Date.now() - found.mtimeMs > oneDay;
}
