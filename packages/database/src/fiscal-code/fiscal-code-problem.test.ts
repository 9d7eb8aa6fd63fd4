import { expect, test } from "vitest";
import { checkDigit, checkLetter } from "./check-character.ts";
import { fiscalCodeProblem, isFiscalCode } from "./fiscal-code-problem.ts";

test("published examples of the algorithm have the check letter it gives", () => {
  for (const code of [
    "RSSMRA80A01H501U",
    "MRTMTT25D09F205Z",
    "MLLSNT82P65Z404U",
    "RCCMNL83S18D969H",
    "CNTCHR83T41D969D",
  ]) {
    expect(checkLetter(code.slice(0, 15)), code).toBe(code.slice(15));
    expect(isFiscalCode(code), code).toBe(true);
  }
});

test("published examples of eleven digits have the check digit it gives", () => {
  for (const code of ["12345670488", "00743110157"]) {
    expect(checkDigit(code.slice(0, 10)), code).toBe(code.slice(10));
    expect(isFiscalCode(code), code).toBe(true);
  }
});

test("letters stand for digits where two people would share a code", () => {
  // RSSMRA80A01H501U with its last digit, then all seven digits, replaced.
  for (const body of ["RSSMRA80A01H50M", "RSSMRAULALMHRLM"]) {
    expect(isFiscalCode(body + checkLetter(body))).toBe(true);
  }
});

test("what is wrong with a code is said in words", () => {
  expect(fiscalCodeProblem("RSSMRA80A01H501")).toBe(
    "has 15 characters where 16 are due, or 11 digits if it is provisional",
  );
  expect(fiscalCodeProblem("RSSMRA80A01H501X")).toBe("ends in X where its check letter is U");
  expect(fiscalCodeProblem("rSSMRA80A01H501U")).toBe("has `r` as character 1, where a capital letter is due");
  expect(fiscalCodeProblem("RSSMRA8AA01H501U")).toBe(
    "has `A` as character 8, where a digit, or the letter that stands for one is due",
  );
  expect(fiscalCodeProblem("RSSMRA80F01H501U")).toBe("has `F` as character 9, where the letter of a month is due");
  expect(fiscalCodeProblem("RSSMRA80B30H501U")).toBe("has 30 as day of birth, which no month has");
  expect(fiscalCodeProblem("RSSMRA80A72H501U")).toBe("has 72 as day of birth, which no month has");
  expect(fiscalCodeProblem("12345670489")).toBe("ends in 9 where its check digit is 8");
});

test("a letter changed in any place is noticed", () => {
  const code = "RSSMRA80A01H501U";
  for (let index = 0; index < code.length; index++) {
    const other = code.charAt(index) === "M" ? "P" : "M";
    expect(isFiscalCode(code.slice(0, index) + other + code.slice(index + 1)), `place ${index}`).toBe(false);
  }
});
