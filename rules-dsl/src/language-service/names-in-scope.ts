/** Names that may be written in an expression, with their types: those that fit the place stand first. */
import type { Scope } from "../check/semantic-model.ts";
import type { Compilation } from "../compile.ts";
import type { Language } from "../diagnostics/diagnostic.ts";
import type { ValueType } from "../ir/value-type.ts";
import type { EntitySymbol, OptionSymbol, RuleSymbol, Symbols } from "../resolve/symbols.ts";
import { keywords, nameKey } from "../syntax/keywords.ts";
import { operations } from "../types/operations.ts";
import type { Type } from "../types/type.ts";
import { assignable, printType } from "../types/type.ts";
import type { Completion } from "./completion-item.ts";
import { ranks } from "./completion-item.ts";
import { grainOf, inferredType, labelIn, typeWord } from "./describe-symbol.ts";
import type { Expected } from "./scope-at.ts";
import { signatureOf } from "./signatures.ts";
import { words } from "./words.ts";

/** When nothing is known of the place, every name of the set. `wantsList`: something to run through. */
export function namesInScope(
  expected: Expected | undefined,
  compilation: Compilation,
  language: Language,
  wantsList = false,
): readonly Completion[] {
  const symbols = expected?.symbols ?? compilation.model.symbols;
  if (expected?.owner) return membersOfOwner(expected.owner, symbols, compilation, language);
  const scope = expected?.scope;
  const wanted = expected?.type;
  const listing = { compilation, language, wanted, wantsList };
  return [
    ...localItems(expected, listing),
    ...(scope?.item && scope.item !== symbols.subject ? fieldsOf(scope.item, listing) : []),
    ...[...symbols.rules.values()]
      .filter(({ derogates }) => !derogates)
      .map((rule) => ruleItem(rule, expected, listing)),
    ...(symbols.subject ? fieldsOf(symbols.subject, listing) : []),
    ...(expected ? [] : [...symbols.entities.values()].flatMap((entity) => fieldsOf(entity, listing))),
    ...[...symbols.interpretations.values()].map(({ name, declaration }): Completion => {
      const question = declaration.kind === "interpretation" ? labelIn(declaration.question, language) : "";
      return { text: name, kind: "interpretation", detail: question, rank: ranks.name };
    }),
    ...periodsIn(scope, symbols, listing),
    ...optionsOf(symbols, listing),
    ...operationItems(listing),
  ];
}

interface Listing {
  readonly compilation: Compilation;
  readonly language: Language;
  readonly wanted: Type;
  /** Whether any list will do. */
  readonly wantsList?: boolean;
}

function rankOf(type: Type, { wanted, wantsList }: Listing): number {
  if (wantsList && type?.kind === "list") return ranks.fitting;
  return type && wanted && assignable(type, wanted) ? ranks.fitting : ranks.name;
}

/** What runs through a list answers what was asked of it before `di`. */
function localItems(expected: Expected | undefined, listing: Listing): readonly Completion[] {
  const asked = expected?.asked === undefined ? undefined : nameKey(expected.asked);
  return (expected?.locals ?? []).map(({ name, type, isCycle }): Completion => {
    const answers = asked !== undefined && (isCycle || answersTo(asked, type, expected?.symbols));
    const rank = asked === undefined ? rankOf(type, listing) : answers ? ranks.fitting : ranks.name;
    return { text: name, kind: "local", detail: typeWord(type), rank };
  });
}

function answersTo(asked: string, type: Type, symbols: Symbols | undefined): boolean {
  if (type?.kind !== "entity" || !symbols) return false;
  const entity = symbols.entities.get(nameKey(type.name));
  return entity?.fields.has(asked) === true || symbols.rules.get(asked)?.item === type.name;
}

/** Before `di x`: the fields of what `x` is, and the rules about each of them. */
function membersOfOwner(
  owner: ValueType,
  symbols: Symbols,
  compilation: Compilation,
  language: Language,
): readonly Completion[] {
  const listing = { compilation, language, wanted: undefined };
  const rules = [...symbols.rules.values()].filter(({ derogates }) => !derogates);
  const named = (rule: RuleSymbol): Completion => ({ ...plainRule(rule, listing), rank: ranks.fitting });
  if (owner.kind === "period") return rules.filter(({ item }) => item === undefined).map(named);
  const entity = owner.kind === "entity" ? symbols.entities.get(nameKey(owner.name)) : undefined;
  if (!entity) return [];
  const fields = fieldsOf(entity, listing).map((field) => ({ ...field, rank: ranks.fitting }));
  return [...fields, ...rules.filter(({ item }) => item === entity.name).map(named)];
}

export function fieldsOf(entity: EntitySymbol, listing: Listing): readonly Completion[] {
  return [...entity.fields.values()].map((field): Completion => {
    const detail = `${field.type ? printType(field.type) : "?"} · ${entity.name}`;
    return { text: field.name, kind: "field", detail, rank: rankOf(field.type, listing) };
  });
}

