/**
 * A rule that takes effect before its comma, while what it reads of that comma does not: until then its value would be undetermined.
 * A warning at the reading, with both days.
 */
import type { RuleDefinition, RuleSymbol } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { daysOf } from "./reasoning.ts";
import type { Checking } from "./semantic-model.ts";
import { partsOf, rootsOf } from "./walk-expressions.ts";

export function rulesBeginWithWhatTheyRead(checking: Checking): void {
  for (const rule of checking.symbols.rules.values()) {
    for (const definition of rule.definitions) {
      if (definition.clause.effect) checkDefinition(definition, checking);
    }
  }
}

function checkDefinition(definition: RuleDefinition, checking: Checking): void {
  const days = daysOf(definition, checking);
  if (!days) return;
  const asked = new Set<RuleSymbol>();
  const waiting = [...rootsOf(definition.clause)];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    // What is read of other years is read there, and what is asked whether it is there may well not be.
    if (at.kind === "inYear" || at.kind === "isMissing") continue;
    waiting.push(...partsOf(at));
    const read = at.kind === "name" ? checking.bindings.get(at.name) : undefined;
    if (read?.kind !== "rule" || asked.has(read)) continue;
    asked.add(read);
    checkRead(at, read, { definition, from: days.from }, checking);
  }
}

/** A definition that reads, and the first day on which it does. */
interface Reader {
  readonly definition: RuleDefinition;
  readonly from: string;
}

function checkRead(at: Ast.Expression, read: RuleSymbol, { definition, from }: Reader, checking: Checking): void {
  const { paragraph } = definition;
  // What another comma defines begins with that one, and the rule may well wait for it.
  if (!read.definitions.every((one) => one.paragraph === paragraph)) return;
  const effects = read.definitions.flatMap((one) => daysOf(one, checking) ?? []);
  const [first] = effects.sort((a, b) => (a.from < b.from ? -1 : 1));
  if (!first || first.from <= from) return;
  const parameters = { name: read.name, from: printed(from), later: printed(first.from) };
  const related = [{ span: first.said, code: "declared-here" as const }];
  checking.report.add("read-before-defined", parameters, at.span, { related });
}

function printed(day: string): string {
  return day.split("-").reverse().join("/");
}
