/** Refuses `export *` anywhere, and re-exports outside the files that package.json names as doors. */
import ts from "typescript";
import type { Tree, Violation } from "../tree.ts";
import { isGenerated, lineOf, walk } from "../tree.ts";
import { doorFiles } from "../workspaces.ts";

/** Files that gather others on purpose: each is one namespace (`Ast.Rule`) written in several files, and why. */
export const gatheringFiles: Readonly<Record<string, string>> = {
  "rules-dsl/src/syntax/ast.ts": "the nodes of one tree, one file per kind of node",
};

/** The re-exports that make a file a second place to find something. */
export function noBarrels(tree: Tree, excepted = gatheringFiles): readonly Violation[] {
  const doors = new Set([...doorFiles(tree), ...Object.keys(excepted)]);
  return tree.files.flatMap(({ path, syntax }) => {
    if (syntax === undefined || isGenerated(path)) return [];
    const found: Violation[] = [];
    const imported = importedNames(syntax);
    const refuse = (node: ts.Node, what: string, remedy: string): void => {
      found.push({ path, line: lineOf(syntax, node), what, remedy });
    };
    for (const statement of syntax.statements) {
      if (!ts.isExportDeclaration(statement)) continue;
      const { exportClause, moduleSpecifier } = statement;
      if (exportClause === undefined || ts.isNamespaceExport(exportClause))
        refuse(statement, "exports everything of another file", "name what is exported");
      else if (!doors.has(path) && (isOurs(moduleSpecifier) || exportClause.elements.some(isImported)))
        refuse(statement, "re-exports what another file declares", "import it from the file that declares it");
    }
    return found;

    function isImported({ name, propertyName }: ts.ExportSpecifier): boolean {
      return imported.has((propertyName ?? name).text);
    }
  });
}

// A name of somebody else's package has no file of ours to be imported from.
function isOurs(specifier: ts.Expression | undefined): boolean {
  return specifier !== undefined && ts.isStringLiteral(specifier) && /^(\.|@delibera\/)/.test(specifier.text);
}

function importedNames(syntax: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of syntax.statements.filter(ts.isImportDeclaration)) {
    if (!isOurs(statement.moduleSpecifier)) continue;
    walk(statement, (node) => {
      const isName = ts.isImportSpecifier(node) || ts.isImportClause(node) || ts.isNamespaceImport(node);
      if (isName && node.name !== undefined) names.add(node.name.text);
    });
  }
  return names;
}
