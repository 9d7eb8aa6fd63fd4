/** A parameter that no rule, property or output uses is a figure of the law that changes nothing: a warning. */
import type { Checking } from "./semantic-model.ts";

export function parametersAreUsed({ symbols, used, report }: Checking): void {
  for (const rule of symbols.rules.values()) {
    const clause = rule.definitions[0]?.clause;
    if (clause?.word !== "parameter" || rule.term || rule.derogates || used.has(rule)) continue;
    report.add("parameter-unused", { name: rule.name }, clause.name.span);
  }
}
