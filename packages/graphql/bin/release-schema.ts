/**
 * Writes `schema.released.graphql`: what portals may count on from now on. Refuses while the present schema breaks what was released
 * before, or deprecates in haste. Another file may be named instead.
 */
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { brokenPromises, hastyDeprecations } from "../src/promised-schema.ts";
import { printedSchema } from "../src/schema.ts";

const file = process.argv[2] ?? new URL("../schema.released.graphql", import.meta.url);
const [released, present] = [readFileSync(file, "utf8"), printedSchema()];
const today = new Date().toISOString().slice(0, 10);
const faults = [...brokenPromises(released, present, today), ...hastyDeprecations(released, present, today)];
if (faults.length === 0) writeFileSync(file, present);
else {
  process.stderr.write(`Not released: ${faults.join("\n")}\n`);
  process.exitCode = 1;
}
