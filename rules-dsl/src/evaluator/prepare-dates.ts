/** Dates moved, counted and placed in periods. A date beyond the calendar (0001 to 9999) is undetermined. */
import type { Expression } from "../ir/program.ts";
import { addMonths, isDate } from "../values/civil-date.ts";
import { contains } from "../values/period.ts";
import { printRational } from "../values/rational.ts";
import type { Evaluable } from "./frame.ts";
import { because, failed } from "./undetermined.ts";
import type { Value } from "./value.ts";
import { dateValue, integerOf, numberOf, truth, whole } from "./value.ts";

/** More days than the calendar has: no date survives being moved by so much. */
const beyondCalendar = 4_000_000;

export function prepareMove(
  { unit, direction }: Extract<Expression, { readonly kind: "moveDate" }>,
  date: Evaluable,
  by: Evaluable,
): Evaluable {
  return (frame) => {
    const from = date(frame);
    const distance = by(frame);
    if (from.kind !== "date" || !numberOf(distance)) return failed(from, distance, "moveDate");
    const count = integerOf(distance);
    if (count === undefined) return notWhole(distance);
    if (Math.abs(count) > beyondCalendar) return because("outside-calendar");
    return inCalendar(move(from.day, direction * count, unit));
  };
}

/** The days from the first date to the second: 1 for the day after, negative when it comes before. */
export function prepareDaysBetween(from: Evaluable, to: Evaluable): Evaluable {
  return (frame) => {
    const first = from(frame);
    const last = to(frame);
    if (first.kind !== "date" || last.kind !== "date") return failed(first, last, "daysBetween");
    return whole(last.day - first.day, "days");
  };
}

export function prepareWithin(date: Evaluable, period: Evaluable): Evaluable {
  return (frame) => {
    const day = date(frame);
    const around = period(frame);
    if (day.kind !== "date" || around.kind !== "period") return failed(day, around, "within");
    return truth(contains(around.period, day.day));
  };
}

/** Why a value is no integer that can be counted with: not whole, too large, or not known at all. */
export function notWhole(value: Value): Value {
  const amount = numberOf(value);
  if (!amount) return failed(value, value, "whole");
  return amount.d === 1n ? because("outside-calendar") : because("not-whole", { value: printRational(amount) });
}

export function inCalendar(day: number): Value {
  return isDate(day) ? dateValue(day) : because("outside-calendar");
}

function move(day: number, count: number, unit: "days" | "months" | "years"): number {
  if (unit === "days") return day + count;
  return addMonths(day, unit === "months" ? count : 12 * count);
}
