/** Bundles the measurements in memory, threads too, as the command line is bundled, and runs them: modules loaded one by one are slower. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const folder = mkdtempSync(join(tmpdir(), "delibera-bench-"));
const at = (path) => fileURLToPath(new URL(path, import.meta.url));
try {
  await build({
    entryPoints: { national: at("national.ts"), thread: at("../src/count/thread.ts") },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
  await import(pathToFileURL(join(folder, "national.mjs")).href);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
