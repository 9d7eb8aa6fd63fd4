/** Refuses `throw` in the compiler: a user's mistake is a diagnostic. A programmer's mistake throws in the places listed. */
import ts from "typescript";
import type { Tree, TreeFile, Violation } from "../tree.ts";
import { isTest, lineOf, walk } from "../tree.ts";

/** Files that may throw although they are not `unreachable()`: the mistake they report can only be in our own code. */
export const throwingFiles: Readonly<Record<string, string>> = {
  "rules-dsl/src/syntax/cst.ts": "the grammar and what builds the tree from it disagree",
  "rules-dsl/src/values/rational.ts": "a zero denominator is checked for by whoever divides",
  "rules-dsl/src/node/node.ts": "a file that cannot be read is the machine's failure, told to whoever asked for it",
};

/** The throws that a user could meet. */
export function onlyUnreachableThrows(tree: Tree, excepted = throwingFiles): readonly Violation[] {
  return tree.files
    .filter(({ path }) => path.startsWith("rules-dsl/src/") && !path.startsWith("rules-dsl/src/testing/"))
    .filter(({ path }) => !isTest(path) && !(path in excepted))
    .flatMap(throwsIn);
}

function throwsIn({ path, syntax }: TreeFile): Violation[] {
  if (syntax === undefined) return [];
  const found: Violation[] = [];
  walk(syntax, (node) => {
    if (!ts.isThrowStatement(node) || isInUnreachable(node)) return;
    const what = "throws outside unreachable()";
    found.push({ path, line: lineOf(syntax, node), what, remedy: "report a diagnostic, or call unreachable()" });
  });
  return found;
}

function isInUnreachable(node: ts.Node): boolean {
  for (let above: ts.Node | undefined = node.parent; above !== undefined; above = above.parent)
    if (ts.isFunctionDeclaration(above)) return above.name?.text === "unreachable";
  return false;
}
