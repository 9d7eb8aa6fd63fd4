/**
 * Gathers every definition of every rule under one name, with its grain, type and favourable direction. A derogation takes all three
 * from the rule it departs from, which is therefore declared before it.
 */
import type { ValueType } from "../ir/value-type.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { requirement, sameType, verdict } from "../types/type.ts";
import { grouped } from "./grouped.ts";
import type { Report } from "./report.ts";
import type { Bindings, Place, RuleDefinition, RuleSymbol } from "./symbols.ts";
import { typeOfReference } from "./type-references.ts";
import { reportUnknown, uniqueByName } from "./unknown-names.ts";
import type { VocabularySymbols } from "./vocabulary-symbols.ts";
import { entityNamed } from "./vocabulary-symbols.ts";

export function declareRules(
  vocabulary: VocabularySymbols,
  places: readonly Place[],
  report: Report,
  bindings: Bindings,
): ReadonlyMap<string, RuleSymbol> {
  const definitions = definitionsByName(places);
  const terms = (vocabulary.vocabulary?.declarations ?? []).filter((found) => found.kind === "term");
  const termsByName = uniqueByName(terms, (term) => term.name, report);
  const declaring: Declaring = {
    ...{ vocabulary, report, bindings, definitions },
    terms: termsByName,
    symbols: new Map(),
  };
  const rules = new Map<string, RuleSymbol>();
  for (const key of new Set([...termsByName.keys(), ...definitions.keys()])) {
    const symbol = symbolOf(key, declaring);
    if (symbol) rules.set(key, symbol);
  }
  return rules;
}

interface Declaring {
  readonly vocabulary: VocabularySymbols;
  readonly report: Report;
  readonly bindings: Bindings;
  readonly terms: ReadonlyMap<string, Ast.TermDeclaration>;
  readonly definitions: ReadonlyMap<string, readonly RuleDefinition[]>;
  readonly symbols: Map<string, RuleSymbol>;
}

function definitionsByName(places: readonly Place[]): ReadonlyMap<string, readonly RuleDefinition[]> {
  const definitions = places.flatMap((place) =>
    place.paragraph.clauses.flatMap((clause) => (clause.kind === "rule" ? { ...place, clause } : [])),
  );
  return grouped(definitions, ({ clause }) => nameKey(clause.name.text));
}

/** Bases before their derogations, from a list: however long the chain of derogations, it ends. */
function symbolOf(key: string, declaring: Declaring): RuleSymbol | undefined {
  const chain = new Set<string>();
  let next: string | undefined = key;
  while (next !== undefined && !chain.has(next) && !declaring.symbols.has(next) && firstOf(next, declaring)) {
    chain.add(next);
    next = baseKeyOf(next, declaring);
  }
  for (const one of [...chain].reverse()) declare(one, declaring);
  return declaring.symbols.get(key);
}

function firstOf(key: string, { terms, definitions }: Declaring): Ast.TermDeclaration | Ast.RuleClause | undefined {
  return terms.get(key) ?? definitions.get(key)?.[0]?.clause;
}

function baseKeyOf(key: string, declaring: Declaring): string | undefined {
  const first = firstOf(key, declaring);
  return first?.kind === "rule" && first.derogates ? nameKey(first.derogates.text) : undefined;
}

function declare(key: string, declaring: Declaring): void {
  const term = declaring.terms.get(key);
  const first = firstOf(key, declaring);
  if (!first) return;
  const base = baseOf(key, first, declaring);
  const symbol = newSymbol(first, declaring.definitions.get(key) ?? [], term, base, declaring);
  declaring.symbols.set(key, symbol);
  if (base) (base.derogations as RuleSymbol[]).push(symbol);
  bindNames(symbol, declaring.bindings);
}

/** The rule from which a derogation departs; undefined, and reported, when there is none or it departs from itself. */
function baseOf(
  key: string,
  first: Ast.RuleClause | Ast.TermDeclaration,
  declaring: Declaring,
): RuleSymbol | undefined {
  const target = baseKeyOf(key, declaring);
  if (target === undefined || first.kind === "term" || !first.derogates) return undefined;
  const base = declaring.symbols.get(target);
  if (base) return base;
  const { report, terms, definitions } = declaring;
  // A base that is known and not declared yet waits for this very derogation.
  if (!firstOf(target, declaring)) reportUnknown(first.derogates, ruleNames(terms, definitions), report);
  else {
    const path = circleFrom(key, declaring).map((one) => firstOf(one, declaring)?.name.text ?? one);
    report.add("derogations-in-a-circle", { path: path.join(" → ") }, first.derogates.span);
  }
  return undefined;
}

