/** Writes `operations.json`, which the server is given as DELIBERA_OPERATIONS. */
import { writeFileSync } from "node:fs";
import { printedManifest } from "../src/manifest.ts";
import { operations } from "../src/operations.ts";

writeFileSync(new URL("../operations.json", import.meta.url), printedManifest(operations));
