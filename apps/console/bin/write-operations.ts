/** Writes `operations.json`, which a server is given in DELIBERA_OPERATIONS. */
import { writeFileSync } from "node:fs";
import { printedOperations } from "./trusted-operations.ts";

writeFileSync(new URL("../operations.json", import.meta.url), await printedOperations());
