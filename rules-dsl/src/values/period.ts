/**
 * Periods of civil dates, both ends included. There is one empty period: it has no days, meets nothing, covers nothing and is
 * covered by nothing.
 */
import { addMonths, addYears, daysInMonth, firstOfYear, lastOfYear, partsOf, yearOf } from "./civil-date.ts";

export interface Period {
  readonly from: number;
  readonly to: number;
}

export const emptyPeriod: Period = { from: 1, to: 0 };

/** Empty when the second date is before the first. */
export function period(from: number, to: number): Period {
  return to < from ? emptyPeriod : { from, to };
}

/** 1 January to 31 December. */
export function yearPeriod(year: number): Period {
  return { from: firstOfYear(year), to: lastOfYear(year) };
}

export function isEmpty({ from, to }: Period): boolean {
  return to < from;
}

/** Both ends counted. */
export function days({ from, to }: Period): number {
  return to < from ? 0 : to - from + 1;
}

export function contains({ from, to }: Period, date: number): boolean {
  return from <= date && date <= to;
}

/** Whether the first contains the whole second. */
export function covers(outer: Period, inner: Period): boolean {
  return !isEmpty(inner) && outer.from <= inner.from && inner.to <= outer.to;
}

export function intersection(a: Period, b: Period): Period {
  return isEmpty(a) || isEmpty(b) ? emptyPeriod : period(Math.max(a.from, b.from), Math.min(a.to, b.to));
}

export function samePeriod(a: Period, b: Period): boolean {
  return isEmpty(a) ? isEmpty(b) : a.from === b.from && a.to === b.to;
}

/** Overlapping or contiguous periods joined, in ascending order; empty ones disappear. */
export function mergedPeriods(periods: readonly Period[]): readonly Period[] {
  const ascending = periods.filter((each) => !isEmpty(each)).sort((a, b) => a.from - b.from || a.to - b.to);
  const merged: Period[] = [];
  for (const next of ascending) {
    const last = merged.at(-1);
    if (last && next.from <= last.to + 1)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    else merged.push(next);
  }
  return merged;
}

/** Cut at each anniversary of the first day; the last piece may be shorter than a year. */
export function yearsFromStart(whole: Period): readonly Period[] {
  const pieces: Period[] = [];
  // Each anniversary is counted from the first day: from 29 February, the fourth is on the 29th again.
  for (let count = 0, from = whole.from; from <= whole.to; count++) {
    const next = addYears(whole.from, count + 1);
    pieces.push({ from, to: Math.min(whole.to, next - 1) });
    from = next;
  }
  return pieces;
}

/** Cut at month ends; the first and the last piece may be shorter than their month. */
export function calendarMonths(whole: Period): readonly Period[] {
  const pieces: Period[] = [];
  for (let from = whole.from; from <= whole.to; ) {
    const { year, month, day } = partsOf(from);
    const to = Math.min(whole.to, from - day + daysInMonth(year, month));
    pieces.push({ from, to });
    from = to + 1;
  }
  return pieces;
}

/** The largest m such that m calendar months after the first day, less one day, is not after the last day. */
export function wholeMonths(whole: Period): number {
  if (isEmpty(whole)) return 0;
  const first = partsOf(whole.from);
  const last = partsOf(whole.to);
  // Months that surely fit, up to the month before that of the last day; at most two more are completed.
  let months = Math.max(0, (last.year - first.year) * 12 + last.month - first.month - 1);
  while (addMonths(whole.from, months + 1) - 1 <= whole.to) months++;
  return months;
}

/** Completed years: the anniversary, less one day, is not after the last day. */
export function wholeYears(whole: Period): number {
  return Math.floor(wholeMonths(whole) / 12);
}

/** The calendar year that holds most of its days, the earlier of two that hold as many; undefined when empty. */
export function prevailingYear(whole: Period): number | undefined {
  if (isEmpty(whole)) return undefined;
  const first = yearOf(whole.from);
  // Beyond the second, years in the middle are whole: only the first three can win.
  const last = Math.min(yearOf(whole.to), first + 2);
  let prevailing = first;
  let most = 0;
  for (let year = first; year <= last; year++) {
    const held = days(intersection(whole, yearPeriod(year)));
    if (held > most) [prevailing, most] = [year, held];
  }
  return prevailing;
}

/** Blocks of `length` continuous days, counted from the first day, whose last day lies in `year`. */
export function completedBlocks(whole: Period, length: number, year: number): number {
  if (isEmpty(whole)) return 0;
  const completedBy = (date: number) => Math.max(0, Math.floor((Math.min(date, whole.to) - whole.from + 1) / length));
  return completedBy(lastOfYear(year)) - completedBy(firstOfYear(year) - 1);
}
