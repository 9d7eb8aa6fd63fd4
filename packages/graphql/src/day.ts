/** Days of the calendar as arguments. A day that was only written must pass here before anything can use it as a string. */
import { badInput } from "./bad-input.ts";

/** What a caller wrote where a `Date` is asked for. */
export interface WrittenDay {
  readonly written: string;
}

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  // 30 February would otherwise be read as 2 March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Undefined when the argument was left out; throws BAD_USER_INPUT naming the argument when there is no such day. */
export function dayOf(day: WrittenDay | null | undefined, argument: string): string | undefined {
  if (day === null || day === undefined) return undefined;
  if (isDay(day.written)) return day.written;
  const quoted = JSON.stringify(day.written.slice(0, 40));
  throw badInput(`\`${argument}\` is ${quoted}: it is not a day of the calendar, write YYYY-MM-DD`, argument);
}

/** The day before a day of the calendar. */
export function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
