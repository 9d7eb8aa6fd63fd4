/**
 * Binds what rule files declare: vocabulary, acts, rules (one name, many definitions), interpretations, amendments between acts.
 * Reads trees, writes side tables; trees are never changed. Names inside expressions are bound by the checker, which knows types.
 */
import type * as Ast from "../syntax/ast.ts";
import { declareActs } from "./act-symbols.ts";
import { linkAmendments } from "./amendment-links.ts";
import type { Report } from "./report.ts";
import { declareRules } from "./rule-symbols.ts";
import type { Symbols } from "./symbols.ts";
import { declareVocabulary } from "./vocabulary-symbols.ts";

export interface Resolved {
  readonly files: readonly Ast.File[];
  readonly symbols: Symbols;
}

export function resolve(files: readonly Ast.File[], report: Report): Resolved {
  const vocabulary = declareVocabulary(files, report);
  const acts = declareActs(files, vocabulary.authorities, report);
  const { rules, interpretations } = declareRules(vocabulary, acts, report);
  const amendments = linkAmendments(acts, rules, report);
  return { files, symbols: { ...vocabulary, acts, rules, interpretations, amendments } };
}
