/** What emitted code calls: dates by tables of days, exact integer quotients, joined periods. No memory between calls but the tables. */
import { addMonths, daysInMonth, firstOfYear, isLeapYear, lastOfYear, partsOf, yearOf } from "../values/civil-date.ts";
import { mergedPeriods, prevailingYear, wholeMonths } from "../values/period.ts";

export interface EmittedFunctions {
  readonly yearOf: (day: number) => number;
  readonly firstOfYear: (year: number) => number;
  readonly lastOfYear: (year: number) => number;
  readonly addMonths: (day: number, months: number) => number;
  readonly endOfMonth: (day: number) => number;
  readonly wholeMonths: (from: number, to: number) => number;
  /** Of a period that is not empty. */
  readonly prevailingYear: (from: number, to: number) => number;
  /** The integer quotient towards minus infinity; the divisor is positive. */
  readonly quotientDown: (n: number, by: number) => number;
  readonly quotientHalfUp: (n: number, by: number) => number;
  /** Joins the first `count` periods in place, in ascending order; gives how many are left. */
  readonly merge: (from: number[], to: number[], count: number) => number;
}

// Days of 1900 to 2100: outside them a date is computed.
const [firstTabled, lastTabled] = [firstOfYear(1900), lastOfYear(2100)];
const years = Int16Array.from({ length: lastTabled - firstTabled + 1 }, (_, index) => yearOf(firstTabled + index));
const starts = Int32Array.from({ length: 202 }, (_, index) => firstOfYear(1900 + index));

const leaps = Uint8Array.from({ length: 201 }, (_, index) => (isLeapYear(1900 + index) ? 1 : 0));

export const emittedFunctions: EmittedFunctions = {
  yearOf: yearOfDay,
  firstOfYear: (year) => (year >= 1900 && year <= 2100 ? (starts[year - 1900] as number) : firstOfYear(year)),
  lastOfYear: (year) => (year >= 1900 && year <= 2100 ? (starts[year - 1899] as number) - 1 : lastOfYear(year)),
  addMonths: monthsLater,
  endOfMonth: (day) => {
    const { year, month, day: dayOfMonth } = partsOf(day);
    return day - dayOfMonth + daysInMonth(year, month);
  },
  wholeMonths: (from, to) => wholeMonths({ from, to }),
  prevailingYear: (from, to) => prevailingYear({ from, to }) ?? 0,
  quotientDown,
  quotientHalfUp: (n, by) => {
    const half = quotientDown(Math.abs(n), by);
    const rest = Math.abs(n) - half * by;
    const rounded = rest >= by - rest ? half + 1 : half;
    return n < 0 ? 0 - rounded : rounded;
  },
  merge,
};

/** Whole years move a day by what its year and the other one begin apart; what stands after February feels their leap days. */
function monthsLater(day: number, months: number): number {
  const by = months / 12;
  if (day < firstTabled || day > lastTabled || !Number.isInteger(by)) return addMonths(day, months);
  const year = years[day - firstTabled] as number;
  const to = year + by;
  if (to < 1900 || to > 2100) return addMonths(day, months);
  const place = day - (starts[year - 1900] as number);
  const [isLeap, isLeapThen] = [leaps[year - 1900] as number, leaps[to - 1900] as number];
  // The sixtieth day is 29 February or 1 March.
  const after = place > 59 || (place === 59 && isLeap === 0) ? isLeapThen - isLeap : place === 59 ? isLeapThen - 1 : 0;
  return (starts[to - 1900] as number) + place + after;
}

function yearOfDay(day: number): number {
  return day >= firstTabled && day <= lastTabled ? (years[day - firstTabled] as number) : yearOf(day);
}

/** The quotient of two numbers may be rounded up to the next integer: what it leaves over tells. */
function quotientDown(n: number, by: number): number {
  const quotient = Math.floor(n / by);
  const rest = n - quotient * by;
  if (rest < 0) return quotient - 1;
  return rest >= by ? quotient + 1 : quotient;
}

function merge(from: number[], to: number[], count: number): number {
  const periods = Array.from({ length: count }, (_, index) => ({
    from: from[index] as number,
    to: to[index] as number,
  }));
  const merged = mergedPeriods(periods);
  for (const [index, period] of merged.entries()) {
    from[index] = period.from;
    to[index] = period.to;
  }
  return merged.length;
}
