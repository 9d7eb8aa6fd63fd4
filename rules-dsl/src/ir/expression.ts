/**
 * Expressions of the program. Evaluation is total: division by zero, an absent fact or an unanswerable question give
 * *undetermined* with its reasons, never an exception. Numbers are exact; units have been checked and are only carried for display.
 */
export type Expression =
  /** `written` is how the act writes it (`40%`, `1/3`), for display only. */
  | {
      readonly kind: "number";
      readonly value: string;
      readonly unit?: string;
      readonly written?: "percent" | "fraction";
    }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "date"; readonly value: string }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "option"; readonly enumeration: string; readonly option: string }
  /** Undetermined on purpose: the law does not say, or the fact is not there. */
  | { readonly kind: "undetermined"; readonly reason: string }
  | { readonly kind: "interpretation"; readonly name: string }
  /** A local definition or a bound variable of an aggregate. */
  | { readonly kind: "local"; readonly name: string }
  /** The item the rule is about. */
  | { readonly kind: "thisItem" }
  /** The calendar year at hand (of the rule, or bound by an aggregate over years). */
  | { readonly kind: "thisYear" }
  /** The period of the cycle at hand. */
  | { readonly kind: "cyclePeriod" }
  /** A field of the subject (`of` undefined) or of an item. */
  | { readonly kind: "field"; readonly of?: Expression; readonly entity: string; readonly field: string }
  /**
   * The value of a rule. For a rule about items `item` says which; for a rule about years `year` says which; `previous` asks for
   * the cycle before the one at hand, `cycle` (a period that is a whole cycle) for any earlier one: a period that is not a whole cycle,
   * or not an earlier one, leaves the value undetermined. `underogated`: the value that the rule would have without its derogations; only
   * a derogation reads it, of the rule it departs from.
   */
  | {
      readonly kind: "rule";
      readonly rule: string;
      readonly item?: Expression;
      readonly year?: Expression;
      readonly cycle?: Expression;
      readonly previous: boolean;
      readonly underogated?: true;
    }
  | { readonly kind: "not"; readonly operand: Expression }
  | { readonly kind: "negate"; readonly operand: Expression }
  | {
      readonly kind: "logical";
      readonly operator: "and" | "or";
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "compare";
      readonly operator: "equal" | "notEqual" | "less" | "lessOrEqual" | "greater" | "greaterOrEqual";
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "arithmetic";
      /** `share` is a product written as a share of a base (`40% di X`): same value, other words. */
      readonly operator: "plus" | "minus" | "times" | "share" | "dividedBy" | "atMost" | "atLeast";
      readonly left: Expression;
      readonly right: Expression;
    }
  /** A date moved by whole days, calendar months or years (29 February falls back to the 28th). */
  | {
      readonly kind: "moveDate";
      readonly date: Expression;
      readonly by: Expression;
      readonly unit: "days" | "months" | "years";
      readonly direction: 1 | -1;
    }
  /** Days from the first date to the second: 1 for the day after, negative when the second comes before. */
  | { readonly kind: "daysBetween"; readonly from: Expression; readonly to: Expression }
  | { readonly kind: "oneOf"; readonly value: Expression; readonly options: readonly Expression[] }
  | { readonly kind: "within"; readonly date: Expression; readonly period: Expression }
  /** Whether the operand is undetermined, for whatever reason; itself never undetermined. */
  | { readonly kind: "isMissing"; readonly operand: Expression }
  | {
      readonly kind: "if";
      readonly condition: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  | {
      readonly kind: "round";
      readonly operand: Expression;
      readonly mode: "down" | "up" | "half-up";
      readonly to: Expression;
    }
  /** `favourable`: a `smallest` or `greatest` that the act calls the most favourable; same value, other words. */
  | {
      readonly kind: "call";
      readonly operation: Operation;
      readonly args: readonly Expression[];
      readonly favourable?: true;
    }
  /**
   * `some` and `every` ask `value` of the members that pass `where`; with one of the two only, that is what is asked of each member.
   * A member of which it is not known whether it passes leaves the result undetermined unless it cannot change it.
   */
  | {
      readonly kind: "aggregate";
      readonly operation: "sum" | "count" | "greatest" | "smallest" | "list" | "some" | "every";
      readonly over: Range;
      readonly where?: Expression;
      readonly value?: Expression;
    }
  /** The member with the smallest (`first`) or the largest `by`; ties: the first as recorded. */
  | {
      readonly kind: "pick";
      readonly end: "first" | "last";
      readonly over: Range;
      readonly where?: Expression;
      readonly by: Expression;
    }
  /**
   * The pool satisfies the needs of the members one after the other, in descending (`latestFirst`) or ascending order of `by` (of the
   * year or the cycle itself when there is no `by`; ties: as recorded), until it is used up; needs and pools below zero count as zero.
   * The value is what goes to the member `share` (undetermined when it is not one of them); without `share`, what goes to all.
   */
  | {
      readonly kind: "allocate";
      readonly pool: Expression;
      readonly over: Range;
      readonly where?: Expression;
      readonly need: Expression;
      readonly by?: Expression;
      readonly order: "latestFirst" | "earliestFirst";
      readonly share?: Expression;
    };

/**
 * What an aggregate runs over: a list (binding `variable`), the options of an enumeration, the years of the cycle, the cycles before the
 * one at hand (ascending; `variable` is the period of the cycle), or the groups of the members of a list that have one `key` (`variable`
 * is the list of the members of the group, in the order of first occurrence).
 */
export type Range =
  | { readonly kind: "list"; readonly variable: string; readonly list: Expression }
  | { readonly kind: "options"; readonly variable: string; readonly enumeration: string }
  | { readonly kind: "years" }
  | { readonly kind: "earlierCycles"; readonly variable: string }
  | {
      readonly kind: "groups";
      readonly variable: string;
      readonly member: string;
      readonly list: Expression;
      readonly key: Expression;
    };

/**
 * The built-in operations. Periods include both ends; an intersection may be empty, and an empty period has 0 days and touches nothing.
 * - `yearOf(date): year` · `firstOfYear(year): date` (1 January) · `lastOfYear(year): date` (31 December)
 * - `period(date; date): period` (empty when the second is before the first) · `yearPeriod(year): period`
 * - `firstDay(period): date`, `lastDay(period): date` (undetermined when empty)
 * - `days(period)`: days, both ends counted · `wholeMonths(period)`: completed calendar months · `wholeYears(period)`
 * - `intersection(period; period): period` · `covers(period; period): boolean` (the first contains the whole second; false when either
 *   is empty)
 * - `mergedPeriods(list of period): list of period`: overlapping or contiguous ones joined, ascending
 * - `yearsFromStart(period): list of period`: cut at each anniversary of its first day; the last may be shorter
 * - `calendarMonths(period): list of period`: cut at month ends
 * - `prevailingYear(period): year`: the calendar year with most of its days; ties: the earlier
 * - `completedBlocks(period; days; year): number`: blocks of N continuous days counted from the first day whose last day is in the year
 * - `wholeQuotient(a; b): number`: the integer part of a/b, towards minus infinity
 * - `position(item): number`: 1-based place among the items of its list that the dates of the evaluation do not leave out
 * - `met(requirement): boolean` · `accepted(verdict): boolean`
 * - `smallest(a; b; …)`, `greatest(a; b; …)` · `size(list): number`
 */
export type Operation =
  | "yearOf"
  | "firstOfYear"
  | "lastOfYear"
  | "period"
  | "yearPeriod"
  | "firstDay"
  | "lastDay"
  | "days"
  | "wholeMonths"
  | "wholeYears"
  | "intersection"
  | "covers"
  | "mergedPeriods"
  | "yearsFromStart"
  | "calendarMonths"
  | "prevailingYear"
  | "completedBlocks"
  | "wholeQuotient"
  | "position"
  | "met"
  | "accepted"
  | "smallest"
  | "greatest"
  | "size";
