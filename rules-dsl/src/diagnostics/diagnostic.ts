/** A user's mistake, as data: a code of the one table, its parameters, the smallest guilty place, related places and fixes. */
import type { Span } from "../source/source.ts";
import type { DiagnosticCode, Parameters } from "./codes.ts";
import { codes } from "./codes.ts";

export type { DiagnosticCode } from "./codes.ts";
export type Severity = "error" | "warning" | "information";
export type Language = "it" | "en";

export interface Diagnostic<C extends DiagnosticCode = DiagnosticCode> {
  readonly code: C;
  readonly severity: Severity;
  readonly parameters: Readonly<Record<string, string>>;
  readonly span: Span;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
}

export interface RelatedPlace {
  readonly span: Span;
  readonly code: "declared-here" | "also-here" | "amended-here";
}

/** One-click remedy: replacements within one file, not overlapping. */
export interface Fix {
  readonly title: Readonly<Record<Language, string>>;
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
}

export interface Sentence {
  readonly message: string;
  readonly help: string;
}

/** Builds a diagnostic; the table decides its severity and which parameters it needs. */
export function diagnostic<C extends DiagnosticCode>(
  code: C,
  parameters: Parameters<C>,
  span: Span,
  also: { readonly related?: readonly RelatedPlace[]; readonly fixes?: readonly Fix[] } = {},
): Diagnostic<C> {
  const severity = codes[code].severity;
  return { code, severity, parameters, span, related: also.related ?? [], fixes: also.fixes ?? [] };
}

/** The sentence and its remedy, in the language asked for. */
export function sentence(found: Diagnostic, language: Language = "it"): Sentence {
  const entry: CodeEntry = codes[found.code];
  const fill = (template: string) => template.replace(/\{(\w+)\}/g, (_, name: string) => found.parameters[name] ?? "");
  const words = entry[language];
  return { message: fill(words.message), help: fill(words.help) };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((found) => found.severity === "error");
}

/** One line of the table. `{name}` in a sentence is a parameter; messages are lower case, without a full stop. */
export interface CodeEntry {
  readonly severity: Severity;
  readonly it: Sentence;
  readonly en: Sentence;
}
