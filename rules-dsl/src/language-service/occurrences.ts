/** Names of a file in their order and the symbols they stand for; made once for each compilation. */

import type { SemanticModel } from "../check/semantic-model.ts";
import { occurrencesOf } from "../check/semantic-model.ts";
import type { Compilation } from "../compile.ts";
import { effectOf } from "../resolve/effect-of.ts";
import type { NameSymbol, RuleDefinition } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";

export interface BoundName {
  readonly name: Ast.Name;
  readonly symbol: NameSymbol;
}

/** The bound name that covers the offset or ends there. */
export function boundNameAt({ model }: Compilation, file: string, offset: number): BoundName | undefined {
  const names = namesOf(model).get(file) ?? [];
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle] as BoundName).name.span.start <= offset) low = middle + 1;
    else high = middle;
  }
  const before = names[low - 1];
  return before && offset <= before.name.span.end ? before : undefined;
}

/** In the order written. */
export function boundNamesOf({ model }: Compilation, file: string): readonly BoundName[] {
  return namesOf(model).get(file) ?? [];
}

/** Every place where the symbol is named, by file and then in the order written; declarations among them. */
export function namesOfSymbol({ model }: Compilation, symbol: NameSymbol): readonly Ast.Name[] {
  const unique = new Map(occurrencesOf(model, symbol).map((name) => [`${name.span.file} ${name.span.start}`, name]));
  return [...unique.values()];
}

const named = new WeakMap<SemanticModel, ReadonlyMap<string, readonly BoundName[]>>();

function namesOf(model: SemanticModel): ReadonlyMap<string, readonly BoundName[]> {
  const known = named.get(model);
  if (known) return known;
  const byFile = new Map<string, BoundName[]>();
  for (const [name, symbol] of model.bindings) {
    const found = byFile.get(name.span.file);
    if (found) found.push({ name, symbol });
    else byFile.set(name.span.file, [{ name, symbol }]);
  }
  for (const found of byFile.values()) found.sort((a, b) => a.name.span.start - b.name.span.start);
  named.set(model, byFile);
  return byFile;
}

/** By the beginning of their effect. */
export function inTime(definitions: readonly RuleDefinition[]): readonly RuleDefinition[] {
  const begins = (definition: RuleDefinition) => effectOf(definition)?.from.iso ?? "";
  return [...definitions].sort((a, b) => (begins(a) < begins(b) ? -1 : begins(a) > begins(b) ? 1 : 0));
}

/** Where a symbol is declared: its definitions in time, the term of the vocabulary after them. */
export function declarationsOf(symbol: NameSymbol): readonly Ast.Name[] {
  switch (symbol.kind) {
    case "rule":
      return [
        ...inTime(symbol.definitions).map(({ clause }) => clause.name),
        ...(symbol.term ? [symbol.term.name] : []),
      ];
    case "field":
    case "entity":
    case "enumeration":
    case "action":
    case "authority":
    case "cyclePeriod":
    case "act":
      return [symbol.declaration.name];
    case "unit": {
      const { declaration } = symbol;
      return declaration ? [declaration.name, ...(declaration.singular ? [declaration.singular] : [])] : [];
    }
    case "interpretation":
      return [symbol.declaration.name ?? { text: symbol.name, span: symbol.declaration.span }];
    case "local":
    case "exampleItem":
      return [symbol.declaredAt];
    case "option":
      return symbol.declaredAt ? [symbol.declaredAt] : declarationsOf(symbol.of);
    case "thisYear":
    case "operation":
      return [];
  }
}
