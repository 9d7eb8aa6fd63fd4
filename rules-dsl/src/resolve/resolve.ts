/**
 * Binds what rule files declare: vocabulary, acts, rules (one name, many definitions), derogations, interpretations, amendments
 * between acts. Reads trees, writes side tables; trees are never changed. Names inside expressions are bound by the checker, which
 * knows types.
 */
import type * as Ast from "../syntax/ast.ts";
import { declareActs, placesOfActs } from "./act-symbols.ts";
import { linkAmendments } from "./amendment-links.ts";
import { linkDecisions } from "./decision-links.ts";
import { grouped } from "./grouped.ts";
import { declareInterpretations } from "./interpretation-symbols.ts";
import { knownVocabulary } from "./known-vocabulary.ts";
import type { Report } from "./report.ts";
import { declareRules } from "./rule-symbols.ts";
import type { Bindings, EnumerationSymbol, InterpretationSymbol, Symbols } from "./symbols.ts";

export interface Resolved {
  readonly files: readonly Ast.File[];
  readonly symbols: Symbols;
  readonly bindings: Bindings;
}

export function resolve(files: readonly Ast.File[], report: Report): Resolved {
  const { vocabulary, bindings } = knownVocabulary(files, report);
  const acts = declareActs(files, vocabulary.authorities, report, bindings);
  const places = placesOfActs(acts);
  const interpretations = declareInterpretations(places, report, bindings);
  const rules = declareRules(vocabulary, places, report, bindings);
  const amended = linkAmendments({ acts, places, rules }, report, bindings);
  const decisions = linkDecisions(places, interpretations, report, bindings);
  const optionsByName = optionsOf([...vocabulary.enumerations.values(), ...interpretations.values()]);
  const symbols = { ...vocabulary, acts, places, rules, interpretations, optionsByName, ...amended, decisions };
  return { files, symbols, bindings };
}

function optionsOf(lists: readonly (EnumerationSymbol | InterpretationSymbol)[]): Symbols["optionsByName"] {
  const options = lists.flatMap(({ optionSymbols }) => [...optionSymbols]);
  return new Map([...grouped(options, ([key]) => key)].map(([key, found]) => [key, found.map(([, one]) => one)]));
}