function circleFrom(key: string, declaring: Declaring): readonly string[] {
  const path = new Set<string>();
  for (let at: string | undefined = key; at !== undefined && !path.has(at); at = baseKeyOf(at, declaring)) path.add(at);
  return [...path, key];
}

function ruleNames(terms: Declaring["terms"], definitions: Declaring["definitions"]): Iterable<string> {
  const names = [...definitions.values()].flatMap(([first]) => (first ? first.clause.name.text : []));
  return [...[...terms.values()].map((term) => term.name.text), ...names];
}

function newSymbol(
  first: Ast.RuleClause | Ast.TermDeclaration,
  definitions: readonly RuleDefinition[],
  term: Ast.TermDeclaration | undefined,
  base: RuleSymbol | undefined,
  declaring: Declaring,
): RuleSymbol {
  const { vocabulary, report, bindings } = declaring;
  const typeOf = (reference: Ast.TypeReference | undefined) => typeOfReference(reference, vocabulary, report, bindings);
  const item = first.grain.item && entityNamed(first.grain.item, vocabulary.entities, report, bindings)?.name;
  const established = {
    item: base ? base.item : item,
    perYear: base ? base.perYear : first.grain.year !== undefined,
    type: base ? base.type : typeOf(term?.type),
    favourable: base ? base.favourable : term?.favourable,
    derogates: base,
  };
  for (const { clause } of definitions) {
    const own = ownType(clause, typeOf);
    if (clause !== first && clause.grain.item) entityNamed(clause.grain.item, vocabulary.entities, report, bindings);
    if (!agrees(clause, own, established, first)) {
      const related = [{ span: (base ? declarationOf(base) : first).name.span, code: "declared-here" as const }];
      report.add("definitions-disagree", { name: clause.name.text }, clause.name.span, { related });
    }
    if (!base) established.type ??= own;
    if (!base) established.favourable ??= clause.favourable;
  }
  return { kind: "rule", name: first.name.text, term, definitions, ...established, derogations: [] };
}

function declarationOf({ term, definitions }: RuleSymbol): { readonly name: Ast.Name } {
  return term ?? (definitions[0] as RuleDefinition).clause;
}

function ownType(
  clause: Ast.RuleClause,
  typeOf: (reference: Ast.TypeReference | undefined) => ValueType | undefined,
): ValueType | undefined {
  if (clause.word === "requirement") return requirement;
  if (clause.type) return typeOf(clause.type);
  return clause.body?.kind === "verdict" ? verdict : undefined;
}

type Established = Pick<RuleSymbol, "item" | "perYear" | "type" | "favourable" | "derogates">;

/** A derogation may leave grain, type and direction to its base; another definition repeats the grain, and the rest if it likes. */
function agrees(
  clause: Ast.RuleClause,
  own: ValueType | undefined,
  established: Established,
  first: Ast.RuleClause | Ast.TermDeclaration,
): boolean {
  const { type, favourable, derogates } = established;
  if (own && type && !sameType(own, type)) return false;
  if (clause.favourable && favourable && clause.favourable !== favourable) return false;
  const sameYear = (clause.grain.year !== undefined) === established.perYear;
  const written = nameKey(clause.grain.item?.text ?? "");
  if (derogates) {
    if (nameKey(clause.derogates?.text ?? "") !== nameKey(derogates.name)) return false;
    if (!clause.grain.item && clause.grain.year === undefined) return true;
    return sameYear && written === nameKey(established.item ?? "");
  }
  if (clause !== first && clause.derogates) return false;
  return sameYear && written === nameKey(first.grain.item?.text ?? "");
}

function bindNames(symbol: RuleSymbol, bindings: Bindings): void {
  if (symbol.term) bindings.set(symbol.term.name, symbol);
  for (const { clause } of symbol.definitions) {
    bindings.set(clause.name, symbol);
    if (clause.derogates && symbol.derogates) bindings.set(clause.derogates, symbol.derogates);
  }
}
