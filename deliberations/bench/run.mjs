/** Bundles the measurements as the page and the command line are bundled, and runs them: what loads modules one by one slows them down. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const folder = mkdtempSync(join(tmpdir(), "delibera-bench-"));
try {
  const measurements = process.env["DELIBERA_BENCH"]?.split(",") ?? [
    "acts",
    "typing",
    "analyses",
    "cohorts",
    "two-cores",
    "peers",
  ];
  await build({
    // A thread starts from a file of its own.
    entryPoints: [...measurements, "workload-thread"].map((name) =>
      fileURLToPath(new URL(`${name}.ts`, import.meta.url)),
    ),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
  for (const name of measurements) await import(pathToFileURL(join(folder, `${name}.mjs`)).href);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
