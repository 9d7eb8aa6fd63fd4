/** A parameter that no rule and no output uses is a figure of the law that changes nothing: a warning. */
import type { RuleSymbol } from "../resolve/symbols.ts";
import type { Checking } from "./semantic-model.ts";

export function parametersAreUsed(checking: Checking): void {
  const homes = new Set(
    [...checking.symbols.rules.values()].flatMap((rule) => rule.definitions.map(({ clause }) => clause.name)),
  );
  const used = new Set<RuleSymbol>();
  for (const [name, symbol] of checking.bindings) {
    if (symbol.kind === "rule" && !homes.has(name)) used.add(symbol);
  }
  for (const rule of checking.symbols.rules.values()) {
    const clause = rule.definitions[0]?.clause;
    if (clause?.word !== "parameter" || rule.term || used.has(rule)) continue;
    checking.report.add("parameter-unused", { name: rule.name }, clause.name.span);
  }
}
