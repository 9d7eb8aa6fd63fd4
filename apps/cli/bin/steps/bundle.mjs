/**
 * Puts the sources of the command line into one file, the first time and whenever they change: reading a thousand modules
 * takes longer than any command. Kept in `dist/`, or in a temporary folder where that cannot be written.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The repository. */
export const top = fileURLToPath(new URL("../../../..", import.meta.url)).replace(/[\\/]$/, "");

const rooms = ["acts", "cohorts", "database", "identity", "ledger", "reports", "simulation"].map(
  (name) => `packages/${name}/src`,
);
const inputs = ["package-lock.json", "apps/cli/package.json", "apps/cli/src", ...rooms, "rules-dsl/src"];
const kept = join(top, "apps/cli/dist");
const entry = "main.mjs";

/**
 * @returns {Promise<{ address: string, programs?: string }>} the address of the bundle of today's sources, and the folder where it keeps
 *   the programs that it compiles: those of other sources are not its own
 */
export async function bundle() {
  const wanted = join(kept, fingerprint());
  if (!existsSync(join(wanted, entry))) {
    if (!canWrite(kept)) return await inTemporaryFolder();
    const unfinished = `${wanted}.${process.pid}`;
    await build(unfinished);
    putInPlace(unfinished, wanted);
    forgetOldOnes();
  }
  return { address: pathToFileURL(join(wanted, entry)).href, programs: join(wanted, "programs") };
}

/** Of names, sizes and times: reading every file would take as long as a command. */
function fingerprint() {
  const hash = createHash("sha256").update(process.version);
  for (const file of inputs.flatMap(filesUnder)) {
    const { size, mtimeMs } = statSync(join(top, file));
    hash.update(`${file}\n${size}\n${mtimeMs}\n`);
  }
  return hash.digest("hex").slice(0, 16);
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  if (!statSync(join(top, path)).isDirectory()) return [path];
  const names = readdirSync(join(top, path), { recursive: true, encoding: "utf8" }).sort();
  return names.filter((name) => /(?<!\.test)\.(ts|json)$/.test(name)).map((name) => join(path, name));
}

/** @param {string} folder */
async function build(folder) {
  const esbuild = await import("esbuild");
  await esbuild.build({
    entryPoints: {
      main: join(top, "apps/cli/src/main.ts"),
      // A thread starts from a file of its own.
      "simulation-thread": join(top, "packages/simulation/src/count/thread.ts"),
    },
    absWorkingDir: top,
    outdir: folder,
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20",
    outExtension: { ".js": ".mjs" },
    chunkNames: "[name]-[hash]",
    // Commander and ajv are CommonJS, and ask for `require`.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    logLevel: "silent",
    plugins: [{ name: "original-places", setup: keepOriginalPlaces }],
  });
}

/**
 * What finds a neighbour beside its own file, such as the migrations or the WebAssembly of PGlite, must find it from the bundle.
 *
 * @param {import("esbuild").PluginBuild} build
 */
function keepOriginalPlaces(build) {
  build.onResolve({ filter: /^@electric-sql\/pglite$/ }, ({ path }) => ({
    path: import.meta.resolve(path),
    external: true,
  }));
  build.onLoad({ filter: /[\\/]packages[\\/].*\.ts$/ }, ({ path }) => {
    const text = readFileSync(path, "utf8");
    if (path.includes("node_modules") || !text.includes("import.meta.url")) return undefined;
    return { contents: text.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href)), loader: "ts" };
  });
}

/**
 * Another process may have put the same bundle there in the meantime: either will do.
 *
 * @param {string} unfinished
 * @param {string} wanted
 */
function putInPlace(unfinished, wanted) {
  try {
    renameSync(unfinished, wanted);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(join(wanted, entry))) throw error;
  }
}

/** Those of an hour ago and older: a younger one may still be read by a command that is running. */
function forgetOldOnes() {
  for (const name of readdirSync(kept)) {
    const folder = join(kept, name);
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found !== undefined && Date.now() - found.mtimeMs > 3_600_000) rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
function canWrite(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    rmSync(mkdtempSync(join(folder, "try-")), { recursive: true });
    return true;
  } catch {
    // A folder of somebody else's: the bundle is made elsewhere.
    return false;
  }
}

async function inTemporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "delibera-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  await build(folder);
  return { address: pathToFileURL(join(folder, entry)).href };
}
