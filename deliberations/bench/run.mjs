/** Bundles the measurements as the page and the command line are bundled, and runs them: what loads modules one by one slows them down. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const folder = mkdtempSync(join(tmpdir(), "delibera-bench-"));
try {
  const outfile = join(folder, "acts.mjs");
  const entryPoints = [fileURLToPath(new URL("acts.ts", import.meta.url))];
  await build({
    entryPoints,
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
  await import(pathToFileURL(outfile).href);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
