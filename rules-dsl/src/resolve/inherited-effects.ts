/** A definition that interprets another takes the effect of what it interprets, unless it states its own: it speaks for the same time. */
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { effectOf } from "./effect-of.ts";
import type { AmendmentLink, RuleDefinition } from "./symbols.ts";

export function inheritEffects(
  links: readonly AmendmentLink[],
  held: ReadonlyMap<Ast.Paragraph, readonly RuleDefinition[]>,
): void {
  const interpreted = new Map<RuleDefinition, RuleDefinition[]>();
  for (const { clause, by, targets } of links) {
    if (clause.amendment !== "interprets") continue;
    for (const definition of held.get(by.paragraph) ?? []) {
      const key = nameKey(definition.clause.name.text);
      const own = targets.filter((target) => nameKey(target.clause.name.text) === key);
      if (own.length > 0) interpreted.set(definition, [...(interpreted.get(definition) ?? []), ...own]);
    }
  }
  const settled = new Set<RuleDefinition>();
  for (const definition of interpreted.keys()) settle(definition, interpreted, settled);
}

/** What is interpreted may be an interpretation itself: its effect is settled first. */
function settle(
  definition: RuleDefinition,
  interpreted: ReadonlyMap<RuleDefinition, readonly RuleDefinition[]>,
  settled: Set<RuleDefinition>,
): void {
  if (settled.has(definition)) return;
  settled.add(definition);
  const targets = interpreted.get(definition) ?? [];
  for (const target of targets) settle(target, interpreted, settled);
  const effect = wholeOf(targets.flatMap((target) => effectOf(target) ?? []));
  if (effect) (definition as { inheritedEffect?: Ast.Effect }).inheritedEffect = effect;
}

/** From the first beginning to the last end. */
function wholeOf([first, ...others]: readonly Ast.Effect[]): Ast.Effect | undefined {
  if (!first) return undefined;
  let { from, to } = first;
  for (const effect of others) {
    if (effect.from.iso < from.iso) from = effect.from;
    to = effect.to && to && (effect.to.iso > to.iso ? effect.to : to);
  }
  return others.length === 0 ? first : { ...first, from, to };
}
