/** Where the repository is, which workspaces it has, and whether one of them has sources and tests yet. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds the root package.json. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../../..");

/**
 * @typedef {object} Workspace
 * @property {string} name as npm knows it
 * @property {string} directory absolute
 * @property {Record<string, string>} scripts
 */

/**
 * Every workspace, in the order of the root package.json; a pattern is a folder or `folder/*`.
 *
 * @param {string} [top] the repository to read
 * @returns {Workspace[]}
 */
export function workspaces(top = root) {
  const { workspaces: patterns } = readJson(join(top, "package.json"));
  return patterns.flatMap((/** @type {string} */ pattern) => foldersOf(top, pattern)).flatMap(workspaceIn);
}

/**
 * @param {string} directory
 * @returns {{ typescript: boolean, sources: boolean, tests: number }} what kinds of file the workspace holds
 */
export function contents(directory) {
  const files = filesUnder(directory);
  const isTest = (/** @type {string} */ file) => /\.test\.tsx?$/.test(file);
  const isSource = (/** @type {string} */ file) =>
    /\.(tsx?|mjs|delibera)$/.test(file) && !/\.config\.m?[tj]s$/.test(file);
  return {
    typescript: files.some((file) => /\.tsx?$/.test(file)),
    sources: files.some((file) => isSource(file) && !isTest(file)),
    tests: files.filter(isTest).length,
  };
}

/** @param {string} path */
export function readJson(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}

/**
 * @param {string} top
 * @param {string} pattern
 * @returns {string[]}
 */
function foldersOf(top, pattern) {
  if (!pattern.endsWith("/*")) return [join(top, pattern)];
  const parent = join(top, pattern.slice(0, -2));
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .sort()
    .map((name) => join(parent, name));
}

/**
 * @param {string} directory
 * @returns {Workspace[]}
 */
function workspaceIn(directory) {
  const path = join(directory, "package.json");
  if (!existsSync(path)) return [];
  const { name, scripts = {} } = readJson(path);
  return [{ name, directory, scripts }];
}

/**
 * @param {string} directory
 * @returns {string[]}
 */
function filesUnder(directory) {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isFile()) return [join(directory, entry.name)];
    const skipped = entry.name === "node_modules" || entry.name === "dist" || entry.name.startsWith(".");
    return entry.isDirectory() && !skipped ? filesUnder(join(directory, entry.name)) : [];
  });
}
