/** R-EXO, C-21: a year of attendance takes a third of 150 off; asked for before 2019, four credits a month. */
import type { Period } from "./calendar.ts";
import {
  commonPart,
  doesCover,
  firstOf,
  joined,
  lastsMonths,
  lengthOf,
  monthsLater,
  solarYear,
  yearOf,
} from "./calendar.ts";
import type { Exemption } from "./person.ts";
import { periodOf } from "./person.ts";

/** Credits by calendar year that the request takes off, before any limit. */
export function offForStudy(request: Exemption, all: readonly Exemption[]): (year: number) => number {
  const annual = (year: number) => 50 * yearsAttributed(request, all).filter((each) => each === year).length;
  const monthly = (year: number) => 4 * monthsOfCourse(commonPart(periodOf(request), solarYear(year)));
  if (request.from >= "2019-01-01") return annual;
  if (request.requestedOn !== undefined && request.requestedOn < "2019-01-01") return monthly;
  const wholeCourse = {
    annual: 50 * yearsAttributed(request, all).length,
    monthly: 4 * monthsOfCourse(periodOf(request)),
  };
  return wholeCourse.annual >= wholeCourse.monthly ? annual : monthly;
}

const listed = new Set([
  ...["degree", "specialisation", "phd", "general-medicine", "psychotherapy", "management", "mycology"],
  ...["complementary-medicine", "unlisted"],
]);

/** Whether the course gives a right to it at all. */
export function isEligible({ reason, universityCreditsPerYear = 0, ...request }: Exemption): boolean {
  if (listed.has(reason)) return true;
  const isFullTime = universityCreditsPerYear >= 60;
  if (reason === "master" || reason === "postgraduate") return isFullTime;
  return reason === "other-university" && isFullTime && lastsMonths(periodOf({ reason, ...request }), 12);
}

/** The calendar year to which each recognised year of attendance goes. */
function yearsAttributed(request: Exemption, all: readonly Exemption[]): readonly number[] {
  if (!isEligible(request)) return [];
  const earlier = yearsAlreadyAttended(request, all);
  const recognised = yearsOfAttendance(periodOf(request)).filter((attended, index) => {
    const isWithinLegalDuration = request.legalYears === undefined || earlier + index + 1 <= request.legalYears;
    const isLongEnough = index === 0 || attended.to >= monthsLater(attended.from, 6);
    return isWithinLegalDuration && isLongEnough;
  });
  const { attributedYear } = request;
  const mayChoose = (year: number) => lastsMonths(commonPart(periodOf(request), solarYear(year)), 3);
  if (recognised.length === 1 && attributedYear !== undefined && mayChoose(attributedYear)) return [attributedYear];
  return recognised.map(yearOfGreaterAttendance);
}

function yearsOfAttendance({ from, to }: Period): readonly Period[] {
  const starts = Array.from({ length: 40 }, (_, index) => monthsLater(from, 12 * index));
  return starts
    .filter((start) => start <= to)
    .map((start, index) => ({
      from: start,
      to: Math.min(to, monthsLater(from, 12 * (index + 1)) - 1),
    }));
}

/** The same course: asked for the same reason, without a break. */
function yearsAlreadyAttended(request: Exemption, all: readonly Exemption[]): number {
  const same = all.filter(({ kind, reason }) => kind === "esonero" && reason === request.reason);
  const course = joined(same.map(periodOf)).find((each) => doesCover(each, periodOf(request)));
  return same
    .filter((each) => course !== undefined && doesCover(course, periodOf(each)) && each.from < request.from)
    .reduce((total, each) => total + yearsOfAttendance(periodOf(each)).length, 0);
}

function yearOfGreaterAttendance(attended: Period): number {
  const [first, next] = [yearOf(attended.from), yearOf(attended.to)];
  const held = (year: number) => lengthOf(commonPart(attended, solarYear(year)));
  return held(next) > held(first) ? next : first;
}

function monthsOfCourse(period: Period): number {
  let count = 0;
  for (let month = firstOf(yearOf(period.from)); month <= period.to; month = monthsLater(month, 1)) {
    const part = commonPart(period, { from: month, to: monthsLater(month, 1) - 1 });
    if (lengthOf(part) > 15) count++;
  }
  return count;
}
