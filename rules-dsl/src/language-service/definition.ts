/** Where the name under the cursor is written first. */
import type { Compilation } from "../compile.ts";
import type { Span } from "../source/source.ts";
import { boundNameAt, declarationsOf } from "./bound-names.ts";

export function definitionAt(compilation: Compilation, file: string, offset: number): Span | undefined {
  const found = boundNameAt(compilation, file, offset);
  return found && declarationsOf(found.symbol)[0]?.span;
}
