import { expect, test } from "vitest";
import { isFiscalCode } from "../fiscal-code/fiscal-code.ts";
import { fictionalFiscalCode, firstNameCode, isFictional, surnameCode } from "./fictional-fiscal-code.ts";
import { surnames } from "./names.ts";

test("surnames give their consonants, then their vowels, then X", () => {
  expect(["Rossi", "Riva", "Re", "Fo", "D'Angelo", "De Luca", "Zappalà", "Aiuola"].map(surnameCode)).toEqual([
    ...["RSS", "RVI", "REX", "FOX", "DNG", "DLC", "ZPP", "LAI"],
  ]);
});

test("of a first name with four consonants the second is skipped", () => {
  expect(["Vincenzo", "Marta", "Sara", "Al", "Alessandro", "Mario"].map(firstNameCode)).toEqual([
    ...["VCN", "MRT", "SRA", "LAX", "LSN", "MRA"],
  ]);
});

test("a woman's day of birth has 40 added", () => {
  const person = { firstName: "Maria", lastName: "Rossi", birthDate: "1980-12-09", birthPlace: 7 } as const;
  expect(fictionalFiscalCode({ ...person, sex: "female" })).toBe("RSSMRA80T49X007B");
  expect(fictionalFiscalCode({ ...person, sex: "male" }).slice(9, 11)).toBe("09");
});

test("the code is well formed, and of a place that does not exist", () => {
  const code = fictionalFiscalCode({
    firstName: "Nicolò",
    lastName: "D'Amico",
    sex: "male",
    birthDate: "2001-05-31",
    birthPlace: 999,
  });
  expect(code).toMatch(/^DMCNCL01E31X999[A-Z]$/);
  expect(isFiscalCode(code)).toBe(true);
  expect(isFictional(code)).toBe(true);
  expect(isFictional("RSSMRA80A01H501U")).toBe(false);
});

test("no two surnames share their three letters", () => {
  expect(new Set(surnames.map(surnameCode)).size).toBe(surnames.length);
});
