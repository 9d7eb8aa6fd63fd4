/** Days of the calendar as arguments. A day that was only written must pass here before anything can use it as a string. */
import { badInput } from "./bad-input.ts";

/** What a caller wrote where a `Date` is asked for. */
export interface WrittenDay {
  readonly written: string;
}

export function isDay(text: string): boolean {
  if (!/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text)) return false;
  const day = Number.parseInt(text.slice(8), 10);
  // Every day of an answer is looked at, and nearly all of them are in every month.
  return day <= 28 || day <= daysOf(Number.parseInt(text.slice(0, 4), 10), Number.parseInt(text.slice(5, 7), 10));
}

/** @param month from 1. */
function daysOf(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Undefined when the argument was left out; throws BAD_USER_INPUT naming the argument when there is no such day. */
export function dayOf(day: WrittenDay | null | undefined, argument: string): string | undefined {
  if (day === null || day === undefined) return undefined;
  if (isDay(day.written)) return day.written;
  const quoted = JSON.stringify(day.written.slice(0, 40));
  throw badInput(
    {
      en: `\`${argument}\` is ${quoted}: it is not a day of the calendar, write YYYY-MM-DD`,
      it: `\`${argument}\` è ${quoted}: non è un giorno del calendario, si scrive AAAA-MM-GG`,
    },
    argument,
  );
}

/** The day before a day of the calendar. */
export function dayBefore(day: string): string {
  return daysFrom(day, -1);
}

/** The day after a day of the calendar. */
export function dayAfter(day: string): string {
  return daysFrom(day, 1);
}

function daysFrom(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
