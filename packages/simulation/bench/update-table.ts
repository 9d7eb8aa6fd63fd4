/** Writes the table of the README anew from the figures that the measurements kept. */
import { readFileSync, writeFileSync } from "node:fs";
import { figuresTable, keptFigures, pageWithTable } from "@delibera/deliberations/bench/figures";

const page = new URL("../README.md", import.meta.url);
const kept = keptFigures(new URL("../../../deliberations/bench/figures.json", import.meta.url));
writeFileSync(page, pageWithTable(readFileSync(page, "utf8"), figuresTable(kept)));
