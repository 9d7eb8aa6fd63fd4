/** Reads of other rules: in the cycle at hand or an earlier one, of an item, of a year; which of them a fact may decide. */
import type { Expression } from "../ir/program.ts";
import { integerConstant } from "./amounts.ts";
import { cyclePeriod } from "./calendar.ts";
import type { CaseAtHand, CycleAtHand } from "./case-at-hand.ts";
import { chooseTerm, nodeOf, same } from "./combine.ts";
import { equal, isTrue } from "./logic.ts";
import type { DatedRule, Specialiser } from "./specialiser.ts";
import type { RowTerm, Term } from "./term.ts";
import { nodeTerm } from "./term.ts";

type RuleRead = Extract<Expression, { readonly kind: "rule" }>;

export function ruleRead(s: Specialiser, read: RuleRead, at: CaseAtHand): Term {
  const rule = s.rules.get(read.rule);
  if (!rule) return nodeTerm(s.graph.refuse("unknown-name", read.rule));
  const item = itemAsked(s, rule, read, at);
  if (item && item.kind !== "row") return nodeTerm(s.graph.undetermined);
  const which = read.underogated ? { underogated: true as const } : {};
  const inYear = (cycle: CycleAtHand, year: number | undefined) => s.ruleTerm({ rule, cycle, year, item, ...which });
  const inCycle = (cycle: CycleAtHand): Term => {
    if (!rule.rule.perYear) return inYear(cycle, undefined);
    if (!read.year) return at.year === undefined ? nodeTerm(s.graph.undetermined) : inYear(cycle, at.year);
    const year = nodeOf(s.graph, s.termOf(read.year, at));
    const constant = s.graph.constantOf(year);
    if (s.graph.isUndetermined(year)) return nodeTerm(year);
    if (typeof constant === "number") return inYear(cycle, yearOver(s, year, constant));
    const years = Array.from({ length: cycle.lastYear - cycle.firstYear + 1 }, (_, index) => cycle.firstYear + index);
    return firstThat(
      s,
      years,
      (each) => isTrue(s.graph, equal(s.graph, year, integerConstant(s.graph, each))),
      (each) => inYear(cycle, each),
    );
  };
  if (!read.cycle) return inCycle(read.previous ? s.cycleAt(Math.max(at.cycle.index - 1, -1)) : at.cycle);
  const period = s.termOf(read.cycle, at);
  const earlier = Array.from({ length: Math.max(at.cycle.index, 0) }, (_, index) => s.cycleAt(index));
  return firstThat(s, earlier, (each) => isTrue(s.graph, same(s.graph, period, cyclePeriod(s.graph, each))), inCycle);
}

/** A number that is no whole year names no year of any cycle. */
function yearOver(s: Specialiser, year: number, value: number): number {
  const type = s.graph.typeOf(year);
  return type.kind === "amount" && type.denominator === 1 ? value : -1;
}

/** What belongs to the one that holds, of some that exclude each other; undetermined when none does. Only what can hold is looked at. */
function firstThat<T>(
  s: Specialiser,
  choices: readonly T[],
  holds: (choice: T) => number,
  value: (choice: T) => Term,
): Term {
  return choices.reduceRight<Term>((otherwise, choice) => {
    const condition = holds(choice);
    if (condition === s.graph.no) return otherwise;
    return chooseTerm(s.graph, condition, value(choice), otherwise);
  }, nodeTerm(s.graph.undetermined));
}

function itemAsked(
  s: Specialiser,
  { rule }: DatedRule,
  { item }: RuleRead,
  at: CaseAtHand,
): RowTerm | Term | undefined {
  if (rule.item === undefined) return undefined;
  const term = item ? s.termOf(item, at) : at.item;
  if (!term) return nodeTerm(s.graph.undetermined);
  return term.kind !== "row" || term.place.entity === rule.item ? term : nodeTerm(s.graph.undetermined);
}
