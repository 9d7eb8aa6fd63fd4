/**
 * A fiscal code with the form and the check letter of a true one, which can belong to nobody. The code of the place of birth is in
 * the block X000–X999: the land registry's codes begin with A to M for municipalities and with Z for foreign states, and no code
 * was ever assigned under a letter from N to Y.
 */
import { checkLetter } from "../fiscal-code/fiscal-code.ts";

export interface CodedPerson {
  readonly firstName: string;
  readonly lastName: string;
  readonly sex: "female" | "male";
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
  /** 0 to 999: which of the thousand places that do not exist. */
  readonly birthPlace: number;
}

export function fictionalFiscalCode(person: CodedPerson): string {
  const [year = "", month = "", dayOfMonth = ""] = person.birthDate.split("-");
  const day = Number(dayOfMonth) + (person.sex === "female" ? 40 : 0);
  const body = [
    surnameCode(person.lastName),
    firstNameCode(person.firstName),
    year.slice(2),
    "ABCDEHLMPRST".charAt(Number(month) - 1),
    String(day).padStart(2, "0"),
    `X${String(person.birthPlace).padStart(3, "0")}`,
  ].join("");
  return body + checkLetter(body);
}

/** True of a code that only the fictional registry can have made. */
export function isFictional(fiscalCode: string): boolean {
  return fiscalCode.charAt(11) === "X";
}

/** The consonants, then the vowels, then X, until there are three letters. */
export function surnameCode(surname: string): string {
  const [consonants, vowels] = split(surname);
  return `${consonants}${vowels}XX`.slice(0, 3);
}

/** Like a surname, but of four consonants or more the second is skipped. */
export function firstNameCode(name: string): string {
  const [consonants, vowels] = split(name);
  if (consonants.length >= 4) return consonants.charAt(0) + consonants.slice(2, 4);
  return `${consonants}${vowels}XX`.slice(0, 3);
}

function split(name: string): [consonants: string, vowels: string] {
  const letters = name
    .normalize("NFD")
    .toUpperCase()
    .replace(/[^A-Z]/g, "");
  return [letters.replace(/[AEIOU]/g, ""), letters.replace(/[^AEIOU]/g, "")];
}
