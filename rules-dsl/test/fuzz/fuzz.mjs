/** `npm run fuzz -- [--minutes N | --runs N] [--seed N]`: bundles the fuzzer and the process it feeds, and runs them. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const { values } = parseArgs({
  options: { minutes: { type: "string" }, runs: { type: "string" }, seed: { type: "string", default: "1" } },
});
const number = (name, text) => {
  if (text === undefined || /^\d{1,9}$/.test(text)) return text === undefined ? undefined : Number(text);
  process.stderr.write(`--${name} ${text} is not a whole number: write it in digits\n`);
  process.exit(1);
};
const seed = number("seed", values.seed) ?? 1;
const runs = number("runs", values.runs);
const minutes = number("minutes", values.minutes) ?? (runs === undefined ? 10 : undefined);
const folder = mkdtempSync(join(tmpdir(), "delibera-fuzz-"));
try {
  const bundled = async (name) => {
    const outfile = join(folder, `${name}.mjs`);
    const entryPoints = [fileURLToPath(new URL(`${name}.ts`, import.meta.url))];
    await build({
      entryPoints,
      outfile,
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      logLevel: "error",
    });
    return outfile;
  };
  const child = await bundled("child");
  const { fuzz } = await import(pathToFileURL(await bundled("run")).href);
  const home = fileURLToPath(new URL("../..", import.meta.url));
  const failed = await fuzz({ child, home, seed, minutes, runs });
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
