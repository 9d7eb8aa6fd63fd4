/**
 * Writes `schema.released.graphql`: what portals may count on from now on. Run when a version is released, after what it withdraws
 * was deprecated and announced.
 */
import { writeFileSync } from "node:fs";
import { printedSchema } from "../src/schema.ts";

writeFileSync(new URL("../schema.released.graphql", import.meta.url), printedSchema());
