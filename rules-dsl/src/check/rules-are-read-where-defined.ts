/**
 * A rule about a cycle or a year reads others about the same one: when none of their definitions ever has effect together with it, its value
 * would be undetermined for everybody. A warning at the reading, with the first cycle or year of the rule.
 */
import type { RuleDefinition, RuleSymbol } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { parseDate, partsOf as partsOfDay, printDate } from "../values/civil-date.ts";
import { blockOf, cycleBlocksOf } from "./cycle-blocks.ts";
import type { EffectDays } from "./reasoning.ts";
import { daysOf } from "./reasoning.ts";
import type { Checking } from "./semantic-model.ts";
import { partsOf, rootsOf } from "./walk-expressions.ts";

export function rulesAreReadWhereDefined(checking: Checking): void {
  const coverage: Coverage = { spans: new Map(), said: new Set() };
  for (const rule of checking.symbols.rules.values()) {
    if (rule.item !== undefined) continue;
    for (const definition of rule.definitions) checkDefinition(definition, rule, coverage, checking);
  }
}

interface Coverage {
  /** Of each rule, from the earliest. */
  readonly spans: Map<RuleSymbol, readonly Days[]>;
  /** Rules and times of which the first reader has been told. */
  readonly said: Set<string>;
}

interface Days {
  readonly from: number;
  readonly to: number;
  readonly effect: EffectDays;
}

function checkDefinition(definition: RuleDefinition, rule: RuleSymbol, coverage: Coverage, checking: Checking): void {
  const [days] = spanOf(daysOf(definition, checking));
  if (!days) return;
  const asked = new Set<RuleSymbol>();
  const waiting = [...rootsOf(definition.clause)];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    // What is read of other years or in other turns is read there.
    if (at.kind === "inYear" || at.kind === "isMissing") continue;
    waiting.push(...partsOf(at));
    const read = at.kind === "name" ? checking.bindings.get(at.name) : undefined;
    if (read?.kind !== "rule" || read.item !== undefined || read.perYear !== rule.perYear || asked.has(read)) continue;
    asked.add(read);
    checkRead(at, read, days, coverage, checking);
  }
}

function checkRead(at: Ast.Expression, read: RuleSymbol, days: Days, coverage: Coverage, checking: Checking): void {
  const covered = coverage.spans.get(read) ?? coverageOf(read, checking);
  coverage.spans.set(read, covered);
  // A rule without an end waits for the acts to come: only what has no time in common is a mistake for certain.
  if (covered.some(({ from, to }) => from <= days.to && days.from <= to)) return;
  const when = printed(days.from, read, checking);
  if (coverage.said.has(`${read.name} ${when}`)) return;
  coverage.said.add(`${read.name} ${when}`);
  const places = [...covered.slice(0, 3).map(({ effect }) => effect.said), ...(read.term ? [read.term.name.span] : [])];
  const related = places.map((span) => ({ span, code: "declared-here" as const }));
  checking.report.add("read-where-undefined", { name: read.name, when }, at.span, { related });
}

function coverageOf(rule: RuleSymbol, checking: Checking): readonly Days[] {
  const spans = rule.definitions.flatMap((definition) => spanOf(daysOf(definition, checking)));
  return spans.sort((a, b) => a.from - b.from);
}

function spanOf(effect: EffectDays | undefined): readonly Days[] {
  const from = effect && parseDate(effect.from);
  if (!effect || from === undefined) return [];
  const to = effect.to === undefined ? Number.POSITIVE_INFINITY : parseDate(effect.to);
  return to === undefined ? [] : [{ from, to, effect }];
}

function printed(day: number, { perYear }: RuleSymbol, { symbols }: Checking): string {
  const { year } = partsOfDay(day);
  const blocks = cycleBlocksOf(symbols);
  if (perYear) return `${year}`;
  if (!blocks) return printDate(day).split("-").reverse().join("/");
  const first = blockOf(year, blocks);
  return `${first}-${first + blocks.length - 1}`;
}
