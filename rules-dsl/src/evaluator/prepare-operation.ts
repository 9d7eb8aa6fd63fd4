/** The built-in operations. An operand that is not known makes the result not known; an empty period has no first or last day. */
import type { Operation } from "../ir/expression.ts";
import { firstOfYear, isYear, lastOfYear, yearOf } from "../values/civil-date.ts";
import type { Period } from "../values/period.ts";
import {
  calendarMonths,
  completedBlocks,
  covers,
  days,
  intersection,
  isEmpty,
  mergedPeriods,
  period,
  prevailingYear,
  wholeMonths,
  wholeYears,
  yearPeriod,
  yearsFromStart,
} from "../values/period.ts";
import { divide, floor } from "../values/rational.ts";
import type { Evaluable } from "./frame.ts";
import { notWhole } from "./prepare-dates.ts";
import { because, failed, illTyped, undeterminedAmong } from "./undetermined.ts";
import type { Value } from "./value.ts";
import { dateValue, integerOf, numberOf, order, periodValue, quantity, truth, whole, yearValue } from "./value.ts";

export function prepareCall(operation: Operation, args: readonly Evaluable[]): Evaluable {
  const compute = operations[operation] as ((...values: Value[]) => Value | undefined) | undefined;
  const [only, second, ...others] = args;
  if (only && !second) {
    return (frame) => {
      const value = only(frame);
      return value.kind === "undetermined" ? value : (compute?.(value) ?? illTyped(operation));
    };
  }
  if (only && second && others.length === 0) {
    return (frame) => {
      const a = only(frame);
      const b = second(frame);
      if (a.kind === "undetermined" || b.kind === "undetermined") return failed(a, b, operation);
      return compute?.(a, b) ?? illTyped(operation);
    };
  }
  return (frame) => {
    const values = args.map((each) => each(frame));
    return undeterminedAmong(values) ?? compute?.(...values) ?? illTyped(operation);
  };
}

/** Undefined for operands of other kinds than the operation takes. */
const operations: { readonly [Name in Operation]: (a: Value, b: Value, c: Value) => Value | undefined } = {
  yearOf: (date) => (date?.kind === "date" ? yearValue(yearOf(date.day)) : undefined),
  firstOfYear: (year) => withYear(year, (each) => dateValue(firstOfYear(each))),
  lastOfYear: (year) => withYear(year, (each) => dateValue(lastOfYear(each))),
  yearPeriod: (year) => withYear(year, (each) => periodValue(yearPeriod(each))),
  period: (from, to) =>
    from?.kind === "date" && to?.kind === "date" ? periodValue(period(from.day, to.day)) : undefined,
  firstDay: (value) => withDays(value, ({ from }) => dateValue(from)),
  lastDay: (value) => withDays(value, ({ to }) => dateValue(to)),
  days: (value) => withPeriod(value, (each) => whole(days(each), "days")),
  wholeMonths: (value) => withPeriod(value, (each) => whole(wholeMonths(each), "months")),
  wholeYears: (value) => withPeriod(value, (each) => whole(wholeYears(each), "years")),
  intersection: (a, b) => withPeriods(a, b, (left, right) => periodValue(intersection(left, right))),
  covers: (a, b) => withPeriods(a, b, (outer, inner) => truth(covers(outer, inner))),
  mergedPeriods: (list) =>
    list?.kind === "list" ? periodList(mergedPeriods(list.values.flatMap((each) => periodOf(each) ?? []))) : undefined,
  yearsFromStart: (value) => withPeriod(value, (each) => periodList(yearsFromStart(each))),
  calendarMonths: (value) => withPeriod(value, (each) => periodList(calendarMonths(each))),
  prevailingYear: (value) => withDays(value, (each) => yearValue(prevailingYear(each) ?? 0)),
  completedBlocks: blocksOf,
  wholeQuotient: quotientOf,
  met: (requirement) => (requirement?.kind === "requirement" ? truth(requirement.met) : undefined),
  accepted: (verdict) => (verdict?.kind === "verdict" ? truth(verdict.accepted) : undefined),
  position: (item) => (item?.kind === "item" ? whole(item.position) : undefined),
  smallest: (...values) => extreme(values, (ordered) => ordered < 0),
  greatest: (...values) => extreme(values, (ordered) => ordered > 0),
  size: (list) => (list?.kind === "list" ? whole(list.values.length) : undefined),
};

/** The first of the values that comes before (or after) every other; undefined when they have no order. */
export function extreme(values: readonly Value[], isBetter: (ordered: number) => boolean): Value | undefined {
  let best = values[0];
  for (let place = 1; place < values.length; place++) {
    const value = values[place] as Value;
    const ordered = best && order(value, best);
    if (ordered === undefined) return undefined;
    if (isBetter(ordered)) best = value;
  }
  return best;
}

function blocksOf(value: Value, length: Value, year: Value): Value | undefined {
  const block = integerOf(length);
  if (block === undefined) return notWhole(length);
  if (block <= 0) return because("not-positive", { value: String(block) });
  return withYear(year, (each) => withPeriod(value, (around) => whole(completedBlocks(around, block, each))));
}

function quotientOf(a: Value, b: Value): Value | undefined {
  const [dividend, divisor] = [numberOf(a), numberOf(b)];
  if (!dividend || !divisor) return undefined;
  const quotient = divide(dividend, divisor);
  return quotient ? quantity({ n: floor(quotient), d: 1n }) : because("division-by-zero");
}

function withYear<T extends Value | undefined>(value: Value, compute: (year: number) => T): T | Value | undefined {
  if (!value || !numberOf(value)) return undefined;
  const year = integerOf(value);
  if (year === undefined) return notWhole(value);
  return isYear(year) ? compute(year) : because("outside-calendar");
}

function withPeriod(value: Value, compute: (period: Period) => Value): Value | undefined {
  const around = value && periodOf(value);
  return around && compute(around);
}

function withPeriods(a: Value, b: Value, compute: (a: Period, b: Period) => Value): Value | undefined {
  return withPeriod(a, (left) => withPeriod(b, (right) => compute(left, right)) ?? illTyped("period"));
}

/** For what an empty period does not have. */
function withDays(value: Value, compute: (period: Period) => Value): Value | undefined {
  return withPeriod(value, (each) => (isEmpty(each) ? because("empty-period") : compute(each)));
}

function periodOf(value: Value): Period | undefined {
  return value.kind === "period" ? value.period : undefined;
}

function periodList(periods: readonly Period[]): Value {
  return { kind: "list", values: periods.map(periodValue) };
}
