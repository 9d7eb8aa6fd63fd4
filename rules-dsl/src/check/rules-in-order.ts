/** Every rule after those that it reads in the same cycle, so that what is found of these is at hand when it is needed. */
import type { RuleSymbol } from "../resolve/symbols.ts";
import type { Checking } from "./semantic-model.ts";

export function rulesInOrder({ symbols, reads }: Pick<Checking, "symbols" | "reads">): readonly RuleSymbol[] {
  const ordered: RuleSymbol[] = [];
  const entered = new Set<RuleSymbol>();
  // From a list: however long the chain of rules, it ends.
  const steps: { readonly rule: RuleSymbol; readonly reads: Iterator<RuleSymbol> }[] = [];
  const enter = (rule: RuleSymbol) => {
    if (entered.has(rule)) return;
    entered.add(rule);
    steps.push({ rule, reads: (reads.get(rule) ?? new Set<RuleSymbol>()).values() });
  };
  for (const rule of symbols.rules.values()) {
    enter(rule);
    for (let step = steps.at(-1); step; step = steps.at(-1)) {
      const { value: read, done } = step.reads.next();
      if (!done) enter(read);
      else {
        ordered.push(step.rule);
        steps.pop();
      }
    }
  }
  return ordered;
}
