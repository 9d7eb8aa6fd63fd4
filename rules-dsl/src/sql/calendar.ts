/** Civil days as SQL: day numbers since 1 January 1970, on the calendar of PostgreSQL, which is the same one. */
import type { Expression } from "./query.ts";
import { call, cast, integer, operator, when } from "./query.ts";

const epoch: Expression = { kind: "epoch" };

function dateOf(day: Expression): Expression {
  return operator("+", epoch, cast(day, "int"));
}

/** A whole number, as dates are apart. */
function dayOf(date: Expression): Expression {
  return operator("-", date, epoch);
}

export function yearOf(day: Expression): Expression {
  return part("year", dateOf(day));
}

function part(of: "year" | "month" | "day", date: Expression): Expression {
  return cast({ kind: "extract", part: of, operand: date }, "int");
}

/** Days before a year, counted with the leap days between: total for every year. */
export function firstOfYear(year: Expression): Expression {
  if (year.kind === "integer") return integer(365 * (year.value - 1970) + leapsBefore(year.value));
  const leaps = (from: number, by: number) => floorDivision(operator("-", year, integer(from)), by, false);
  return operator(
    "+",
    operator("*", integer(365), operator("-", year, integer(1970))),
    operator("-", leaps(1969, 4), leaps(1901, 100)),
    leaps(1601, 400),
  );
}

function leapsBefore(year: number): number {
  const leaps = (from: number, by: number) => Math.floor((year - from) / by);
  return leaps(1969, 4) - leaps(1901, 100) + leaps(1601, 400);
}

export function lastOfYear(year: Expression): Expression {
  return operator("-", firstOfYear(operator("+", year, integer(1))), integer(1));
}

/** A day the month does not have falls back to its last. */
export function addMonths(day: Expression, months: Expression): Expression {
  return dayOf(cast(operator("+", dateOf(day), cast(months, "interval month")), "date"));
}

/** Number of the month since year 0. */
export function monthOf(day: Expression): Expression {
  return monthOfDate(dateOf(day));
}

function monthOfDate(date: Expression): Expression {
  return operator("+", operator("*", part("year", date), integer(12)), operator("-", part("month", date), integer(1)));
}

/** First day of the month `ahead` months after that of the day. */
export function firstOfMonth(day: Expression, ahead: Expression): Expression {
  const date = dateOf(day);
  const first = operator("-", date, operator("-", part("day", date), integer(1)));
  return dayOf(cast(operator("+", first, cast(ahead, "interval month")), "date"));
}

/**
 * The largest m such that m months after the first day, less one day, is not after the last day; 0 for an empty period. Months are
 * counted to the day after the last: one less where that day of its month comes before the first day's, unless it is the last of its month.
 */
export function wholeMonths(from: Expression, to: Expression): Expression {
  const [first, after] = [dateOf(from), dateOf(operator("+", to, integer(1)))];
  const apart = operator("-", monthOfDate(after), monthOfDate(first));
  const isShort = operator("<", part("day", after), part("day", first));
  const isCutShort = operator("<>", part("day", operator("+", after, integer(1))), integer(1));
  return when([
    [operator("<", to, from), integer(0)],
    [
      operator("<=", from, to),
      operator("-", apart, when([[operator("and", isShort, isCutShort), integer(1)]], integer(0))),
    ],
  ]);
}

/**
 * The year that holds most of the days, the earlier of two that hold as many; null for an empty period. Of three years the one in the
 * middle is whole, and only the third can hold more.
 */
export function prevailingYear(from: Expression, to: Expression): Expression {
  const first = yearOf(from);
  const starts = (later: number) => firstOfYear(operator("+", first, integer(later)));
  const end = operator("+", to, integer(1));
  const held = (later: number): Expression =>
    call("greatest", integer(0), operator("-", call("least", end, starts(later + 1)), starts(later)));
  const own = operator("-", call("least", end, starts(1)), from);
  const second = operator("+", first, integer(1));
  return when([
    [
      operator("<=", from, to),
      when(
        [
          [operator("<=", end, starts(1)), first],
          [operator("and", operator("<=", held(1), own), operator("<=", held(2), own)), first],
          [operator("<=", held(2), held(1)), second],
        ],
        operator("+", first, integer(2)),
      ),
    ],
  ]);
}

/** The integer quotient towards minus infinity; the divisor is positive. */
export function floorDivision(value: Expression, by: number, isPositive: boolean): Expression {
  if (by === 1) return value;
  const divisor = integer(by);
  if (isPositive) return operator("/", value, divisor);
  const rest = operator("%", operator("+", operator("%", value, divisor), divisor), divisor);
  return operator("/", operator("-", value, rest), divisor);
}
