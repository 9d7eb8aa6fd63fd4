/** A text that is pinned by a fingerprint is the text that was pinned: whoever changes it must say so by changing the fingerprint too. */
import { textHash } from "../ir/hash.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Checking } from "./semantic-model.ts";

/** Digits that a new fingerprint gets. */
const digits = 12;

export function textsMatchFingerprints({ symbols, report }: Checking): void {
  for (const { paragraph } of symbols.places) {
    for (const clause of paragraph.clauses) {
      if (clause.kind === "text" && clause.fingerprint) checkFingerprint(clause.text, clause.fingerprint, report);
    }
  }
}

function checkFingerprint(text: Ast.Text, fingerprint: Ast.Text, report: Checking["report"]): void {
  const written = fingerprint.value.toLowerCase();
  const actual = textHash(text.value.replace(/\s+/g, " ").trim()).replace("sha256:", "");
  if (written.length >= digits && actual.startsWith(written)) return;
  const expected = actual.slice(0, digits);
  const title = { it: `scrivere l'impronta ${expected}`, en: `write the fingerprint ${expected}` };
  const also = {
    related: [{ span: text.span, code: "also-here" as const }],
    fixes: [{ title, edits: [{ span: fingerprint.span, text: `«${expected}»` }] }],
  };
  if (/^[0-9a-f]{12,64}$/.test(written)) report.add("text-changed", { expected, written }, fingerprint.span, also);
  else report.add("malformed-fingerprint", { written: fingerprint.value, expected }, fingerprint.span, also);
}
