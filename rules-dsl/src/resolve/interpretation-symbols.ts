/** Gathers every doubt: the declared ones, and the gaps of band tables. */
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { Report } from "./report.ts";
import type { Bindings, InterpretationSymbol, OptionSymbol, Place } from "./symbols.ts";
import { uniqueByName } from "./unknown-names.ts";

export function declareInterpretations(
  places: readonly Place[],
  report: Report,
  bindings: Bindings,
): ReadonlyMap<string, InterpretationSymbol> {
  const found: InterpretationSymbol[] = [];
  for (const place of places) {
    for (const clause of place.paragraph.clauses) {
      if (clause.kind === "interpretation") found.push(declared(clause, place, report, bindings));
      if (clause.kind !== "rule" || clause.body?.kind !== "bands") continue;
      for (const gap of clause.body.gaps) found.push(ofGap(gap, clause, place, bindings));
    }
  }
  return uniqueByName(found, interpretationName, report);
}

interface Option {
  readonly key: string;
  /** As the program names it. */
  readonly option: string;
  readonly declaredAt: Ast.Name | undefined;
}

function interpretation(
  name: string,
  declaration: InterpretationSymbol["declaration"],
  place: Place,
  written: readonly Option[],
): InterpretationSymbol {
  const options = new Map(written.map(({ key, option }) => [key, option]));
  const optionSymbols = new Map<string, OptionSymbol>();
  const symbol: InterpretationSymbol = { kind: "interpretation", name, ...place, declaration, options, optionSymbols };
  for (const { key, option, declaredAt } of written) {
    optionSymbols.set(key, { kind: "option", of: symbol, option, declaredAt });
  }
  return symbol;
}

function declared(
  declaration: Ast.InterpretationClause,
  place: Place,
  report: Report,
  bindings: Bindings,
): InterpretationSymbol {
  uniqueByName(declaration.options, ({ name }) => name, report);
  const options = declaration.options.map(({ name }) => {
    return { key: nameKey(name.text), option: name.text, declaredAt: name };
  });
  const symbol = interpretation(declaration.name.text, declaration, place, options);
  bindings.set(declaration.name, symbol);
  for (const name of [...declaration.options.map((option) => option.name), declaration.chosen]) {
    const option = name && symbol.optionSymbols.get(nameKey(name.text));
    if (name && option) bindings.set(name, option);
  }
  return symbol;
}

/** Every gap of a band table is a doubt with three answers. */
export const gapOptions = [
  { name: "lower", word: "scaglione_inferiore", it: "scaglione inferiore", en: "lower band" },
  { name: "upper", word: "scaglione_superiore", it: "scaglione superiore", en: "upper band" },
  { name: "none", word: "nessuno_scaglione", it: "nessuno scaglione", en: "no band" },
] as const;

function ofGap(gap: Ast.BandGap, clause: Ast.RuleClause, place: Place, bindings: Bindings): InterpretationSymbol {
  const options = gapOptions.map(({ name, word }) => ({ key: nameKey(word), option: name, declaredAt: undefined }));
  const symbol = interpretation(gapName(gap, clause), gap, place, options);
  if (gap.name) bindings.set(gap.name, symbol);
  return symbol;
}

/** The name given to a gap, else one made of the rule and the bounds. */
export function gapName(gap: Ast.BandGap, { name }: Ast.RuleClause): string {
  return gap.name?.text ?? `${name.text}_${gap.before ? "lacuna" : "oltre"}_${boundOf(gap)}`;
}

function boundOf(gap: Ast.BandGap): string {
  const written = [gap.after, gap.before].flatMap((bound) => (bound?.kind === "number" ? [bound.value] : []));
  return written.join("_").replaceAll(".", "_").replaceAll("/", "_");
}

function interpretationName(symbol: InterpretationSymbol): Ast.Name {
  return symbol.declaration.name ?? { text: symbol.name, span: symbol.declaration.span };
}
