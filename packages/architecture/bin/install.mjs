/**
 * Installs the dependencies when they are missing or not those of package-lock.json, and says so. Reads the two
 * lockfiles, npm's and the one npm leaves in node_modules; two commands started at once install once.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { run } from "./steps/child.mjs";
import { withInstallLock } from "./steps/install-lock.mjs";
import { readJson, root } from "./steps/workspaces.mjs";

const oldestNode = [20, 19];

/** A sentence for the person at the terminal: what failed, and what to do. Shown without a stack. */
export class CannotInstall extends Error {}

/**
 * Makes sure that what package-lock.json lists is in node_modules. Resolves when it is; throws `CannotInstall` with one
 * sentence when it cannot be.
 *
 * @param {{ say?: (line: string) => void, top?: string }} [options] where to write lines; the repository
 * @returns {Promise<{ installed: boolean }>} whether anything had to be installed
 */
export async function ensureInstalled({ say = console.log, top = root } = {}) {
  refuseOldNode(process.versions.node);
  if (whatIsMissing(top) === undefined) return { installed: false };
  return await withInstallLock(top, say, async () => {
    const missing = whatIsMissing(top);
    if (missing === undefined) return { installed: false };
    await install(top, missing, say);
    return { installed: true };
  });
}

/**
 * Compares package-lock.json with what npm recorded when it last finished installing.
 *
 * @param {string} top
 * @returns {string | undefined} why an install is needed; undefined when it is not
 */
export function whatIsMissing(top) {
  if (!existsSync(join(top, "package-lock.json"))) return "package-lock.json is missing";
  if (!existsSync(join(top, "node_modules"))) return "node_modules is missing";
  // npm writes this file last: without it an install was interrupted.
  const record = join(top, "node_modules/.package-lock.json");
  if (!existsSync(record)) return "the last install did not finish";
  const wanted = readJson(join(top, "package-lock.json")).packages;
  const present = readJson(record).packages;
  const changed = Object.keys(wanted).find((path) => differs(path, wanted[path], present[path]));
  return changed === undefined ? undefined : `${changed} is not the one in package-lock.json`;
}

/**
 * @param {string} path
 * @param {{ version?: string, link?: boolean, optional?: boolean, integrity?: string }} wanted
 * @param {{ version?: string, link?: boolean, integrity?: string } | undefined} present
 */
function differs(path, wanted, present) {
  if (!path.includes("node_modules/")) return false;
  // Optional packages are binaries for other machines: npm leaves out those that do not fit this one.
  if (present === undefined) return wanted.optional !== true;
  return wanted.version !== present.version || wanted.link !== present.link || wanted.integrity !== present.integrity;
}

/** @param {string} version */
export function refuseOldNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new CannotInstall(`Node ${version} is too old: install Node ${oldestNode.join(".")} or later.`);
}

/**
 * @param {string} top
 * @param {string} why
 * @param {(line: string) => void} say
 */
async function install(top, why, say) {
  say(`installing dependencies (${why}); the first time this takes a minute or so`);
  const result = await npm(top, ["ci"]);
  if (result.code === 0) return say(`installed in ${result.seconds.toFixed(0)} s`);
  if (!isOutOfStep(result.output) || process.env["CI"]) throw new CannotInstall(reasonFor(result.output));
  say("package-lock.json does not match package.json: installing from package.json and rewriting the lockfile");
  const second = await npm(top, ["install"]);
  if (second.code !== 0) throw new CannotInstall(reasonFor(second.output));
  say(`installed in ${second.seconds.toFixed(0)} s; commit the new package-lock.json`);
}

/**
 * @param {string} top
 * @param {readonly string[]} parameters
 */
function npm(top, parameters) {
  // The level is set here because a caller may have silenced npm, and the reason of a failure is read from its output.
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  // npm's own pauses between attempts add up to more than a minute: too long to learn that there is no network.
  const patience = ["--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=6000"];
  const all = [...parameters, ...quiet, ...patience];
  const script = process.env["npm_execpath"];
  if (script?.endsWith("npm-cli.js")) return run(process.execPath, [script, ...all], { cwd: top });
  return run(process.platform === "win32" ? "npm.cmd" : "npm", all, { cwd: top });
}

/** @param {string} output */
function isOutOfStep(output) {
  return output.includes("code EUSAGE") || output.includes("npm ci can only install");
}

/**
 * Turns npm's account of a failure into one sentence that says what to do.
 *
 * @param {string} output
 * @returns {string}
 */
export function reasonFor(output) {
  const code = /npm (?:error|ERR!) code (\w+)/.exec(output)?.[1];
  const unreachable =
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT/;
  const network = unreachable.exec(output)?.[0];
  if (network !== undefined)
    return `The npm registry cannot be reached (${network}): connect this machine to the network, or check \`npm config get registry\` and the proxy, and run the command again.`;
  if (code === "ENOSPC") return "The disk is full: free about 700 MB and run the command again.";
  if (code === "EACCES" || code === "EPERM")
    return `npm may not write here (${code}): check who owns this folder and the npm cache, and run the command again.`;
  if (code === "EBADENGINE")
    return "A package refuses this version of Node: install the version named in package.json.";
  if (isOutOfStep(output))
    return "package-lock.json does not match package.json: run `npm install` and commit the lockfile.";
  if (output.startsWith("cannot start"))
    return "npm is not on the PATH: install Node with npm and run the command again.";
  const first = output.split("\n").find((line) => /^npm (error|ERR!) (?!code)/.test(line)) ?? output.trim();
  return `npm could not install the dependencies: ${first.replace(/^npm (error|ERR!) /, "")}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    const { installed } = await ensureInstalled();
    if (!installed) console.log("dependencies are up to date");
  } catch (error) {
    if (!(error instanceof CannotInstall)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
