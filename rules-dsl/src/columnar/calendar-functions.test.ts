import { describe, expect, it } from "vitest";
import { addMonths, daysInMonth, firstOfYear, lastOfYear, partsOf } from "../values/civil-date.ts";
import { prevailingYear, wholeMonths } from "../values/period.ts";
import { emittedFunctions } from "./calendar-functions.ts";

// Where tables begin and end, centuries with and without a leap day, and years between.
const years = [1899, 1900, 1904, 1999, 2000, 2024, 2096, 2099, 2100, 2101];

function daysOf(year: number): readonly number[] {
  const first = firstOfYear(year);
  return Array.from({ length: lastOfYear(year) - first + 1 }, (_, day) => first + day);
}

describe("the calendar of emitted code", () => {
  it("moves a day by months, to the last day of a shorter month", () => {
    const by = [-2_412, -48, -13, -12, -1, 0, 1, 11, 12, 13, 48, 1_200, 2_400];
    const differing = years.flatMap((year) =>
      daysOf(year).filter((day) =>
        by.some((months) => emittedFunctions.addMonths(day, months) !== addMonths(day, months)),
      ),
    );
    expect(differing).toEqual([]);
    const leapDay = firstOfYear(2024) + 59;
    expect(emittedFunctions.addMonths(leapDay, 12)).toBe(firstOfYear(2025) + 58);
  });

  it("knows the last day of each month", () => {
    const differing = years.flatMap((year) =>
      daysOf(year).filter((each) => {
        const { month, day } = partsOf(each);
        return emittedFunctions.endOfMonth(each) !== each - day + daysInMonth(year, month);
      }),
    );
    expect(differing).toEqual([]);
  });

  it("counts whole months, and finds the year that holds most days, as the evaluator does", () => {
    const lengths = [0, 1, 27, 28, 30, 58, 59, 182, 183, 364, 365, 366, 547, 730, 731, 1_000, 1_096, 2_000];
    const differing = years.flatMap((year) =>
      daysOf(year).flatMap((from) =>
        lengths.filter((length) => {
          const whole = { from, to: from + length };
          const months = emittedFunctions.wholeMonths(whole.from, whole.to);
          const prevailing = emittedFunctions.prevailingYear(whole.from, whole.to);
          return months !== wholeMonths(whole) || prevailing !== prevailingYear(whole);
        }),
      ),
    );
    expect(differing).toEqual([]);
    expect(emittedFunctions.wholeMonths(10, 9)).toBe(0);
  });
});