/** A rule about items or years is asked of one: what is still to be said after its name is proposed with it. */
function ruleItem(rule: RuleSymbol, expected: Expected | undefined, listing: Listing): Completion {
  const plain = plainRule(rule, listing);
  if (!expected) return plain;
  const { scope, locals } = expected;
  const asksItem = rule.item !== undefined && scope.item?.name !== rule.item;
  const item = asksItem && locals.find(({ type }) => type?.kind === "entity" && type.name === rule.item);
  const insert = `${rule.name}${item ? ` di ${item.name}` : ""}${rule.perYear && !scope.year ? " nell'anno $1" : ""}`;
  const answers = (!asksItem || item) && (!rule.perYear || scope.year) && rule !== scope.rule;
  const rank = rule === scope.rule ? ranks.other : answers ? plain.rank : ranks.name;
  return { ...plain, rank, ...(insert === rule.name ? {} : { insert }) };
}

export function plainRule(rule: RuleSymbol, listing: Listing): Completion {
  const type = rule.type ?? inferredType(rule, listing.compilation);
  const detail = `${type ? printType(type) : labelIn(rule.term?.label, listing.language)}${grainOf(rule)}`;
  return { text: rule.name, kind: "rule", detail, rank: rankOf(type, listing) };
}

function periodsIn(scope: Scope | undefined, { cycleSymbol }: Symbols, listing: Listing): readonly Completion[] {
  const found: Completion[] = [];
  if (cycleSymbol) {
    const rank = rankOf({ kind: "period" }, listing);
    found.push({ text: cycleSymbol.name, kind: "local", detail: "periodo", rank });
  }
  if (scope?.year) found.push({ text: "anno", kind: "local", detail: "anno", rank: rankOf({ kind: "year" }, listing) });
  return found;
}

/** Those of the list or doubt that the place asks for; where it asks for none, those of every list, last. */
function optionsOf(symbols: Symbols, { wanted, language }: Listing): readonly Completion[] {
  const asks = wanted?.kind === "enumeration" || wanted?.kind === "interpretation" ? wanted : undefined;
  return [...symbols.optionsByName.values()].flat().flatMap((symbol): readonly Completion[] => {
    const fits = asks !== undefined && symbol.of.kind === asks.kind && symbol.of.name === asks.name;
    if (asks && !fits) return [];
    return [optionItem(symbol, fits ? ranks.fitting : ranks.other, language)];
  });
}

export function optionItem({ option, of, declaredAt }: OptionSymbol, rank: number, language: Language): Completion {
  const declared = declaredAt && optionDeclaration(of, declaredAt.text);
  const label = labelIn(declared?.label, language);
  const detail = `${label || words.option[language]} · ${of.name}`;
  return { text: declaredAt?.text ?? option, kind: "option", detail, rank };
}

function optionDeclaration(of: OptionSymbol["of"], name: string) {
  if (of.kind === "enumeration") return of.options.get(nameKey(name));
  const { declaration } = of;
  return declaration.kind === "interpretation"
    ? declaration.options.find((option) => nameKey(option.name.text) === nameKey(name))
    : undefined;
}

function operationItems({ language, wanted }: Listing): readonly Completion[] {
  return operations.map((signature): Completion => {
    const { label } = signatureOf(signature);
    const fits = signature.result !== "same" && wanted !== undefined && assignable(signature.result, wanted);
    return {
      text: signature.word,
      kind: "operation",
      detail: signature.explained[language],
      rank: fits ? ranks.name : ranks.other,
      insert: `${signature.word}($1)`,
      documentation: label,
    };
  });
}

/** After `per ogni`: a variable for each list in sight, each list of the vocabulary, the years, and the earlier cycles. */
export function binderItems(
  expected: Expected | undefined,
  compilation: Compilation,
  language: Language,
): readonly Completion[] {
  const symbols = expected?.symbols ?? compilation.model.symbols;
  const taken = new Set((expected?.locals ?? []).map(({ name }) => nameKey(name)));
  const seen = [symbols.subject, expected?.scope.item].filter((entity) => entity !== undefined);
  const lists = [...new Set(seen)].flatMap((entity) => [...entity.fields.values()]);
  const found: Completion[] = lists.flatMap(({ name, type }): readonly Completion[] => {
    if (type?.kind !== "list") return [];
    const text = `${variableFor(printType(type.of), taken)} in ${name}`;
    return [{ text, kind: "snippet", detail: printType(type.of), rank: ranks.fitting }];
  });
  for (const { name, declaration } of symbols.enumerations.values()) {
    const text = `${variableFor(name, taken)} in elenco ${name}`;
    found.push({ text, kind: "snippet", detail: labelIn(declaration.label, language), rank: ranks.clause });
  }
  const { cycleSymbol } = symbols;
  if (cycleSymbol) {
    const text = `${cycleSymbol.name} precedente ${variableFor(cycleSymbol.name, taken)}`;
    found.push({ text, kind: "snippet", detail: words.cycle[language], rank: ranks.clause });
  }
  return found;
}

/** The first letter of what it runs through that no other variable has; never a word of the language. */
function variableFor(name: string, taken: ReadonlySet<string>): string {
  const letters = [...nameKey(name).replace(/[^a-z]/g, ""), ..."xyzkw"];
  return letters.find((letter) => !taken.has(letter) && !oneLetterWords.has(letter)) ?? `${letters[0]}1`;
}

const oneLetterWords: ReadonlySet<string> = new Set(
  Object.values(keywords).flatMap(({ it }) => it.map(nameKey).filter((word) => word.length === 1)),
);
