/**
 * Builds the two things that are started from their built form, when they are missing or not made from today's files: the
 * console (by vite) and the server (one bundle, because reading a thousand modules takes longer than starting). A build is
 * made in a folder of its own and put in place by renaming, so that an interrupted one leaves the last good one.
 */
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { run, whenInterrupted } from "../../../../packages/architecture/bin/steps/child.mjs";
import { fingerprint, isFresh, stampOf } from "./inputs.mjs";
import { CannotStart } from "./port.mjs";

export const top = fileURLToPath(new URL("../../../..", import.meta.url)).replace(/[\\/]$/, "");
// Every package, whichever of them an application comes to rely on.
const underBoth = ["package.json", "package-lock.json", "tsconfig.base.json", "rules-dsl", "packages"];

/**
 * Makes sure that the console and the server are built.
 *
 * @param {(line: string) => void} say
 */
export async function ensureBuilt(say) {
  await ensure(
    "console",
    "apps/console",
    [...underBoth, "apps/console", "deliberations/professionisti"],
    buildConsole,
    say,
  );
  await ensure("server", "apps/api", [...underBoth, "apps/api"], buildServer, say);
}

/**
 * @param {string} name
 * @param {string} workspace
 * @param {readonly string[]} inputs
 * @param {(folder: string) => Promise<void>} build
 * @param {(line: string) => void} say
 */
async function ensure(name, workspace, inputs, build, say) {
  const result = join(top, workspace, "dist");
  const wanted = fingerprint(top, inputs);
  if (isFresh(result, wanted)) return;
  say(`building the ${name}`);
  const started = Date.now();
  const unfinished = join(top, workspace, `node_modules/.building-${process.pid}`);
  const remove = () => rmSync(unfinished, { recursive: true, force: true });
  const forget = whenInterrupted(remove);
  try {
    await build(unfinished);
    writeFileSync(stampOf(unfinished), wanted);
    // Another start may have made the same build, and read from it already.
    if (!isFresh(result, wanted)) putInPlace(unfinished, result, wanted);
  } finally {
    remove();
    forget();
  }
  say(`built the ${name} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/**
 * @param {string} unfinished
 * @param {string} result
 * @param {string} wanted
 */
function putInPlace(unfinished, result, wanted) {
  try {
    rmSync(result, { recursive: true, force: true });
    renameSync(unfinished, result);
  } catch (error) {
    // Another start made the same build and was faster.
    if (!isFresh(result, wanted)) throw error;
  }
}

/** @param {string} folder */
async function buildConsole(folder) {
  const cwd = join(top, "apps/console");
  const vite = join(dirname(createRequire(join(cwd, "package.json")).resolve("vite/package.json")), "bin/vite.js");
  const parameters = [vite, "build", "--outDir", folder, "--emptyOutDir", "--logLevel", "warn"];
  const { code, output } = await run(process.execPath, parameters, { cwd, env: { NODE_ENV: "production" } });
  if (code !== 0) throw new CannotStart(`The console could not be built:\n${output.trim()}`);
}

/** @param {string} folder */
async function buildServer(folder) {
  const esbuild = await import("esbuild");
  try {
    await esbuild.build({
      entryPoints: {
        server: join(top, "apps/api/src/main.ts"),
        // A thread starts from a file of its own.
        "simulation-thread": join(top, "packages/jobs/src/thread.ts"),
        "warm-thread": join(top, "packages/jobs/src/warm/thread.ts"),
        "counting-thread": join(top, "packages/simulation/src/count/thread.ts"),
      },
      outdir: folder,
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      splitting: true,
      chunkNames: "[name]-[hash]",
      minifySyntax: true,
      sourcemap: "linked",
      logLevel: "silent",
      define: { COMPILER_FINGERPRINT: JSON.stringify(fingerprint(top, ["rules-dsl/package.json", "rules-dsl/src"])) },
      // PGlite finds its WebAssembly beside its own files.
      // The local issuer is loaded when somebody signs in there, and from its own place.
      external: ["@electric-sql/pglite", "pg-native", "oidc-provider"],
      // CommonJS packages inside an ES module ask for `require`.
      banner: { js: 'import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url);' },
      plugins: [{ name: "original-places", setup: keepOriginalPlaces }],
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CannotStart(`The server could not be built: ${reason}`, { cause: error });
  } finally {
    await esbuild.stop();
  }
}

/**
 * Files that find a neighbour by `import.meta.url`, such as the folder of migrations, must still find it from the bundle.
 *
 * @param {import("esbuild").PluginBuild} build
 */
function keepOriginalPlaces(build) {
  build.onLoad({ filter: /[\\/](packages|rules-dsl|apps)[\\/].*\.ts$/ }, ({ path }) => {
    if (path.includes("node_modules")) return undefined;
    const text = readFileSync(path, "utf8");
    if (!text.includes("import.meta.url")) return undefined;
    return { contents: text.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href)), loader: "ts" };
  });
}
