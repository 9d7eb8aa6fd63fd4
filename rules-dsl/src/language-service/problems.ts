/** Diagnostics in the words of one language, with their related places and remedies: what an editor shows. */
import type { Compilation } from "../compile.ts";
import type { Diagnostic, Language, RelatedPlace, Severity } from "../diagnostics/diagnostic.ts";
import { sentence } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/source.ts";
import type { Words } from "./words.ts";

export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  /** What to do; may be empty. */
  readonly help: string;
  readonly related: readonly { readonly span: Span; readonly sentence: string }[];
  readonly remedies: readonly Remedy[];
}

export interface Remedy {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** Of one file, or of every file, in the order in which the compiler found them. */
export function problemsOf(
  { diagnostics }: Pick<Compilation, "diagnostics">,
  language: Language = "it",
  file?: string,
): readonly Problem[] {
  const wanted = file === undefined ? diagnostics : diagnostics.filter(({ span }) => span.file === file);
  return wanted.map((found) => problemIn(found, language));
}

export function problemIn(found: Diagnostic, language: Language): Problem {
  const { message, help } = sentence(found, language);
  return {
    code: found.code,
    severity: found.severity,
    span: found.span,
    message,
    help,
    related: found.related.map(({ span, code }) => ({ span, sentence: relatedWords[code][language] })),
    remedies: found.fixes.map(({ title, edits }) => ({ title: title[language], edits })),
  };
}

const relatedWords: Readonly<Record<RelatedPlace["code"], Words>> = {
  "declared-here": { it: "dichiarato qui", en: "declared here" },
  "also-here": { it: "anche qui", en: "also here" },
  "amended-here": { it: "modificato qui", en: "amended here" },
};
