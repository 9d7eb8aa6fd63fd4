/**
 * What may be written at a place, by the grammar and by the types: the words that the parser would accept next, the names of the kind
 * that stands there, those of the type asked for first.
 */
import type { Compilation } from "../compile.ts";
import type { Language } from "../diagnostics/diagnostic.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { NextWords } from "../syntax/next-words.ts";
import { nextWords } from "../syntax/next-words.ts";
import type { Completion, Completions } from "./completion-item.ts";
import { ranks } from "./completion-item.ts";
import { keywordItems, phraseAtLineStart } from "./keyword-completions.ts";
import { namesAtPlace } from "./names-at-place.ts";
import { fileNamed } from "./tree-places.ts";

/** In the order in which they should be shown; only what begins, in one of its words, with the letters before the offset. */
export function completionsAt(
  compilation: Compilation,
  file: string,
  offset: number,
  language: Language = "it",
): Completions {
  const none = { from: offset, to: offset, completions: [] };
  const tree = fileNamed(compilation, file);
  if (!tree) return none;
  const { source } = tree;
  const { from, to } = wordAround(source, offset);
  const line = source.slice(source.lastIndexOf("\n", from - 1) + 1, from);
  const phrase = phraseAtLineStart(line + source.slice(from, offset), source, offset, tree.name, language);
  if (phrase.length > 0) {
    const begun = offset - (line + source.slice(from, offset)).trimStart().length;
    return { from: begun, to, completions: sorted(phrase, nameKey(source.slice(begun, offset))) };
  }
  const next = nextWords({ name: tree.name, text: source }, from) ?? undefined;
  if (!next) return none;
  const startsLine = line.trim() === "";
  const asked = { compilation, tree, from, to, next, startsLine, language };
  const completions = [...keywordItems(next, startsLine, language), ...namesAtPlace(asked)];
  return { from, to, completions: sorted(unique(completions), nameKey(source.slice(from, offset))) };
}

/** A place to be completed. */
export interface AskedPlace {
  readonly compilation: Compilation;
  readonly tree: Ast.File;
  readonly from: number;
  readonly to: number;
  readonly next: NextWords;
  /** Whether nothing but blanks stands before on the line. */
  readonly startsLine: boolean;
  readonly language: Language;
}

function wordAround(source: string, offset: number): { readonly from: number; readonly to: number } {
  const before = /[\p{L}\p{N}_]*$/u.exec(source.slice(Math.max(0, offset - 200), offset))?.[0] ?? "";
  const after = /^[\p{L}\p{N}_]*/u.exec(source.slice(offset, offset + 200))?.[0] ?? "";
  return { from: offset - before.length, to: offset + after.length };
}

function sorted(completions: readonly Completion[], key: string): readonly Completion[] {
  const place = ({ text, rank }: Completion) => {
    const own = nameKey(text);
    return own.startsWith(key) ? rank : own.split(/[_ ]/).some((part) => part.startsWith(key)) ? rank + inside : -1;
  };
  return completions
    .map((completion) => ({ completion, place: place(completion), key: nameKey(completion.text) }))
    .filter((found) => found.place >= 0)
    .sort((a, b) => a.place - b.place || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ completion, place: rank }) => ({ ...completion, rank }));
}

/** Behind everything that begins with the letters written. */
const inside = ranks.other + 1;

function unique(completions: readonly Completion[]): readonly Completion[] {
  const first = new Map<string, Completion>();
  for (const completion of completions) {
    const key = `${completion.kind} ${completion.text} ${completion.detail}`;
    const known = first.get(key);
    if (!known || completion.rank < known.rank) first.set(key, completion);
  }
  return [...first.values()];
}
