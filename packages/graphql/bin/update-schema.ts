/** Writes `schema.graphql` again from the types; git then shows what changed on the wire. */
import { writeFileSync } from "node:fs";
import { printedSchema } from "../src/schema.ts";

writeFileSync(new URL("../schema.graphql", import.meta.url), printedSchema());
