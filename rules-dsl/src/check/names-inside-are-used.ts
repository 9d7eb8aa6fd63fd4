/** What a definition names for itself, and the doubts that an act lists, are read somewhere: a name that changes nothing is a warning. */
import type { NameSymbol } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { removeLines, removing } from "./repairs.ts";
import type { Checking } from "./semantic-model.ts";

export function namesInsideAreUsed(checking: Checking): void {
  const used = namesRead(checking);
  for (const rule of checking.symbols.rules.values()) {
    for (const { clause } of rule.definitions) {
      for (const [place, local] of clause.locals.entries()) {
        const symbol = checking.bindings.get(local.name);
        if (!symbol || used.has(symbol) || isNamedBefore(local, clause.locals.slice(0, place))) continue;
        const name = local.name.text;
        const fixes = [removeLines(local.span, checking, removing(`sia ${name}`))];
        checking.report.add("local-unused", { name }, local.name.span, { fixes });
      }
    }
  }
  for (const interpretation of checking.symbols.interpretations.values()) {
    const { declaration, name } = interpretation;
    // The readings of a band gap are read by the bands.
    if (declaration.kind !== "interpretation" || used.has(interpretation)) continue;
    checking.report.add("interpretation-unused", { name }, declaration.name.span);
  }
}

/** Of a name given twice that has been said. */
function isNamedBefore({ name }: Ast.LocalDefinition, before: readonly Ast.LocalDefinition[]): boolean {
  return before.some((other) => nameKey(other.name.text) === nameKey(name.text));
}

/** Symbols named where they are read: where they are declared, decided or tried out does not count. */
function namesRead({ bindings, symbols }: Checking): ReadonlySet<NameSymbol> {
  const elsewhere = new Set<Ast.Name>(symbols.decisions.map(({ clause }) => clause.interpretation));
  for (const { declaration } of symbols.interpretations.values()) if (declaration.name) elsewhere.add(declaration.name);
  for (const { paragraph } of symbols.places) {
    for (const clause of paragraph.clauses) {
      for (const step of clause.kind === "example" ? clause.steps : []) {
        if (step.kind === "exampleInterpretation") elsewhere.add(step.name);
      }
    }
  }
  const used = new Set<NameSymbol>();
  for (const [name, symbol] of bindings) {
    if (symbol.kind === "local" ? name !== symbol.declaredAt : !elsewhere.has(name)) used.add(symbol);
  }
  return used;
}
