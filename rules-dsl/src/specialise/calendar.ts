/** Dates and periods as nodes. A day outside the calendar (0001 to 9999) is undetermined, unless bounds show that there is none. */
import {
  firstDate,
  firstOfYear,
  lastDate,
  lastOfYear,
  addMonths as monthsAfter,
  yearOf as yearOfDay,
} from "../values/civil-date.ts";
import { prevailingYear, wholeMonths } from "../values/period.ts";
import {
  amountNode,
  dateConstant,
  extremeOfTwo,
  integerConstant,
  minus,
  plus,
  quotient,
  rationalOf,
  scaled,
} from "./amounts.ts";
import type { Graph } from "./graph.ts";
import { and, choose, equal, less, lessOrEqual } from "./logic.ts";
import { requires } from "./presence.ts";
import type { NodeId, NodeType } from "./relational-program.ts";
import type { PeriodTerm } from "./term.ts";

type Dates = Extract<NodeType, { readonly kind: "date" }>;

/** The whole cycle. */
export function cyclePeriod(graph: Graph, { from, to }: { readonly from: number; readonly to: number }): PeriodTerm {
  return { kind: "period", from: dateConstant(graph, from), to: dateConstant(graph, to), full: true };
}

export function yearOf(graph: Graph, date: NodeId): NodeId {
  if (graph.isUndetermined(date)) return date;
  const day = graph.constantOf(date);
  if (typeof day === "number") return integerConstant(graph, yearOfDay(day));
  const { low, high } = graph.typeOf(date) as Dates;
  const bounds = { low: BigInt(yearOfDay(low)), high: BigInt(yearOfDay(high)) };
  return amountNode(graph, { kind: "yearOf", date }, { denominator: 1n, ...bounds }, graph.maybe(date));
}

export function firstDayOfYear(graph: Graph, year: NodeId): NodeId {
  return dayOfYear(graph, "firstOfYear", year);
}

export function lastDayOfYear(graph: Graph, year: NodeId): NodeId {
  return dayOfYear(graph, "lastOfYear", year);
}

function dayOfYear(graph: Graph, kind: "firstOfYear" | "lastOfYear", written: NodeId): NodeId {
  const year = within(graph, wholeAmount(graph, written), 1, 9999);
  if (graph.isUndetermined(year)) return year;
  const dayOf = kind === "firstOfYear" ? firstOfYear : lastOfYear;
  const constant = graph.constantOf(year);
  if (typeof constant === "number") return dateConstant(graph, dayOf(constant));
  const { low, high } = graph.typeOf(year) as Extract<NodeType, { readonly kind: "amount" }>;
  return graph.node({ kind, year }, { kind: "date", low: dayOf(low), high: dayOf(high) }, graph.maybe(year));
}

/** An amount that is a whole number over denominator 1; undetermined where it is none. */
export function wholeAmount(graph: Graph, amount: NodeId): NodeId {
  const type = graph.typeOf(amount);
  if (graph.isUndetermined(amount) || type.kind !== "amount" || type.denominator === 1) return amount;
  const whole = quotient(graph, amount, BigInt(type.denominator), "down");
  return choose(graph, equal(graph, whole, amount), { then: whole, otherwise: graph.undetermined });
}

/** A whole number or a day that lies between two others; undetermined where it does not. */
export function within(graph: Graph, value: NodeId, low: number, high: number): NodeId {
  const type = graph.typeOf(value);
  if (graph.isUndetermined(value) || (type.kind !== "amount" && type.kind !== "date")) return value;
  if (type.low >= low && type.high <= high) return value;
  if (type.high < low || type.low > high) return graph.undetermined;
  const bound = type.kind === "date" ? dateConstant : integerConstant;
  const inside = and(
    graph,
    lessOrEqual(graph, bound(graph, low), value),
    lessOrEqual(graph, value, bound(graph, high)),
  );
  const narrowed = { ...type, low: Math.max(low, type.low), high: Math.min(high, type.high) };
  return graph.node({ kind: "choose", condition: inside, then: value, otherwise: graph.undetermined }, narrowed, true);
}

