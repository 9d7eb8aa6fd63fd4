/** Reads the files of a repository as the guards see them: paths with `/`, text, and TypeScript's own syntax tree. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** One file. `syntax` is undefined for what is not TypeScript or JavaScript. */
export interface TreeFile {
  /** Relative to the top of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly syntax: ts.SourceFile | undefined;
}

export interface Tree {
  readonly top: string;
  readonly files: readonly TreeFile[];
}

/** Something a guard refuses: where it stands and what to do about it. */
export interface Violation {
  readonly path: string;
  /** From 1; undefined when it is the file itself that is refused. */
  readonly line?: number;
  readonly what: string;
  readonly remedy: string;
}

/** A rule of the house: reads the tree, answers everything that breaks it. */
export type Guard = (tree: Tree) => readonly Violation[];

// What tools leave behind; none of it is committed.
const unread = new Set(["node_modules", "dist", "coverage", ".git", ".turbo", ".delibera"]);
const sourceFile = /\.(ts|tsx|mts|mjs)$/;
const textFile = /\.(ts|tsx|mts|mjs|json|md|delibera|css|html|sql|graphql|yml|yaml|rules)$/;

/** Reads every file under `top` that tools did not leave there. Files that are not text have an empty text. */
export function readTree(top: string): Tree {
  return { top, files: pathsUnder(top, "").map((path) => fileAt(top, path)) };
}

/** One line per violation, in the order of the paths; empty when there is none. */
export function report(violations: readonly Violation[]): string {
  return violations
    .map(({ path, line, what, remedy }) => `${path}${line === undefined ? "" : `:${line}`} ${what}; ${remedy}`)
    .sort()
    .join("\n");
}

/** The line, from 1, on which a node of a file begins. */
export function lineOf(syntax: ts.SourceFile, node: ts.Node): number {
  return syntax.getLineAndCharacterOfPosition(node.getStart(syntax)).line + 1;
}

/** Calls `visit` on every node of a file, from the outside in. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** Whether a file is there to test or to measure, and therefore never part of what a person runs. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$|(^|\/)(test|bench)\//.test(path);
}

/** Whether a file is written by a tool. */
export function isGenerated(path: string): boolean {
  return /\.generated\.|\/generated\/|\.golden\.|^packages\/database\/migrations\//.test(path);
}

function pathsUnder(top: string, folder: string): string[] {
  const entries = readdirSync(join(top, folder), { withFileTypes: true });
  return entries
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .filter(({ name }) => !unread.has(name) && !name.startsWith(".install-lock"))
    .flatMap((entry) => {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return pathsUnder(top, path);
      return entry.isFile() ? [path] : [];
    });
}

function fileAt(top: string, path: string): TreeFile {
  const text = textFile.test(path) ? readFileSync(join(top, path), "utf8") : "";
  let parsed: ts.SourceFile | undefined;
  return {
    path,
    text,
    // Parsed when first asked for: most guards need only some of the files.
    get syntax() {
      if (!sourceFile.test(path)) return undefined;
      parsed ??= ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kindOf(path));
      return parsed;
    },
  };
}

function kindOf(path: string): ts.ScriptKind {
  if (path.endsWith(".tsx")) return ts.ScriptKind.TSX;
  return path.endsWith(".mjs") ? ts.ScriptKind.JS : ts.ScriptKind.TS;
}
