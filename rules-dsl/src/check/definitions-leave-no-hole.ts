/** Between the first and the last day on which a rule is defined there is no day without a definition: a warning, with the first such day. */
import { effectOf } from "../resolve/effect-of.ts";
import type { RuleDefinition, RuleSymbol } from "../resolve/symbols.ts";
import { parseDate, printDate } from "../values/civil-date.ts";
import type { Checking } from "./semantic-model.ts";

export function definitionsLeaveNoHole(checking: Checking): void {
  for (const rule of checking.symbols.rules.values()) {
    if (rule.definitions.length > 1 && !rule.derogates) checkRule(rule, checking);
  }
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly definition: RuleDefinition;
}

function checkRule(rule: RuleSymbol, checking: Checking): void {
  const spans = rule.definitions.flatMap((definition) => spanOf(definition, checking));
  const inOrder = spans.sort((a, b) => a.from - b.from);
  let last = inOrder[0];
  for (const span of inOrder.slice(1)) {
    if (last && span.from > last.to + 1) {
      const [from, to] = [printed(last.to + 1), printed(span.from - 1)];
      checking.report.add("definition-hole", { name: rule.name, from, to }, span.definition.clause.name.span, {
        related: [{ span: last.definition.clause.name.span, code: "also-here" }],
      });
    }
    if (!last || span.to > last.to) last = span;
  }
}

function spanOf(definition: RuleDefinition, { symbols }: Checking): readonly Span[] {
  const effect = effectOf(definition);
  const from = effect && parseDate(effect.from.iso);
  const ends = [
    effect?.to?.iso,
    ...(symbols.amendmentsOf.get(definition) ?? []).map(({ clause }) => clause.until?.iso),
  ].flatMap((iso) => (iso === undefined ? [] : (parseDate(iso) ?? [])));
  if (from === undefined) return [];
  return [{ from, to: effect?.to ? Math.max(...ends) : Number.POSITIVE_INFINITY, definition }];
}

function printed(day: number): string {
  return printDate(day).split("-").reverse().join("/");
}
