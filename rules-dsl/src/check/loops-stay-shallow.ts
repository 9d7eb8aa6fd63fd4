/** Aggregates stand inside one another to a bounded depth: each multiplies the work by the length of its list, and none may take for ever. */
import type * as Ast from "../syntax/ast.ts";
import type { Checking } from "./semantic-model.ts";
import { partsOf, rootsOf } from "./walk-expressions.ts";

const deepest = 4;

export function loopsStayShallow({ symbols, report }: Checking): void {
  const visit = (expression: Ast.Expression, around: number): void => {
    const { kind } = expression;
    const loops = around + (kind === "aggregate" || kind === "pick" || kind === "allocation" ? 1 : 0);
    if (loops > deepest) report.add("loops-too-deep", { limit: String(deepest) }, expression.span);
    else for (const part of partsOf(expression)) visit(part, loops);
  };
  for (const rule of symbols.rules.values()) {
    for (const { clause } of rule.definitions) for (const root of rootsOf(clause)) visit(root, 0);
  }
}
