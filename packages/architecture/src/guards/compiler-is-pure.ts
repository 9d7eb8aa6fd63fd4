/**
 * Refuses, in the compiler outside its `node` room, whatever could make the same text mean two things: files, network,
 * clock, randomness, locale, the process. What the guard looks for are names, so a local variable of the same name is
 * let through and the global behind `globalThis` is not.
 */
import { isBuiltin } from "node:module";
import ts from "typescript";
import { importsOf } from "../imports.ts";
import type { Tree, TreeFile, Violation } from "../tree.ts";
import { isTest, lineOf, walk } from "../tree.ts";

const impureGlobals = new Set([
  ...["process", "globalThis", "window", "self", "document", "navigator", "localStorage", "console", "require"],
  ...["Date", "performance", "setTimeout", "setInterval", "setImmediate", "requestAnimationFrame"],
  ...["Intl", "crypto", "fetch", "XMLHttpRequest", "WebSocket", "indexedDB"],
]);
const remedy = "pass the value in, or move the file to rules-dsl/src/node";

/** The places where the compiler reads something that is not its input. */
export function compilerIsPure(tree: Tree): readonly Violation[] {
  return tree.files
    .filter(({ path }) => path.startsWith("rules-dsl/src/") && !path.startsWith("rules-dsl/src/node/"))
    .filter(({ path }) => !isTest(path))
    .flatMap((file) => [...builtinImports(file), ...impureNames(file)]);
}

function builtinImports(file: TreeFile): Violation[] {
  return importsOf(file)
    .filter(({ specifier }) => isBuiltin(specifier))
    .map(({ specifier, line }) => ({ path: file.path, line, what: `imports ${specifier}`, remedy }));
}

function impureNames({ path, syntax }: TreeFile): Violation[] {
  if (syntax === undefined) return [];
  const found: Violation[] = [];
  const declared = declaredNames(syntax);
  walk(syntax, (node) => {
    const what = impurity(node, declared);
    if (what !== undefined) found.push({ path, line: lineOf(syntax, node), what: `reads ${what}`, remedy });
  });
  return found;
}

function impurity(node: ts.Node, declared: ReadonlySet<string>): string | undefined {
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.name)) return impureMember(node);
  if (!ts.isIdentifier(node) || !impureGlobals.has(node.text) || declared.has(node.text)) return undefined;
  return isOnlyAName(node) ? undefined : node.text;
}

function impureMember({ expression, name: { text } }: ts.PropertyAccessExpression): string | undefined {
  if (text === "random" && expression.getText() === "Math") return "Math.random";
  return text.startsWith("toLocale") || text === "localeCompare" ? `the locale through ${text}` : undefined;
}

// `{ process: 1 }`, `x.process` and a field declared `process` name a member, not the global.
function isOnlyAName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  return (
    (ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isEnumMember(parent)) &&
    parent.name === node
  );
}

function declaredNames(syntax: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  walk(syntax, (node) => {
    const isDeclaration =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      ts.isImportSpecifier(node);
    if (isDeclaration && node.name !== undefined && ts.isIdentifier(node.name)) names.add(node.name.text);
  });
  return names;
}
