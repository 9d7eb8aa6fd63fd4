/** A parameter that no rule and no output uses is a figure of the law that changes nothing: a warning. */
import type { Checking } from "./semantic-model.ts";

export function parametersAreUsed(checking: Checking): void {
  const read = new Set([...checking.bindings.values()].filter((symbol) => symbol.kind === "rule"));
  const namedOnlyAtHome = new Set(
    [...checking.symbols.rules.values()].filter((rule) => {
      const homes = new Set(rule.definitions.map((definition) => definition.clause.name));
      return ![...checking.bindings].some(([name, symbol]) => symbol === rule && !homes.has(name));
    }),
  );
  for (const rule of checking.symbols.rules.values()) {
    const definition = rule.definitions[0];
    if (!definition || definition.clause.word !== "parameter" || rule.term) continue;
    if (!read.has(rule) || namedOnlyAtHome.has(rule)) {
      checking.report.add("parameter-unused", { name: rule.name }, definition.clause.name.span);
    }
  }
}
