import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMonths, parseDate, printDate } from "./civil-date.ts";
import type { Period } from "./period.ts";
import {
  calendarMonths,
  completedBlocks,
  contains,
  covers,
  days,
  emptyPeriod,
  intersection,
  isEmpty,
  mergedPeriods,
  period,
  prevailingYear,
  samePeriod,
  wholeMonths,
  wholeYears,
  yearPeriod,
  yearsFromStart,
} from "./period.ts";

const date = (text: string): number => {
  const day = parseDate(text);
  if (day === undefined) throw new Error(`not a date: ${text}`);
  return day;
};
const from = (first: string, last: string): Period => period(date(first), date(last));
const shown = (pieces: readonly Period[]) => pieces.map((each) => `${printDate(each.from)}/${printDate(each.to)}`);
const anyPeriod = fc
  .tuple(fc.integer({ min: 16_000, max: 19_500 }), fc.integer({ min: -3, max: 1_500 }))
  .map(([first, length]) => period(first, first + length - 1));

describe("periods", () => {
  it("count both ends", () => {
    expect(days(from("2019-02-16", "2019-03-01"))).toBe(14);
    expect(days(from("2020-02-16", "2020-03-01"))).toBe(15);
    expect(days(from("2018-03-01", "2018-03-01"))).toBe(1);
    expect(days(yearPeriod(2020))).toBe(366);
  });

  it("are empty when the second date is before the first", () => {
    const nothing = from("2018-03-02", "2018-03-01");
    expect(isEmpty(nothing)).toBe(true);
    expect(days(nothing)).toBe(0);
    expect(samePeriod(nothing, emptyPeriod)).toBe(true);
    expect(contains(nothing, date("2018-03-01"))).toBe(false);
    expect(covers(yearPeriod(2018), nothing)).toBe(false);
    expect(covers(nothing, nothing)).toBe(false);
    expect(isEmpty(intersection(nothing, yearPeriod(2018)))).toBe(true);
    expect([wholeMonths(nothing), wholeYears(nothing), prevailingYear(nothing)]).toEqual([0, 0, undefined]);
    expect([yearsFromStart(nothing), calendarMonths(nothing), mergedPeriods([nothing])]).toEqual([[], [], []]);
    expect(completedBlocks(nothing, 15, 1970)).toBe(0);
  });

  it("join when they overlap or touch, and stay apart when a day lies between", () => {
    expect(
      shown(
        mergedPeriods([
          from("2018-06-01", "2018-06-10"),
          from("2018-01-01", "2018-01-31"),
          from("2018-02-01", "2018-02-10"),
          from("2018-02-05", "2018-02-06"),
          from("2018-06-12", "2018-06-13"),
        ]),
      ),
    ).toEqual(["2018-01-01/2018-02-10", "2018-06-01/2018-06-10", "2018-06-12/2018-06-13"]);
  });

  it("join to periods that hold the same days, ascending and apart", () => {
    fc.assert(
      fc.property(fc.array(anyPeriod, { maxLength: 6 }), fc.integer({ min: 15_990, max: 21_010 }), (all, day) => {
        const merged = mergedPeriods(all);
        expect(merged.some((each) => contains(each, day))).toBe(all.some((each) => contains(each, day)));
        for (const [index, each] of merged.entries()) {
          const next = merged[index + 1];
          if (next) expect(next.from).toBeGreaterThan(each.to + 1);
        }
      }),
    );
  });

  it("are cut at anniversaries of the first day", () => {
    expect(shown(yearsFromStart(from("2018-10-01", "2020-12-15")))).toEqual([
      "2018-10-01/2019-09-30",
      "2019-10-01/2020-09-30",
      "2020-10-01/2020-12-15",
    ]);
    expect(shown(yearsFromStart(from("2020-02-29", "2024-03-01")))).toEqual([
      "2020-02-29/2021-02-27",
      "2021-02-28/2022-02-27",
      "2022-02-28/2023-02-27",
      "2023-02-28/2024-02-28",
      "2024-02-29/2024-03-01",
    ]);
  });

  it("are cut at month ends", () => {
    expect(shown(calendarMonths(from("2019-12-15", "2020-03-01")))).toEqual([
      "2019-12-15/2019-12-31",
      "2020-01-01/2020-01-31",
      "2020-02-01/2020-02-29",
      "2020-03-01/2020-03-01",
    ]);
  });

  it("are cut into pieces that follow each other and make up the whole", () => {
    fc.assert(
      fc.property(anyPeriod, fc.constantFrom(yearsFromStart, calendarMonths), (whole, cut) => {
        const pieces = cut(whole);
        expect(pieces.reduce((sum, each) => sum + days(each), 0)).toBe(days(whole));
        expect(shown(mergedPeriods(pieces))).toEqual(isEmpty(whole) ? [] : shown([whole]));
        for (const piece of pieces) expect(isEmpty(piece)).toBe(false);
      }),
    );
  });

  it("complete a calendar month on the day before its anniversary", () => {
    expect(wholeMonths(from("2018-03-15", "2018-04-13"))).toBe(0);
    expect(wholeMonths(from("2018-03-15", "2018-04-14"))).toBe(1);
    expect(wholeMonths(from("2019-01-01", "2019-02-28"))).toBe(2);
    expect(wholeMonths(from("2020-01-01", "2020-02-28"))).toBe(1);
    expect(wholeMonths(from("2020-01-01", "2020-02-29"))).toBe(2);
    expect(wholeMonths(from("2019-01-31", "2019-02-27"))).toBe(1);
    expect(wholeMonths(from("2019-02-01", "2019-05-01"))).toBe(3);
    expect(wholeMonths(from("2018-01-01", "2018-12-30"))).toBe(11);
    expect(wholeYears(from("2018-01-01", "2018-12-31"))).toBe(1);
    expect(wholeYears(from("2018-01-01", "2018-12-30"))).toBe(0);
    expect(wholeYears(from("2020-02-29", "2021-02-27"))).toBe(1);
    expect(wholeYears(from("2020-02-29", "2021-02-26"))).toBe(0);
  });

  it("have m whole months exactly when m months after the first day, less one, is not after the last", () => {
    fc.assert(
      fc.property(anyPeriod, (whole) => {
        fc.pre(!isEmpty(whole));
        const months = wholeMonths(whole);
        if (months > 0) expect(addMonths(whole.from, months) - 1).toBeLessThanOrEqual(whole.to);
        expect(addMonths(whole.from, months + 1) - 1).toBeGreaterThan(whole.to);
      }),
    );
  });

  it("prevail in the year with most of their days, the earlier when two have as many", () => {
    expect(prevailingYear(from("2018-10-01", "2019-06-30"))).toBe(2019);
    expect(prevailingYear(from("2018-07-01", "2019-05-31"))).toBe(2018);
    expect(prevailingYear(from("2018-12-30", "2019-01-02"))).toBe(2018);
    expect(prevailingYear(from("2018-12-31", "2020-12-31"))).toBe(2020);
    expect(prevailingYear(from("2018-12-31", "2021-12-31"))).toBe(2020);
    expect(prevailingYear(from("2017-06-01", "2019-12-31"))).toBe(2018);
  });

  it("complete blocks of continuous days in the year of the block's last day", () => {
    const completed = (first: string, last: string, year: number) => completedBlocks(from(first, last), 15, year);
    expect(completed("2018-03-01", "2018-03-14", 2018)).toBe(0);
    expect(completed("2018-03-01", "2018-03-15", 2018)).toBe(1);
    expect(completed("2018-03-01", "2018-03-29", 2018)).toBe(1);
    expect(completed("2018-03-01", "2018-03-30", 2018)).toBe(2);
    expect(completed("2019-02-16", "2019-03-01", 2019)).toBe(0);
    expect(completed("2020-02-16", "2020-03-01", 2020)).toBe(1);
    expect(completed("2018-12-25", "2019-01-08", 2018)).toBe(0);
    expect(completed("2018-12-25", "2019-01-08", 2019)).toBe(1);
    expect(completed("2018-12-17", "2018-12-31", 2018)).toBe(1);
    expect(completed("2018-01-01", "2018-12-31", 2018)).toBe(24);
    expect(completed("2020-01-01", "2020-12-31", 2020)).toBe(24);
  });

  it("complete over all years as many blocks as fit in the whole", () => {
    fc.assert(
      fc.property(anyPeriod, fc.integer({ min: 1, max: 400 }), (whole, length) => {
        let total = 0;
        for (let year = 2010; year <= 2035; year++) total += completedBlocks(whole, length, year);
        expect(total).toBe(Math.floor(days(whole) / length));
      }),
    );
  });

  it("intersect in the days they share", () => {
    fc.assert(
      fc.property(anyPeriod, anyPeriod, fc.integer({ min: 15_990, max: 21_010 }), (a, b, day) => {
        expect(contains(intersection(a, b), day)).toBe(contains(a, day) && contains(b, day));
        expect(covers(a, b)).toBe(!isEmpty(b) && samePeriod(intersection(a, b), b));
      }),
    );
  });
});