// No date survives being moved by more days than the calendar has.
const beyondCalendar = 4_000_000;

export function movedDate(
  graph: Graph,
  {
    date,
    by,
    unit,
    direction,
  }: {
    readonly date: NodeId;
    readonly by: NodeId;
    readonly unit: "days" | "months" | "years";
    readonly direction: 1 | -1;
  },
): NodeId {
  const count = within(graph, wholeAmount(graph, by), -beyondCalendar, beyondCalendar);
  if (graph.isUndetermined(date) || graph.isUndetermined(count)) return graph.undetermined;
  const signed = scaled(graph, count, { n: BigInt(direction) * (unit === "years" ? 12n : 1n), d: 1n });
  return within(
    graph,
    unit === "days" ? plus(graph, date, signed) : monthsLater(graph, date, signed),
    firstDate,
    lastDate,
  );
}

function monthsLater(graph: Graph, date: NodeId, by: NodeId): NodeId {
  const [day, months] = [graph.constantOf(date), graph.constantOf(by)];
  if (typeof day === "number" && typeof months === "number") return dateConstant(graph, monthsAfter(day, months));
  const [dates, counts] = [graph.typeOf(date) as Dates, graph.typeOf(by) as Dates];
  const type: NodeType = {
    kind: "date",
    low: monthsAfter(dates.low, counts.low),
    high: monthsAfter(dates.high, counts.high),
  };
  return graph.node({ kind: "addMonths", date, by }, type, graph.maybe(date) || graph.maybe(by));
}

/** Both ends counted; 0 when it is empty. */
export function daysIn(graph: Graph, { from, to }: PeriodTerm): NodeId {
  const counted = plus(graph, minus(graph, to, from), integerConstant(graph, 1));
  return extremeOfTwo(graph, "larger", integerConstant(graph, 0), counted);
}

export function intersected(graph: Graph, a: PeriodTerm, b: PeriodTerm): PeriodTerm {
  return {
    kind: "period",
    from: extremeOfTwo(graph, "larger", a.from, b.from),
    to: extremeOfTwo(graph, "smaller", a.to, b.to),
  };
}

export function covering(graph: Graph, outer: PeriodTerm, inner: PeriodTerm): NodeId {
  const nodes = [outer.from, outer.to, inner.from, inner.to];
  const isFull = inner.full ? graph.yes : lessOrEqual(graph, inner.from, inner.to);
  const inside = and(graph, lessOrEqual(graph, outer.from, inner.from), lessOrEqual(graph, inner.to, outer.to));
  return requires(graph, nodes, and(graph, isFull, inside));
}

export function containing(graph: Graph, { from, to }: PeriodTerm, date: NodeId): NodeId {
  const inside = and(graph, lessOrEqual(graph, from, date), lessOrEqual(graph, date, to));
  return requires(graph, [from, to, date], inside);
}

/** A day of a period, which an empty one does not have. */
export function dayInside(graph: Graph, period: PeriodTerm, end: "from" | "to"): NodeId {
  if (period.full) return requires(graph, [period.from, period.to], period[end]);
  return choose(graph, lessOrEqual(graph, period.from, period.to), {
    then: period[end],
    otherwise: graph.undetermined,
  });
}

export function monthsIn(graph: Graph, { from, to }: PeriodTerm): NodeId {
  const fixed = constantPeriod(graph, from, to);
  if (fixed) return integerConstant(graph, wholeMonths(fixed));
  if (graph.isUndetermined(from) || graph.isUndetermined(to)) return graph.undetermined;
  const [first, last] = [graph.typeOf(from) as Dates, graph.typeOf(to) as Dates];
  const most = wholeMonths({ from: first.low, to: last.high });
  return amountNode(
    graph,
    { kind: "wholeMonths", from, to },
    { denominator: 1n, low: 0n, high: BigInt(most) },
    graph.maybe(from) || graph.maybe(to),
  );
}

