/** What a file holds, as a tree to walk through, and every name of the set, to be found by some of its letters. */
import type { Compilation } from "../compile.ts";
import type { Language } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/source.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { labelIn } from "./describe-symbol.ts";
import { fileNamed } from "./tree-places.ts";
import { words } from "./words.ts";

export type OutlineKind =
  | "vocabulary"
  | "act"
  | "article"
  | "section"
  | "comma"
  | "rule"
  | "parameter"
  | "requirement"
  | "interpretation"
  | "example"
  | "property"
  | "unit"
  | "cycle"
  | "authority"
  | "enumeration"
  | "option"
  | "entity"
  | "field"
  | "action"
  | "term";

export interface OutlineEntry {
  readonly kind: OutlineKind;
  readonly name: string;
  readonly detail: string;
  /** All of it. */
  readonly span: Span;
  /** Its name or number. */
  readonly nameSpan: Span;
  readonly children: readonly OutlineEntry[];
}

export function outlineOf(compilation: Compilation, file: string, language: Language = "it"): readonly OutlineEntry[] {
  const tree = fileNamed(compilation, file);
  if (tree?.vocabulary) return [vocabularyEntry(tree.vocabulary, language)];
  return tree?.act ? [actEntry(tree.act, language)] : [];
}

function actEntry({ name, title, span, divisions }: Ast.Act, language: Language): OutlineEntry {
  const children = divisions.map((division) => divisionEntry(division, language));
  return { kind: "act", name: name.text, detail: title?.value ?? "", span, nameSpan: name.span, children };
}

function divisionEntry({ word, number, heading, span, paragraphs }: Ast.Division, language: Language): OutlineEntry {
  const children = paragraphs.map((paragraph) => commaEntry(paragraph, language));
  const name = `${words[word][language]} ${number.value}`;
  return { kind: word, name, detail: heading?.value ?? "", span, nameSpan: number.span, children };
}

function commaEntry({ number, span, clauses }: Ast.Paragraph, language: Language): OutlineEntry {
  const children = clauses.flatMap((clause) => clauseEntry(clause, language) ?? []);
  return { kind: "comma", name: `comma ${number.value}`, detail: "", span, nameSpan: number.span, children };
}

function clauseEntry(clause: Ast.Clause, language: Language): OutlineEntry | undefined {
  switch (clause.kind) {
    case "rule":
      return leaf(clause.word, clause.name, labelIn(clause.label, language), clause.span);
    case "interpretation":
      return leaf("interpretation", clause.name, labelIn(clause.question, language), clause.span);
    case "example":
    case "property": {
      const { value, span } = clause.title;
      return leaf(clause.kind, { text: value, span }, "", clause.span);
    }
    default:
      return undefined;
  }
}

function vocabularyEntry({ name, label, span, declarations }: Ast.Vocabulary, language: Language): OutlineEntry {
  const children = declarations.map((declaration) => declarationEntry(declaration, language));
  const detail = labelIn(label, language);
  return { kind: "vocabulary", name: name.text, detail, span, nameSpan: name.span, children };
}

function declarationEntry(declaration: Ast.VocabularyDeclaration, language: Language): OutlineEntry {
  const { kind, name, label, span } = declaration;
  return leaf(kind, name, labelIn(label, language), span, membersOf(declaration, language));
}

function membersOf(declaration: Ast.VocabularyDeclaration, language: Language): readonly OutlineEntry[] {
  const members =
    declaration.kind === "enumeration" ? declaration.options : declaration.kind === "entity" ? declaration.fields : [];
  return members.map(({ kind, name, label, span }) => leaf(kind, name, labelIn(label, language), span));
}

function leaf(
  kind: OutlineKind,
  { text, span: nameSpan }: Ast.Name,
  detail: string,
  span: Span,
  children: readonly OutlineEntry[] = [],
): OutlineEntry {
  return { kind, name: text, detail, span, nameSpan, children };
}

export interface FoundName extends Omit<OutlineEntry, "children"> {
  /** The names of what holds it, the act first. */
  readonly within: string;
}

const mostFound = 300;

/** Entries of every file whose name has the letters asked for, in their order; all of them for no letters. */
export function findNames(compilation: Compilation, query: string, language: Language = "it"): readonly FoundName[] {
  const letters = [...nameKey(query).replace(/\s+/g, "")];
  const found: FoundName[] = [];
  const walk = (entries: readonly OutlineEntry[], within: readonly string[]) => {
    for (const { children, ...entry } of entries) {
      if (found.length < mostFound && hasLetters(nameKey(entry.name), letters)) {
        found.push({ ...entry, within: within.join(", ") });
      }
      walk(children, [...within, entry.name]);
    }
  };
  for (const { name } of compilation.files) walk(outlineOf(compilation, name, language), []);
  return found;
}

function hasLetters(key: string, letters: readonly string[]): boolean {
  let from = 0;
  for (const letter of letters) {
    const at = key.indexOf(letter, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}
