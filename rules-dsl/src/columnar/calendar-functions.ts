/** What emitted code calls: dates by tables of days, exact integer quotients, joined periods. No memory between calls but the tables. */
import { addMonths, daysInMonth, firstOfYear, lastOfYear, partsOf, yearOf } from "../values/civil-date.ts";
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

// Months are counted from January 1900: the first day of each, with one more, and the month of each day.
const firstDays = Int32Array.from({ length: 201 * 12 + 1 }, (_, month) => addMonths(firstTabled, month));
const months = Int16Array.from({ length: lastTabled - firstTabled + 1 }, (_, index) => {
  const { year, month } = partsOf(firstTabled + index);
  return (year - 1900) * 12 + month - 1;
});

export const emittedFunctions: EmittedFunctions = {
  yearOf: yearOfDay,
  firstOfYear: (year) => (year >= 1900 && year <= 2100 ? (starts[year - 1900] as number) : firstOfYear(year)),
  lastOfYear: (year) => (year >= 1900 && year <= 2100 ? (starts[year - 1899] as number) - 1 : lastOfYear(year)),
  addMonths: monthsLater,
  endOfMonth,
  wholeMonths: monthsBetween,
  prevailingYear: yearThatPrevails,
  quotientDown,
  quotientHalfUp: (n, by) => {
    const half = quotientDown(Math.abs(n), by);
    const rest = Math.abs(n) - half * by;
    const rounded = rest >= by - rest ? half + 1 : half;
    return n < 0 ? 0 - rounded : rounded;
  },
  merge,
};

/** A day that the month does not have falls back to its last. */
function monthsLater(day: number, by: number): number {
  if (day < firstTabled || day > lastTabled) return addMonths(day, by);
  const month = months[day - firstTabled] as number;
  const to = month + by;
  if (!(to >= 0 && to < 2412)) return addMonths(day, by);
  const place = day - (firstDays[month] as number);
  const first = firstDays[to] as number;
  const last = (firstDays[to + 1] as number) - 1;
  return first + place < last ? first + place : last;
}

function endOfMonth(day: number): number {
  if (day >= firstTabled && day <= lastTabled)
    return (firstDays[(months[day - firstTabled] as number) + 1] as number) - 1;
  const { year, month, day: dayOfMonth } = partsOf(day);
  return day + daysInMonth(year, month) - dayOfMonth;
}

function monthsBetween(from: number, to: number): number {
  if (from < firstTabled || to > lastTabled) return wholeMonths({ from, to });
  if (to < from) return 0;
  // Months that surely fit, up to the month before that of the last day.
  let count = (months[to - firstTabled] as number) - (months[from - firstTabled] as number) - 1;
  if (count < 0) count = 0;
  while (monthsLater(from, count + 1) - 1 <= to) count++;
  return count;
}

/** Of several that hold as many days the earliest: beyond the second year those in the middle are whole, and the third is as good as any. */
function yearThatPrevails(from: number, to: number): number {
  if (from < firstTabled || to > lastTabled) return prevailingYear({ from, to }) ?? 0;
  const first = yearOfDay(from);
  const last = yearOfDay(to);
  if (last <= first) return first;
  const second = starts[first + 1 - 1900] as number;
  const third = starts[first + 2 - 1900] as number;
  const inFirst = second - from;
  const inSecond = (to < third ? to + 1 : third) - second;
  const isSecond = inSecond > inFirst;
  if (last === first + 1) return isSecond ? first + 1 : first;
  const inThird = (last === first + 2 ? to + 1 : (starts[first + 3 - 1900] as number)) - third;
  return inThird > (isSecond ? inSecond : inFirst) ? first + 2 : isSecond ? first + 1 : first;
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
