/** A parameter that no rule, property or output uses is a figure of the law that changes nothing: a warning. */
import type * as Ast from "../syntax/ast.ts";
import { removeLines, removing } from "./repairs.ts";
import type { Checking } from "./semantic-model.ts";

export function parametersAreUsed(checking: Checking): void {
  const { symbols, used, report } = checking;
  for (const rule of symbols.rules.values()) {
    const clause = rule.definitions[0]?.clause;
    if (clause?.word !== "parameter" || rule.term || rule.derogates || used.has(rule)) continue;
    // Without it a comma must still hold something.
    const alone = rule.definitions.some(({ paragraph }) => paragraph.clauses.filter(isRule).length < 2);
    const whole = rule.definitions.length === 1 && !alone;
    const fixes = whole ? [removeLines(clause.span, checking, removing(`parametro ${rule.name}`))] : [];
    report.add("parameter-unused", { name: rule.name }, clause.name.span, { fixes });
  }
}

function isRule({ kind }: Ast.Clause): boolean {
  return kind === "rule";
}
