/** Writes the outputs of the READMEs' commands again; part of `npm run update`. */
import { readFileSync, writeFileSync } from "node:fs";
import { manuals, readmes, withTodaysOutputs } from "./steps/readme.mjs";

for (const path of [...readmes, ...manuals]) writeFileSync(path, withTodaysOutputs(readFileSync(path, "utf8")));
