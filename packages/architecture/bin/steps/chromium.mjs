/**
 * Finds the Chromium that browser tests drive, or installs Debian's when the machine is Debian and we may. Downloads
 * nothing by itself: a browser comes from the system's own packages.
 */
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { run } from "./child.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chrome.exe"];
const fixedPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * The browser to drive: `CHROME_PATH` when it is set, else the first known name on the PATH, else a usual place.
 *
 * @param {Record<string, string | undefined>} [env]
 * @returns {string | undefined} an absolute path that can be executed
 */
export function findChromium(env = process.env) {
  const named = env["CHROME_PATH"];
  if (named) return canExecute(named) ? named : undefined;
  const folders = (env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...fixedPlaces].find(canExecute);
}

/**
 * Finds a Chromium, installing Debian's package when there is none and this process is root on Debian or a child of it.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<{ path: string } | { missing: string }>} where it is, or why there is none and what to do
 */
export async function ensureChromium(say) {
  const found = findChromium();
  if (found !== undefined) return { path: found };
  const named = process.env["CHROME_PATH"];
  if (named) return { missing: `CHROME_PATH is ${named}, which cannot be executed: correct it or unset it` };
  if (!mayUseApt())
    return { missing: "no Chromium or Chrome was found: install one, or set CHROME_PATH to where it is" };
  say("no Chromium was found: installing Debian's with apt-get (some 100 MB, once)");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const updated = await run("apt-get", ["update"], { cwd: "/", env });
  if (updated.code !== 0) return { missing: `apt-get update failed (${lastLine(updated.output)}): check the network` };
  const packages = ["chromium", "fonts-liberation"];
  const result = await run("apt-get", ["install", "-y", "--no-install-recommends", ...packages], { cwd: "/", env });
  const path = findChromium();
  if (result.code !== 0 || path === undefined)
    return { missing: `apt-get install chromium failed (${lastLine(result.output)}): install it by hand` };
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
