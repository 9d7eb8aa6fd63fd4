/** Refuses an import of chevrotain outside the rooms of grammar and layout: elsewhere a text is an AST. */
import { chevrotainRooms } from "../floors.ts";
import { importsOf } from "../imports.ts";
import type { Tree, Violation } from "../tree.ts";

/** The imports of chevrotain in other rooms. */
export function chevrotainStaysInItsRooms(tree: Tree): readonly Violation[] {
  return tree.files
    .filter(({ path }) => !chevrotainRooms.some((room) => path.startsWith(room)))
    .flatMap((file) =>
      importsOf(file)
        .filter(({ specifier }) => /^(chevrotain|@chevrotain\/.*)$/.test(specifier.replace(/^(chevrotain)\/.*/, "$1")))
        .map(({ specifier, line }) => ({
          path: file.path,
          line,
          what: `imports ${specifier}`,
          remedy: `only ${chevrotainRooms.join(" and ")} know chevrotain; use the AST`,
        })),
    );
}
