/** What emitted code calls: dates by tables of days, exact integer quotients, joined periods. No memory between calls but the tables. */
import { addMonths, daysInMonth, firstOfYear, isLeapYear, lastOfYear, partsOf, yearOf } from "../values/civil-date.ts";
import { prevailingYear, wholeMonths } from "../values/period.ts";

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

const daysLeft = Uint8Array.from({ length: lastTabled - firstTabled + 1 }, (_, index) =>
  daysLeftOf(firstTabled + index),
);

const leaps = Uint8Array.from({ length: 201 }, (_, index) => (isLeapYear(1900 + index) ? 1 : 0));

export const emittedFunctions: EmittedFunctions = {
  yearOf: yearOfDay,
  firstOfYear: (year) => (year >= 1900 && year <= 2100 ? (starts[year - 1900] as number) : firstOfYear(year)),
  lastOfYear: (year) => (year >= 1900 && year <= 2100 ? (starts[year - 1899] as number) - 1 : lastOfYear(year)),
  addMonths: monthsLater,
  endOfMonth: (day) =>
    day >= firstTabled && day <= lastTabled ? day + (daysLeft[day - firstTabled] as number) : day + daysLeftOf(day),
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

/** How many days of its month come after that day. */
function daysLeftOf(day: number): number {
  const { year, month, day: dayOfMonth } = partsOf(day);
  return daysInMonth(year, month) - dayOfMonth;
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

/** In place: few periods are joined, and most often they come in order. */
function merge(from: number[], to: number[], count: number): number {
  let kept = 0;
  for (let each = 0; each < count; each++) {
    const [first, last] = [from[each] as number, to[each] as number];
    if (first > last) continue;
    let place = kept++;
    for (; place > 0 && comesLater(from, to, place - 1, first, last); place--) {
      from[place] = from[place - 1] as number;
      to[place] = to[place - 1] as number;
    }
    from[place] = first;
    to[place] = last;
  }
  let joined = 0;
  for (let each = 1; each < kept; each++) {
    const [first, last] = [from[each] as number, to[each] as number];
    if (first > (to[joined] as number) + 1) {
      joined++;
      from[joined] = first;
      to[joined] = last;
    } else if (last > (to[joined] as number)) to[joined] = last;
  }
  return kept === 0 ? 0 : joined + 1;
}

function comesLater(
  from: readonly number[],
  to: readonly number[],
  place: number,
  first: number,
  last: number,
): boolean {
  const start = from[place] as number;
  return start > first || (start === first && (to[place] as number) > last);
}
