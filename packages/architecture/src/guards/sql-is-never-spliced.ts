/** Refuses SQL made by joining text: `sql.raw` and the drivers' unchecked calls stand only in the places listed. */
import ts from "typescript";
import type { Tree, Violation } from "../tree.ts";
import { lineOf, walk } from "../tree.ts";

/** Files that hand whole statements to the database, with the reason why none of it comes from a person. */
export const rawSqlFiles: Readonly<Record<string, string>> = {
  "packages/database/src/connection/open-postgres.ts":
    "a session runs the statements that the SQL printer of the rule language made of a program, and a channel those of the queue, where texts are parameters; a reading copies what Drizzle wrote, with its values escaped",
  "apps/api/bench/bare-answer.ts":
    "the server that the API is measured beside asks the statement of the facts as it was written once; ids and days are parameters",
  "apps/api/bench/many-copies.ts":
    "the measured registry is copied inside its own database by statements made of the names that the catalogue of that database gives",
};

const rawMembers = new Set(["raw", "unsafe"]);

/** The statements that could be spliced. */
export function sqlIsNeverSpliced(tree: Tree, excepted = rawSqlFiles): readonly Violation[] {
  return tree.files.flatMap(({ path, syntax }) => {
    if (syntax === undefined || path in excepted) return [];
    const found: Violation[] = [];
    walk(syntax, (node) => {
      if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
      const { expression, name } = node.expression;
      if (!rawMembers.has(name.text) || expression.getText() === "String") return;
      const what = `calls ${expression.getText()}.${name.text}`;
      const remedy = "use parameters, or list the file and its reason in this guard";
      found.push({ path, line: lineOf(syntax, node), what, remedy });
    });
    return found;
  });
}
