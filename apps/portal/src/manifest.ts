/**
 * The operations by the SHA-256 of their text, as the server is given them. The text is the one that the client sends, which has
 * `__typename` in every selection: a hash of the text as it is written in the sources would be another.
 */
import { createHash } from "node:crypto";
import { formatDocument, stringifyDocument } from "@urql/core";
import type { DocumentNode } from "graphql";

export function manifestOf(documents: readonly DocumentNode[]): Readonly<Record<string, string>> {
  const texts = documents.map((document) => stringifyDocument(formatDocument<DocumentNode>(document) as never));
  const entries = texts.map((text) => [createHash("sha256").update(text).digest("hex"), text] as const);
  return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** As committed in `operations.json`. */
export function printedManifest(documents: readonly DocumentNode[]): string {
  return `${JSON.stringify(manifestOf(documents), null, 2)}\n`;
}
