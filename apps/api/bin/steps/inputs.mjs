/** The fingerprint of what a build is made from, and the stamp a finished build leaves beside its result. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import process from "node:process";

const skipped = new Set(["node_modules", "dist", ".turbo", "coverage", "test"]);
const stampName = ".inputs";

/**
 * Fingerprint of every file under the paths given, tests apart. The Node version and the place of the repository count: a
 * build of another Node or of a moved folder is stale.
 *
 * @param {string} top the repository
 * @param {readonly string[]} paths files and folders, relative to it; absent ones are skipped
 * @returns {string}
 */
export function fingerprint(top, paths) {
  const hash = createHash("sha256").update(`${process.version}\n${top}\n`);
  for (const path of paths) {
    for (const file of filesUnder(top, path)) hash.update(`${file}\n`).update(readFileSync(join(top, file)));
  }
  return hash.digest("hex");
}

/**
 * @param {string} folder the result of a build
 * @param {string} wanted the fingerprint of its inputs now
 */
export function isFresh(folder, wanted) {
  try {
    return readFileSync(join(folder, stampName), "utf8") === wanted;
  } catch {
    // No result, or one whose build did not finish.
    return false;
  }
}

/** @param {string} folder */
export const stampOf = (folder) => join(folder, stampName);

/**
 * @param {string} top
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(top, path) {
  const found = statSync(join(top, path), { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (found.isFile()) return [path];
  return readdirSync(join(top, path), { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry) => {
      const inner = `${path}${sep}${entry.name}`;
      return entry.isDirectory() ? filesUnder(top, inner) : entry.isFile() ? [inner] : [];
    });
}
