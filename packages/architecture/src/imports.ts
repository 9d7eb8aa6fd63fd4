/** Lists what a source file imports: statements, re-exports, `import()` in code and in types, and `new URL("./x", …)`. */
import ts from "typescript";
import type { TreeFile } from "./tree.ts";
import { lineOf, walk } from "./tree.ts";

export interface Import {
  readonly specifier: string;
  readonly line: number;
}

/** Every import of a file, in the order of its text. A file that is not source has none. */
export function importsOf({ syntax }: TreeFile): readonly Import[] {
  if (syntax === undefined) return [];
  const found: Import[] = [];
  walk(syntax, (node) => {
    const literal = specifierIn(node);
    if (literal !== undefined && ts.isStringLiteralLike(literal))
      found.push({ specifier: literal.text, line: lineOf(syntax, literal) });
  });
  return found;
}

function specifierIn(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal;
  if (ts.isCallExpression(node) && isModuleCall(node)) return node.arguments[0];
  // A worker is named by the URL of its file, relative to this one.
  if (ts.isNewExpression(node) && node.expression.getText() === "URL") return relativeUrl(node);
  return undefined;
}

function isModuleCall(call: ts.CallExpression): boolean {
  const callee = call.expression;
  return callee.kind === ts.SyntaxKind.ImportKeyword || ["vi.mock", "vi.importActual"].includes(callee.getText());
}

function relativeUrl(url: ts.NewExpression): ts.Node | undefined {
  const [first, second] = url.arguments ?? [];
  const isSource = first !== undefined && ts.isStringLiteralLike(first) && /^\.\.?\/.*\.tsx?$/.test(first.text);
  return isSource && second?.getText() === "import.meta.url" ? first : undefined;
}
