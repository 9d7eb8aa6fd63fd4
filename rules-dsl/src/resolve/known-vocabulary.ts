/** The symbols of a vocabulary, found once for as long as its tree is the same: acts change at each key, their vocabulary seldom. */
import type * as Ast from "../syntax/ast.ts";
import type { Report } from "./report.ts";
import type { Bindings } from "./symbols.ts";
import type { VocabularySymbols } from "./vocabulary-symbols.ts";
import { declareVocabulary } from "./vocabulary-symbols.ts";

interface Known {
  readonly vocabulary: VocabularySymbols;
  /** The names that the vocabulary binds, and no others: a set of acts goes on with its own copy. */
  readonly bindings: Bindings;
}

const knownVocabularies = new WeakMap<Ast.Vocabulary, Known>();

/** One in which there was nothing to report; any other is looked at again, for what is to be said of it. */
export function knownVocabulary(files: readonly Ast.File[], report: Report): Known {
  const [tree, ...others] = files.flatMap((file) => file.vocabulary ?? []);
  const only = others.length === 0 ? tree : undefined;
  const known = only && knownVocabularies.get(only);
  if (known) return { vocabulary: known.vocabulary, bindings: new Map(known.bindings) };
  const reported = report.diagnostics.length;
  const bindings: Bindings = new Map();
  const vocabulary = declareVocabulary(files, report, bindings);
  if (only && report.diagnostics.length === reported) {
    knownVocabularies.set(only, { vocabulary, bindings: new Map(bindings) });
  }
  return { vocabulary, bindings };
}
