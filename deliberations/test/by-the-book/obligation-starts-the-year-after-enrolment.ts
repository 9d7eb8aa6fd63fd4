/** R-OBL, R-REG-01: the obligation starts on 1 January after the first enrolment; nobody is obligated in a year he is not enrolled. */
import { day, firstOf, yearOf } from "./calendar.ts";
import type { Person } from "./person.ts";
import { years } from "./person.ts";

export function startOfTheObligation({ registrations }: Person): number {
  const first = registrations.filter(({ kind }) => kind === "first").map(({ resolvedOn }) => day(resolvedOn));
  return firstOf(yearOf(Math.min(...first)) + 1);
}

/** Of a year with a cancellation or a re-enrolment in it no act of those years says: the tests have none. */
export function isObligated(person: Person, year: number): boolean {
  if (firstOf(year) < startOfTheObligation(person)) return false;
  const [latest] = person.registrations
    .filter(({ resolvedOn }) => day(resolvedOn) < firstOf(year))
    .sort((a, b) => day(b.resolvedOn) - day(a.resolvedOn));
  return latest?.kind !== "cancellation";
}

export function obligatedYears(person: Person): number {
  return years.filter((year) => isObligated(person, year)).length;
}
