/** A grammar's library is known where the grammar is. */
import { expect, it } from "vitest";
import { treeOf } from "../testing/tree-of.ts";
import { report } from "../tree.ts";
import { chevrotainStaysInItsRooms } from "./chevrotain-stays-in-its-rooms.ts";

it("an import of chevrotain outside syntax and formatter is refused, of types too", () => {
  const tree = treeOf({
    "rules-dsl/src/check/a.ts": 'import type { CstNode } from "chevrotain";',
    "apps/console/src/editor/b.ts": 'import { Lexer } from "chevrotain";',
    "rules-dsl/src/syntax/lexer.ts": 'import { Lexer } from "chevrotain";',
    "rules-dsl/src/formatter/format.ts": 'import type { IToken } from "chevrotain";',
  });
  expect(report(chevrotainStaysInItsRooms(tree)).split("\n")).toEqual([
    "apps/console/src/editor/b.ts:1 imports chevrotain; only rules-dsl/src/syntax/ and rules-dsl/src/formatter/ know chevrotain; use the AST",
    "rules-dsl/src/check/a.ts:1 imports chevrotain; only rules-dsl/src/syntax/ and rules-dsl/src/formatter/ know chevrotain; use the AST",
  ]);
});
