import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addMonths,
  addYears,
  dateOf,
  firstDate,
  firstOfYear,
  isDate,
  isLeapYear,
  lastDate,
  lastOfYear,
  parseDate,
  partsOf,
  printDate,
  yearOf,
} from "./civil-date.ts";

const date = (text: string): number => {
  const day = parseDate(text);
  if (day === undefined) throw new Error(`not a date: ${text}`);
  return day;
};
const anyDate = fc.integer({ min: firstDate, max: lastDate });

describe("civil dates", () => {
  it("count days from 1 January 1970", () => {
    expect(date("1970-01-01")).toBe(0);
    expect(date("1969-12-31")).toBe(-1);
    expect(date("2000-03-01")).toBe(11017);
    expect(date("2017-01-01")).toBe(17167);
  });

  it("agree with the calendar of the platform on every day of four centuries", () => {
    const first = date("1900-01-01");
    const different: string[] = [];
    for (let day = first; day < first + 146097; day++) {
      if (printDate(day) !== new Date(day * 86_400_000).toISOString().slice(0, 10)) different.push(printDate(day));
    }
    expect(different).toEqual([]);
  });

  it("refuse dates that do not exist and other shapes", () => {
    for (const text of [
      "2019-02-29",
      "1900-02-29",
      "2018-04-31",
      "2018-13-01",
      "2018-00-10",
      "2018-01-00",
      "2018-01-32",
      "0000-12-31",
      "2018-1-1",
      "18-01-01",
      "2018-01-01T00:00:00Z",
      "2018/01/01",
      " 2018-01-01",
      "10000-01-01",
      "-001-01-01",
      "",
    ]) {
      expect(parseDate(text), text).toBeUndefined();
    }
    expect(dateOf(2018.5, 1, 1)).toBeUndefined();
    expect(parseDate("2000-02-29")).toBe(11016);
  });

  it("end where four digits end", () => {
    expect(printDate(firstDate)).toBe("0001-01-01");
    expect(printDate(lastDate)).toBe("9999-12-31");
    expect(isDate(lastDate + 1)).toBe(false);
    expect(isDate(firstDate - 1)).toBe(false);
    expect(isDate(0.5)).toBe(false);
  });

  it("are read back as printed, one day apart from the next", () => {
    fc.assert(
      fc.property(anyDate, (day) => {
        expect(parseDate(printDate(day))).toBe(day);
        const { year, month, day: ofMonth } = partsOf(day);
        expect(dateOf(year, month, ofMonth)).toBe(day);
      }),
    );
  });

  it("move by months and fall back to the end of a shorter month", () => {
    expect(printDate(addMonths(date("2019-01-31"), 1))).toBe("2019-02-28");
    expect(printDate(addMonths(date("2020-01-31"), 1))).toBe("2020-02-29");
    expect(printDate(addMonths(date("2019-03-31"), -1))).toBe("2019-02-28");
    expect(printDate(addMonths(date("2019-11-30"), 3))).toBe("2020-02-29");
    expect(printDate(addMonths(date("2020-12-15"), 1))).toBe("2021-01-15");
    expect(printDate(addMonths(date("2020-01-15"), -13))).toBe("2018-12-15");
    expect(printDate(addYears(date("2020-02-29"), 1))).toBe("2021-02-28");
    expect(printDate(addYears(date("2020-02-29"), 4))).toBe("2024-02-29");
  });

  it("know their year and its ends", () => {
    fc.assert(
      fc.property(anyDate, (day) => {
        const year = yearOf(day);
        expect(firstOfYear(year)).toBeLessThanOrEqual(day);
        expect(lastOfYear(year)).toBeGreaterThanOrEqual(day);
        expect(lastOfYear(year) - firstOfYear(year) + 1).toBe(isLeapYear(year) ? 366 : 365);
      }),
    );
  });
});
