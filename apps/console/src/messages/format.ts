/** Dates, numbers and names as people of each language write them. Works on strings: no amount ever becomes a float. */
import type { Language } from "./language.tsx";

/** `2018-09-26` → `26/09/2018` or `26 Sept 2018`. */
export function formatDate(date: string, language: Language): string {
  const [year, month, day] = date.split("-").map(Number);
  if (year === undefined || month === undefined || day === undefined) return date;
  return dateFormats[language].format(new Date(Date.UTC(year, month - 1, day)));
}

/** `2026-11-21T09:30:00.123Z`, as people write it where they are, to the minute or to the second. */
export function formatInstant(instant: string, language: Language, to: "minute" | "second" = "minute"): string {
  return instantFormats[to][language].format(new Date(instant));
}

/** `2026-11-21T09:30:00.123Z` → `10:30`, where people are; with its day when that is not today. */
export function formatHour(instant: string, language: Language): string {
  const [moment, now] = [new Date(instant), new Date()];
  const isToday = moment.toDateString() === now.toDateString();
  return isToday ? hourFormats[language].format(moment) : formatInstant(instant, language);
}

/** A count of things, with a separator every three digits also below ten thousand. */
export function formatCount(count: number, language: Language): string {
  return countFormats[language].format(count);
}

/** A decimal string with a point (`"1044.7"`) or a comma, written as the language does: `1.044,7` or `1,044.7`. */
export function formatDecimal(decimal: string, language: Language): string {
  const [signed = "", fraction] = decimal.replace(",", ".").split(".");
  const negative = signed.startsWith("-") || signed.startsWith("−");
  const digits = signed.replace(/^[-−]/, "");
  const separators = language === "it" ? { group: ".", decimal: "," } : { group: ",", decimal: "." };
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, separators.group);
  const written = fraction === undefined ? grouped : `${grouped}${separators.decimal}${fraction}`;
  return negative ? `−${written}` : written;
}

/** The first six characters and the last four: enough to tell people apart, not enough to use. */
export function maskFiscalCode(code: string): string {
  return code.length > 10 ? `${code.slice(0, 6)}${"•".repeat(code.length - 10)}${code.slice(-4)}` : code;
}

/** Labels of the vocabulary begin in lower case, as in the middle of a sentence; a line of a ledger begins one. */
export function sentenceCase(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}

const dateFormats = {
  it: new Intl.DateTimeFormat("it-IT", { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" }),
  en: new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }),
};
const instantFormats = {
  minute: instantFormatsOf({ hour: "2-digit", minute: "2-digit" }),
  second: instantFormatsOf({ hour: "2-digit", minute: "2-digit", second: "2-digit" }),
};
function instantFormatsOf(time: Intl.DateTimeFormatOptions) {
  const whole = { day: "2-digit", month: "2-digit", year: "numeric", ...time } as const;
  return { it: new Intl.DateTimeFormat("it-IT", whole), en: new Intl.DateTimeFormat("en-GB", whole) };
}
const hourFormats = {
  it: new Intl.DateTimeFormat("it-IT", { timeStyle: "short" }),
  en: new Intl.DateTimeFormat("en-GB", { timeStyle: "short" }),
};
const countFormats = {
  it: new Intl.NumberFormat("it-IT", { useGrouping: "always" }),
  en: new Intl.NumberFormat("en-GB", { useGrouping: "always" }),
};
