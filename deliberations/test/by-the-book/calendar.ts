/** Civil dates as days since 1 January 1970, for the independent computation of the tests. Periods include both ends. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

const dayLength = 86_400_000;

export const day = (written: string): number => Date.parse(`${written}T00:00:00Z`) / dayLength;
export const writtenDay = (date: number): string => new Date(date * dayLength).toISOString().slice(0, 10);
export const yearOf = (date: number): number => new Date(date * dayLength).getUTCFullYear();
export const firstOf = (year: number): number => Date.UTC(year, 0, 1) / dayLength;
export const solarYear = (year: number): Period => ({ from: firstOf(year), to: firstOf(year + 1) - 1 });
export const lengthOf = ({ from, to }: Period): number => Math.max(0, to - from + 1);
export const isWithin = (date: number, { from, to }: Period): boolean => from <= date && date <= to;
export const doesCover = (outer: Period, inner: Period): boolean => outer.from <= inner.from && inner.to <= outer.to;
export const commonPart = (a: Period, b: Period): Period => ({
  from: Math.max(a.from, b.from),
  to: Math.min(a.to, b.to),
});

/** The same day of the month, or the last of a shorter month. */
export function monthsLater(date: number, months: number): number {
  const start = new Date(date * dayLength);
  const month = start.getUTCMonth() + months;
  const lastOfMonth = new Date(Date.UTC(start.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return Date.UTC(start.getUTCFullYear(), month, Math.min(start.getUTCDate(), lastOfMonth)) / dayLength;
}

/** Whether the period lasts at least so many calendar months, counted from its first day. */
export const lastsMonths = ({ from, to }: Period, months: number): boolean =>
  to >= from && monthsLater(from, months) - 1 <= to;

/** Overlapping and touching periods become one. */
export const joined = (periods: readonly Period[]): readonly Period[] => joinedWithin(1, periods);

/** Periods that have a day in common become one; those that only touch stay apart. */
export const overlapped = (periods: readonly Period[]): readonly Period[] => joinedWithin(0, periods);

function joinedWithin(gap: number, periods: readonly Period[]): readonly Period[] {
  const whole: Period[] = [];
  for (const next of [...periods].sort((a, b) => a.from - b.from)) {
    const last = whole.pop();
    if (last === undefined) whole.push(next);
    else if (next.from > last.to + gap) whole.push(last, next);
    else whole.push({ from: last.from, to: Math.max(last.to, next.to) });
  }
  return whole;
}
