/**
 * Calendar dates as whole days since 1 January 1970 in the proleptic Gregorian calendar: ordinary integers, so that they compare
 * and subtract as numbers. No time of day, no time zone, no clock. The calendar runs from 0001-01-01 to 9999-12-31.
 */

export interface CivilParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

export const firstYear = 1;
export const lastYear = 9999;
export const firstDate = daysFromParts(firstYear, 1, 1);
export const lastDate = daysFromParts(lastYear, 12, 31);

/** Reads `yyyy-mm-dd`; undefined for any other shape and for a date that does not exist. */
export function parseDate(text: string): number | undefined {
  if (text.length !== 10 || text[4] !== "-" || text[7] !== "-") return undefined;
  // A part that is not written in digits is not a number, and no date has it.
  return dateOf(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    value = digit >= 0 && digit <= 9 ? value * 10 + digit : Number.NaN;
  }
  return value;
}

/** Undefined for a date that does not exist. */
export function dateOf(year: number, month: number, day: number): number | undefined {
  if (!isYear(year) || !(month >= 1 && month <= 12)) return undefined;
  return day >= 1 && day <= daysInMonth(year, month) ? daysFromParts(year, month, day) : undefined;
}

/** `yyyy-mm-dd`. */
export function printDate(date: number): string {
  const { year, month, day } = partsOf(date);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Whether a whole number of days lies in the calendar. */
export function isDate(date: number): boolean {
  return Number.isInteger(date) && date >= firstDate && date <= lastDate;
}

export function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= firstYear && year <= lastYear;
}

export function partsOf(date: number): CivilParts {
  // Days counted from 1 March of year 0, in eras of 400 years, so that the leap day is the last of its year.
  const shifted = date + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

export function yearOf(date: number): number {
  return partsOf(date).year;
}

export function firstOfYear(year: number): number {
  return daysFromParts(year, 1, 1);
}

export function lastOfYear(year: number): number {
  return daysFromParts(year, 12, 31);
}

/** Moves by calendar months, backwards when negative; a day the month does not have falls back to the month's last. */
export function addMonths(date: number, months: number): number {
  const { year, month, day } = partsOf(date);
  const count = year * 12 + (month - 1) + months;
  const toYear = Math.floor(count / 12);
  const toMonth = count - toYear * 12 + 1;
  return daysFromParts(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** The same day of another year; 29 February falls back to the 28th. */
export function addYears(date: number, years: number): number {
  return addMonths(date, years * 12);
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysFromParts(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}
