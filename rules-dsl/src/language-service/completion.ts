/** What may be written at a place: keywords where a line begins; names, options and operations inside an expression. */
import type { Compilation } from "../compile.ts";
import type { Language } from "../diagnostics/diagnostic.ts";
import type * as Ast from "../syntax/ast.ts";
import { keywords, nameKey } from "../syntax/keywords.ts";
import { operations } from "../types/operations.ts";
import { printType } from "../types/type.ts";

export interface Completion {
  readonly text: string;
  readonly kind: "keyword" | "rule" | "field" | "option" | "interpretation" | "operation" | "unit";
  readonly detail: string;
}

/** Candidates whose name begins with the word before the offset, alphabetically; keywords first at the start of a line. */
export function completionsAt(
  compilation: Compilation,
  file: string,
  offset: number,
  language: Language = "it",
): { readonly from: number; readonly completions: readonly Completion[] } {
  const text = compilation.files.find((found) => found.name === file)?.source ?? "";
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  const word = /[\p{L}\p{N}_]*$/u.exec(line)?.[0] ?? "";
  const atStart = line.trim() === word;
  const candidates = atStart ? headKeywords() : names(compilation, language);
  const key = nameKey(word);
  const completions = candidates
    .filter((candidate) => nameKey(candidate.text).startsWith(key))
    .sort((a, b) => (nameKey(a.text) < nameKey(b.text) ? -1 : 1));
  return { from: offset - word.length, completions };
}

function headKeywords(): readonly Completion[] {
  return Object.values(keywords)
    .filter(({ reading }) => reading === "head")
    .flatMap(({ it }) => it.slice(0, 1))
    .map((text) => ({ text, kind: "keyword", detail: "" }));
}

function names({ model }: Compilation, language: Language): readonly Completion[] {
  const { symbols } = model;
  const inLanguage = (label: Ast.Label | undefined) =>
    (language === "en" ? label?.en?.value : undefined) ?? label?.it.value ?? "";
  const options = [...symbols.enumerations.values()].flatMap((enumeration) =>
    [...enumeration.options.values()].map(
      (option): Completion => ({ text: option.name.text, kind: "option", detail: inLanguage(option.label) }),
    ),
  );
  const fields = [...symbols.entities.values()].flatMap((entity) =>
    [...entity.fields.values()].map(
      (field): Completion => ({
        text: field.name,
        kind: "field",
        detail: `${field.type ? printType(field.type) : "?"} · ${entity.name}`,
      }),
    ),
  );
  const all: readonly Completion[] = [
    ...[...symbols.rules.values()].map(
      (rule): Completion => ({
        text: rule.name,
        kind: "rule",
        detail: rule.type ? printType(rule.type) : inLanguage(rule.term?.label),
      }),
    ),
    ...fields,
    ...[...symbols.interpretations.values()].map(
      ({ name }): Completion => ({ text: name, kind: "interpretation", detail: "" }),
    ),
    ...options,
    ...operations.map((one): Completion => ({ text: one.word, kind: "operation", detail: one.explained[language] })),
    ...[...symbols.units.keys()].map((text): Completion => ({ text, kind: "unit", detail: "" })),
  ];
  const unique = new Map(
    all.map((completion) => [`${completion.kind} ${completion.text} ${completion.detail}`, completion]),
  );
  return [...unique.values()];
}
