/** The name under a place in a file and the symbol it stands for, among all names that checking bound. */
import type { Compilation } from "../compile.ts";
import type { NameSymbol } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";

export interface BoundName {
  readonly name: Ast.Name;
  readonly symbol: NameSymbol;
}

/** The smallest bound name that covers the offset. */
export function boundNameAt({ model }: Compilation, file: string, offset: number): BoundName | undefined {
  let best: BoundName | undefined;
  for (const [name, symbol] of model.bindings) {
    const { span } = name;
    if (span.file !== file || offset < span.start || offset > span.end) continue;
    if (!best || span.end - span.start < best.name.span.end - best.name.span.start) best = { name, symbol };
  }
  return best;
}

/** Where a symbol is declared: the term of the vocabulary before its definitions, the first definition otherwise. */
export function declarationsOf(symbol: NameSymbol): readonly Ast.Name[] {
  switch (symbol.kind) {
    case "rule":
      return [...symbol.definitions.map(({ clause }) => clause.name), ...(symbol.term ? [symbol.term.name] : [])];
    case "field":
    case "entity":
    case "enumeration":
    case "action":
    case "authority":
    case "cyclePeriod":
      return [symbol.declaration.name];
    case "unit":
      return symbol.declaration ? [symbol.declaration.name] : [];
    case "act":
      return [symbol.declaration.name];
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
