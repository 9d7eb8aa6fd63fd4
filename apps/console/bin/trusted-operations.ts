/**
 * Every operation of the console by the SHA-256 of its text, for a server that answers those it trusts only. The text is the one that
 * the client sends, which has `__typename` in every selection.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { formatDocument, stringifyDocument } from "@urql/core";
import type { DocumentNode } from "graphql";

const sources = fileURLToPath(new URL("../src", import.meta.url));

/** As committed in `operations.json`. Throws Error when a file has an operation that it does not export. */
export async function printedOperations(): Promise<string> {
  const texts = (await Promise.all(filesWithOperations().map(textsIn))).flat();
  const entries = texts.map((text) => [createHash("sha256").update(text).digest("hex"), text] as const);
  const sorted = Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)));
  return `${JSON.stringify(sorted, null, 2)}\n`;
}

function filesWithOperations(): readonly string[] {
  return readdirSync(sources, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|\.generated\./.test(path))
    .map((path) => join(sources, path))
    .filter((path) => written(path).length > 0);
}

/** The operations that a file writes with `graphql(…)`, by their names. */
function written(path: string): readonly string[] {
  const text = readFileSync(path, "utf8");
  if (!/import \{ graphql \}/.test(text)) return [];
  return [...text.matchAll(/^\s*(?:query|mutation|subscription) (\w+)/gm)].map(([, name = ""]) => name);
}

async function textsIn(path: string): Promise<readonly string[]> {
  const exported = Object.values((await import(pathToFileURL(path).href)) as Record<string, unknown>);
  const operations = exported.filter(isOperation);
  const names = operations.flatMap(namesOf);
  const missing = written(path).filter((name) => !names.includes(name));
  if (missing.length > 0) throw new Error(`${path} must export ${missing.join(", ")}`);
  return operations.map((document) => stringifyDocument(formatDocument<DocumentNode>(document) as never));
}

function isOperation(value: unknown): value is DocumentNode {
  return (value as DocumentNode | null)?.kind === "Document" && namesOf(value as DocumentNode).length > 0;
}

function namesOf({ definitions }: DocumentNode): readonly string[] {
  return definitions.flatMap((each) => (each.kind === "OperationDefinition" ? [each.name?.value ?? ""] : []));
}
