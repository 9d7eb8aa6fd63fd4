/** A version of an act that is no law: enough columns for the tests of the tables. */
import { createHash } from "node:crypto";
import type { actVersions } from "../src/schema/acts.ts";

export function actVersion(actId: number, number: number, sourceText: string): typeof actVersions.$inferInsert {
  return { actId, number, title: "Atto di prova", authority: "CNFC", sourceText, hash: hashOf(sourceText) };
}

export function hashOf(text: string): string {
  return `sha256:${createHash("sha256").update(text, "utf8").digest("hex")}`;
}