export function prevailingYearIn(graph: Graph, period: PeriodTerm): NodeId {
  const { from, to } = period;
  const fixed = constantPeriod(graph, from, to);
  if (fixed) {
    const year = prevailingYear(fixed);
    return year === undefined ? graph.undetermined : integerConstant(graph, year);
  }
  if (graph.isUndetermined(from) || graph.isUndetermined(to)) return graph.undetermined;
  const [first, last] = [graph.typeOf(from) as Dates, graph.typeOf(to) as Dates];
  const bounds = {
    low: BigInt(yearOfDay(first.low)),
    high: BigInt(Math.max(yearOfDay(first.low), yearOfDay(last.high))),
  };
  const maybe = graph.maybe(from) || graph.maybe(to) || !period.full;
  return amountNode(graph, { kind: "prevailingYear", from, to }, { denominator: 1n, ...bounds }, maybe);
}

/** Blocks of `length` days counted from the first day whose last day lies in the year. */
export function blocksIn(graph: Graph, { from, to }: PeriodTerm, length: NodeId, year: NodeId): NodeId {
  const days = wholeAmount(graph, length);
  const block = choose(graph, less(graph, integerConstant(graph, 0), days), {
    then: days,
    otherwise: graph.undetermined,
  });
  const [first, last] = [firstDayOfYear(graph, year), lastDayOfYear(graph, year)];
  const one = integerConstant(graph, 1);
  const completedBy = (day: NodeId): NodeId => {
    const elapsed = plus(graph, minus(graph, extremeOfTwo(graph, "smaller", day, to), from), one);
    return extremeOfTwo(graph, "larger", integerConstant(graph, 0), wholeQuotientOf(graph, elapsed, block));
  };
  const blocks = minus(graph, completedBy(last), completedBy(minus(graph, first, one)));
  return requires(graph, [from, to, block, first], blocks);
}

/** The integer part of a quotient, towards minus infinity; undetermined when the divisor is zero. */
export function wholeQuotientOf(graph: Graph, left: NodeId, right: NodeId): NodeId {
  if (graph.isUndetermined(left) || graph.isUndetermined(right)) return graph.undetermined;
  const divisor = rationalOf(graph, right);
  if (!divisor) return dividedByAmount(graph, left, right);
  if (divisor.n === 0n) return graph.undetermined;
  const quotientNode = scaled(graph, left, {
    n: divisor.n < 0n ? -divisor.d : divisor.d,
    d: divisor.n < 0n ? -divisor.n : divisor.n,
  });
  const type = graph.typeOf(quotientNode);
  if (type.kind !== "amount" || type.denominator === 1) return quotientNode;
  return quotient(graph, quotientNode, BigInt(type.denominator), "down");
}

function dividedByAmount(graph: Graph, left: NodeId, right: NodeId): NodeId {
  const [first, second] = [graph.typeOf(left), graph.typeOf(right)];
  if (first.kind !== "amount" || second.kind !== "amount") return graph.undetermined;
  const [over, under] = [BigInt(first.denominator), BigInt(second.denominator)];
  const [dividend, divisor] = [timesInteger(graph, left, under), timesInteger(graph, right, over)];
  const widest = graph.typeOf(dividend);
  if (widest.kind !== "amount") return graph.undetermined;
  const most = BigInt(Math.max(Math.abs(widest.low), Math.abs(widest.high)));
  return amountNode(
    graph,
    { kind: "wholeQuotient", left: dividend, right: divisor },
    { denominator: 1n, low: -most, high: most },
    true,
  );
}

/** `n/d` as the integer `n × by` over 1, in which two amounts over each other's denominators compare as the amounts do. */
function timesInteger(graph: Graph, amount: NodeId, by: bigint): NodeId {
  const type = graph.typeOf(amount);
  const denominator = type.kind === "amount" ? BigInt(type.denominator) : 1n;
  return scaled(graph, amount, { n: denominator * by, d: 1n });
}

function constantPeriod(
  graph: Graph,
  from: NodeId,
  to: NodeId,
): { readonly from: number; readonly to: number } | undefined {
  const [first, last] = [graph.constantOf(from), graph.constantOf(to)];
  return typeof first === "number" && typeof last === "number" ? { from: first, to: last } : undefined;
}
