/**
 * A migrated PGlite as one file, so that a test opens a database in a third of a second instead of four. It is kept between runs
 * under a name made of everything that decides its content.
 */
import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { migrate } from "../connection/migrate.ts";
import { pgliteDatabase } from "../connection/open-pglite.ts";

const packageFolder = fileURLToPath(new URL("../..", import.meta.url));

/** Path of the snapshot, made now if this version has none yet. */
export async function pgliteSnapshot(): Promise<string> {
  const folder = join(packageFolder, "node_modules", ".cache", "delibera");
  const path = join(folder, `pglite-${fingerprint()}.tar`);
  if (existsSync(path)) return path;
  const client = await PGlite.create();
  const database = pgliteDatabase(client, "PGlite in memory");
  await migrate(database);
  const dump = await client.dumpDataDir("none");
  await database.close();
  mkdirSync(folder, { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, Buffer.from(await dump.arrayBuffer()));
  renameSync(draft, path);
  removeOlder(folder);
  return path;
}

const day = 24 * 60 * 60 * 1000;

/** Snapshots of schemas that are gone; one made lately may still be in use by another run. */
function removeOlder(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > day) rmSync(path, { force: true });
  }
}

function fingerprint(): string {
  const hash = createHash("sha256");
  const resolve = createRequire(import.meta.url).resolve;
  for (const path of [
    ...filesUnder(join(packageFolder, "migrations")),
    ...filesUnder(join(packageFolder, "src", "reference")),
    resolve("@electric-sql/pglite"),
  ]) {
    hash.update(readFileSync(path));
  }
  return hash.digest("hex").slice(0, 16);
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .filter((name) => !name.endsWith(".test.ts"))
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesUnder(path) : [path]));
}
