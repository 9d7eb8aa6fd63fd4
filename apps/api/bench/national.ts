/** Measures `national-answers.ts` as `npm start` serves: in one bundle. Loaded file by file, with every function told its name, it takes up to twice as long. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundled } from "./server-under-load.ts";

const modules = fileURLToPath(new URL("../../../node_modules", import.meta.url));
mkdirSync(modules, { recursive: true });
const folder = mkdtempSync(join(modules, ".delibera-bench-"));
try {
  await import(pathToFileURL(await bundled("national-answers", folder)).href);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
