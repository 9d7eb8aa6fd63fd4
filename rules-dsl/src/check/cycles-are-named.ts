/** Where the rule files speak of cycles: by the cycle's name, by the years of one of its blocks, or by a value that is a whole cycle. */
import { reportUnknown } from "../resolve/unknown-names.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { blockOf, cycleBlocksOf } from "./cycle-blocks.ts";
import type { Checking } from "./semantic-model.ts";

/** Binds the name of the cycle; reports any other. */
export function bindCycle(name: Ast.Name, { symbols, bindings, report }: Checking): void {
  const { cycleSymbol } = symbols;
  if (cycleSymbol && nameKey(cycleSymbol.name) === nameKey(name.text)) bindings.set(name, cycleSymbol);
  else reportUnknown(name, cycleSymbol ? [cycleSymbol.name] : [], report);
}

/** Whether an expression, already given its type, is surely a whole cycle: an earlier one, one that a field names, one written out. */
export function isCycle(expression: Ast.Expression, checking: Checking): boolean {
  switch (expression.kind) {
    case "years":
      return true;
    case "name":
    case "of": {
      const symbol = checking.bindings.get(expression.name);
      return (symbol?.kind === "local" || symbol?.kind === "field") && symbol.isCycle;
    }
    case "pick":
      return expression.binder.kind === "cycleBinder";
    case "conditional":
      return isCycle(expression.then, checking) && isCycle(expression.otherwise, checking);
    default:
      return false;
  }
}

/** `2017-2019` must be one block of the cycle, whole. */
export function checkYears(years: Ast.Text, { symbols, report }: Checking): void {
  const blocks = cycleBlocksOf(symbols);
  if (!blocks) return;
  const [first, last] = years.value.split(/[-–]/).map(Number);
  const from = blockOf(first ?? 0, blocks);
  if (from === first && last === from + blocks.length - 1) return;
  const nearest = `${from}-${from + blocks.length - 1}`;
  const title = { it: `scrivere \`${nearest}\``, en: `write \`${nearest}\`` };
  report.add("years-not-a-cycle", { years: years.value, cycle: blocks.name, nearest }, years.span, {
    fixes: [{ title, edits: [{ span: years.span, text: nearest }] }],
  });
}
