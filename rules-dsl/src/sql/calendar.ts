/** Civil days as SQL: day numbers since 1 January 1970, on the calendar of PostgreSQL, which is the same one. */
import type { Expression } from "./query.ts";
import { call, cast, integer, operator, when } from "./query.ts";

const epoch: Expression = call(
  "make_date",
  cast(integer(1970), "int"),
  cast(integer(1), "int"),
  cast(integer(1), "int"),
);

function dateOf(day: Expression): Expression {
  return cast(operator("+", epoch, cast(day, "int")), "date");
}

function dayOf(date: Expression): Expression {
  return cast(operator("-", date, epoch), "bigint");
}

export function yearOf(day: Expression): Expression {
  return cast({ kind: "extract", part: "year", operand: dateOf(day) }, "bigint");
}

function monthOfYear(day: Expression): Expression {
  return cast({ kind: "extract", part: "month", operand: dateOf(day) }, "bigint");
}

/** Days before a year, counted with the leap days between: total for every year. */
export function firstOfYear(year: Expression): Expression {
  const leaps = (from: number, by: number) => floorDivision(operator("-", year, integer(from)), by, false);
  return operator(
    "+",
    operator("*", integer(365), operator("-", year, integer(1970))),
    operator("-", leaps(1969, 4), leaps(1901, 100)),
    leaps(1601, 400),
  );
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
  return operator("+", operator("*", yearOf(day), integer(12)), operator("-", monthOfYear(day), integer(1)));
}

/** First day of the month `ahead` months after that of the day. */
export function firstOfMonth(day: Expression, ahead: Expression): Expression {
  const first = call("make_date", cast(yearOf(day), "int"), cast(monthOfYear(day), "int"), cast(integer(1), "int"));
  return addMonths(dayOf(first), ahead);
}

/** The largest m such that m months after the first day, less one day, is not after the last day; 0 for an empty period. */
export function wholeMonths(from: Expression, to: Expression): Expression {
  const apart = operator("-", monthOf(to), monthOf(from));
  const least = call("greatest", integer(0), operator("-", apart, integer(1)));
  const fits = (more: number): Expression =>
    when(
      [
        [
          operator("<=", operator("-", addMonths(from, operator("+", least, integer(more))), integer(1)), to),
          integer(1),
        ],
      ],
      integer(0),
    );
  return when([
    [operator("<", to, from), integer(0)],
    [
      operator("<=", from, to),
      operator("+", least, fits(1), operator("*", fits(1), fits(2)), operator("*", fits(1), fits(2), fits(3))),
    ],
  ]);
}

/** The year that holds most of the days, the earlier of two that hold as many; null for an empty period. */
export function prevailingYear(from: Expression, to: Expression): Expression {
  const first = yearOf(from);
  const held = (later: number): Expression => {
    const year = operator("+", first, integer(later));
    const days = operator("-", call("least", to, lastOfYear(year)), call("greatest", from, firstOfYear(year)));
    return call("greatest", integer(0), operator("+", days, integer(1)));
  };
  return when([
    [operator("<", to, from), { kind: "null", type: "bigint" }],
    [operator("and", operator("<=", held(1), held(0)), operator("<=", held(2), held(0))), first],
    [operator("<=", held(2), held(1)), operator("+", first, integer(1))],
    [operator("<=", from, to), operator("+", first, integer(2))],
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
