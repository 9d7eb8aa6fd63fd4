/** A rule never needs its own result in the same cycle; the path of names is shown. */
import type { RuleSymbol } from "../resolve/symbols.ts";
import type { Checking } from "./semantic-model.ts";

export function rulesDoNotReadThemselves(checking: Checking): void {
  const done = new Set<RuleSymbol>();
  const path = new Set<RuleSymbol>();
  const visit = (rule: RuleSymbol): void => {
    if (done.has(rule)) return;
    if (path.has(rule)) {
      const whole = [...path];
      reportCycle(whole.slice(whole.indexOf(rule)), checking);
      return;
    }
    path.add(rule);
    for (const read of checking.reads.get(rule) ?? []) visit(read);
    path.delete(rule);
    done.add(rule);
  };
  for (const rule of checking.symbols.rules.values()) visit(rule);
}

function reportCycle(cycle: readonly RuleSymbol[], { report }: Checking): void {
  const first = cycle[0];
  const definition = first?.definitions[0];
  if (!first || !definition) return;
  const path = [...cycle, first].map((rule) => rule.name).join(" → ");
  report.add("rules-in-a-circle", { path }, definition.clause.name.span, {
    related: cycle.slice(1).flatMap((rule) => {
      const span = rule.definitions[0]?.clause.name.span;
      return span ? [{ span, code: "also-here" as const }] : [];
    }),
  });
}
