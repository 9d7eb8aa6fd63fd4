import { describe, expect, it } from "vitest";
import { formatCount, formatDate, formatDecimal, maskFiscalCode, sentenceCase } from "./format.ts";

describe("dates, numbers and names for people", () => {
  it("write a decimal with the separators of each language, also below ten thousand", () => {
    expect(formatDecimal("1044.7", "it")).toBe("1.044,7");
    expect(formatDecimal("1044,7", "en")).toBe("1,044.7");
    expect(formatDecimal("999.9", "it")).toBe("999,9");
    expect(formatDecimal("1234567", "it")).toBe("1.234.567");
  });

  it("write a negative decimal with a minus sign, not a hyphen", () => {
    expect(formatDecimal("-20.1", "it")).toBe("−20,1");
    expect(formatDecimal("−20,1", "it")).toBe("−20,1");
  });

  it("keep every digit of an amount that a float would lose", () => {
    expect(formatDecimal("9007199254740993.25", "it")).toBe("9.007.199.254.740.993,25");
  });

  it("write a day without moving it to another time zone", () => {
    expect(formatDate("2018-09-26", "it")).toBe("26/09/2018");
    expect(formatDate("2017-01-01", "it")).toBe("01/01/2017");
    expect(formatDate("2018-09-26", "en")).toBe("26 Sept 2018");
  });

  it("separate thousands in counts", () => {
    expect(formatCount(2000, "it")).toBe("2.000");
    expect(formatCount(2000, "en")).toBe("2,000");
  });

  it("cover the middle of a fiscal code, and leave what is not one", () => {
    expect(maskFiscalCode("RSSMRA80A01H501U")).toBe("RSSMRA••••••501U");
    expect(maskFiscalCode("12345678901")).toBe("123456•8901");
    expect(maskFiscalCode("?")).toBe("?");
  });

  it("begin a line with a capital", () => {
    expect(sentenceCase("è così")).toBe("È così");
  });
});
