/** A name through time: each definition with its comma, its days, its value when that is short, and what became of it. */
import type { Compilation } from "../compile.ts";
import type { Language } from "../diagnostics/diagnostic.ts";
import { effectOf } from "../resolve/effect-of.ts";
import type { AmendmentLink, RuleDefinition, RuleSymbol } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { sayPlace } from "./citations.ts";
import { inTime } from "./occurrences.ts";
import { fileNamed } from "./tree-places.ts";
import { dayIn, words } from "./words.ts";

/** From the earliest effect to the latest; each followed by its amendments, of which the last published stands last. */
export function versionsOf(rule: RuleSymbol, compilation: Compilation, language: Language): readonly string[] {
  return inTime(rule.definitions).flatMap((definition) => [
    versionLine(definition, compilation, language),
    ...amendmentLines(definition, compilation, language),
  ]);
}

function versionLine(definition: RuleDefinition, compilation: Compilation, language: Language): string {
  const effect = effectOf(definition);
  const from = effect ? `, ${words.from[language]} ${dayIn(effect.from.iso)}` : "";
  const to = effect?.to ? ` ${words.to[language]} ${dayIn(effect.to.iso)}` : "";
  const value = shortValue(definition.clause, compilation);
  const said = value === undefined ? "" : `: ${value}`;
  return `${words.definedBy[language]} ${sayPlace(definition, language)}${from}${to}${said}`;
}

const longestValue = 60;

/** The value as written, when it fits on a line. */
function shortValue({ body, span }: Ast.RuleClause, compilation: Compilation): string | undefined {
  if (body?.kind !== "expressionBody") return undefined;
  const { start, end } = body.expression.span;
  const text = fileNamed(compilation, span.file)?.source.slice(start, end) ?? "";
  return text.length === 0 || text.length > longestValue || text.includes("\n") ? undefined : text;
}

function amendmentLines(definition: RuleDefinition, { model }: Compilation, language: Language): readonly string[] {
  const links = model.symbols.amendmentsOf.get(definition) ?? [];
  return [...links].sort(byAdoption).map(({ clause, by }) => {
    const until = clause.until ? ` ${words.until[language]} ${dayIn(clause.until.iso)}` : "";
    return `— ${words[clause.amendment][language]} ${sayPlace(by, language)}${until}`;
  });
}

function byAdoption(a: AmendmentLink, b: AmendmentLink): number {
  const [left, right] = [knownFrom(a), knownFrom(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function knownFrom({ by: { act } }: AmendmentLink): string {
  const { published, adopted, effect } = act.declaration;
  return published?.on?.iso ?? adopted?.on?.iso ?? effect?.from.iso ?? "";
}
