/**
 * Programs that tests drive and npm does not bring: found on this machine, or installed from Debian's own packages when the machine is
 * Debian and we may. Nothing is downloaded from anywhere else.
 */
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { run } from "./child.mjs";

/**
 * @typedef {object} Program
 * @property {string} title how people call it: `Chromium`
 * @property {string} variable the environment variable that names where it is
 * @property {readonly string[]} names file names it is known under, the preferred first
 * @property {readonly string[]} places where it stands when it is not on the PATH
 * @property {readonly string[]} packages Debian's packages that bring it
 * @property {string} size what installing it costs: `some 100 MB`
 */

/**
 * The program to drive: where its variable says when that is set, else the first known name on the PATH, else a usual place.
 *
 * @param {Program} program
 * @param {Record<string, string | undefined>} [env]
 * @returns {string | undefined} an absolute path that can be executed
 */
export function findProgram({ variable, names, places }, env = process.env) {
  const named = env[variable];
  if (named) return canExecute(named) ? named : undefined;
  const folders = (env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...places].find(canExecute);
}

/**
 * Finds the program, installing Debian's packages when there is none and this process is root on Debian or a child of it.
 *
 * @param {Program} program
 * @param {(line: string) => void} say
 * @returns {Promise<{ path: string } | { missing: string }>} where it is, or why there is none and what to do
 */
export async function ensureProgram(program, say) {
  const { title, variable, packages, size } = program;
  const found = findProgram(program);
  if (found !== undefined) return { path: found };
  const named = process.env[variable];
  if (named) return { missing: `${variable} is ${named}, which cannot be executed: correct it or unset it` };
  if (!mayUseApt()) return { missing: `no ${title} was found: install one, or set ${variable} to where it is` };
  say(`no ${title} was found: installing Debian's with apt-get (${size}, once)`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const updated = await run("apt-get", ["update"], { cwd: "/", env });
  if (updated.code !== 0) return { missing: `apt-get update failed (${lastLine(updated.output)}): check the network` };
  const result = await run("apt-get", ["install", "-y", "--no-install-recommends", ...packages], { cwd: "/", env });
  const path = findProgram(program);
  if (result.code !== 0 || path === undefined)
    return { missing: `apt-get install ${packages[0]} failed (${lastLine(result.output)}): install it by hand` };
  say(`installed ${path} in ${result.seconds.toFixed(0)} s`);
  return { path };
}

function mayUseApt() {
  const isRoot = process.getuid?.() === 0;
  return isRoot && existsSync("/etc/debian_version") && existsSync("/usr/bin/apt-get");
}

/** @param {string} path */
function canExecute(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} output */
function lastLine(output) {
  return output.trim().split("\n").at(-1) ?? "no output";
}
