/** A semantic model before anything is checked. */
import type { Report } from "../resolve/report.ts";
import type { Resolved } from "../resolve/resolve.ts";
import { derive } from "./expressions-have-types.ts";
import type { Checking } from "./semantic-model.ts";

/** `deriving` may watch types being found, expression by expression; it must answer as `derive` does. */
export function newChecking(
  { files, symbols, bindings }: Resolved,
  report: Report,
  deriving: Checking["derive"] = derive,
): Checking {
  return {
    derive: deriving,
    symbols,
    sources: new Map(files.map(({ name, source }) => [name, source])),
    report,
    types: new Map(),
    bindings,
    reads: new Map(),
    used: new Set(),
    inferred: new Map(),
  };
}
