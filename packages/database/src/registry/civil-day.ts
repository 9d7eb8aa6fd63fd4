/** Civil dates as day numbers, to count with, and as `YYYY-MM-DD`, to write. No clock and no time zone. */

const millisecondsPerDay = 86_400_000;

/** Days since 1 January 1970. Months count from 1; a day past the end of a month runs into the next. */
export function day(year: number, month: number, dayOfMonth: number): number {
  return Date.UTC(year, month - 1, dayOfMonth) / millisecondsPerDay;
}

export function toDay(text: string): number {
  return Date.parse(text) / millisecondsPerDay;
}

export function toDate(dayNumber: number): string {
  return new Date(dayNumber * millisecondsPerDay).toISOString().slice(0, 10);
}

export function yearOf(dayNumber: number): number {
  return new Date(dayNumber * millisecondsPerDay).getUTCFullYear();
}
