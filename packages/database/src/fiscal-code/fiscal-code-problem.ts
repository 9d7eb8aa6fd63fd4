/**
 * Tells whether a text has the form of a fiscal code: 16 characters, with letters in place of digits where two people would
 * otherwise share a code (omocodia), or the 11 digits of a provisional code. It says nothing about whose code it is.
 */
import { checkDigit, checkLetter } from "./check-character.ts";

/** @returns what is wrong, in words that follow the code; undefined when nothing is. */
export function fiscalCodeProblem(code: string): string | undefined {
  if (/^\d{11}$/.test(code)) {
    const expected = checkDigit(code.slice(0, 10));
    return code.endsWith(expected) ? undefined : `ends in ${code.slice(10)} where its check digit is ${expected}`;
  }
  if (code.length !== 16) return `has ${code.length} characters where 16 are due, or 11 digits if it is provisional`;
  const wrong = [...code].findIndex((character, index) => !(forms[index] ?? letter).test(character));
  if (wrong !== -1) return `has \`${code[wrong]}\` as character ${wrong + 1}, where ${expectedAt(wrong)} is due`;
  if (dayOf(code) === undefined) return `has ${code.slice(9, 11)} as day of birth, which no month has`;
  const expected = checkLetter(code.slice(0, 15));
  return code.endsWith(expected) ? undefined : `ends in ${code.slice(15)} where its check letter is ${expected}`;
}

/** True when the code has the form and the check character of a fiscal code. */
export function isFiscalCode(code: string): boolean {
  return fiscalCodeProblem(code) === undefined;
}

const letter = /[A-Z]/;
const digit = /[0-9LMNPQRSTUV]/;
const month = /[ABCDEHLMPRST]/;
const forms = [
  ...Array.from({ length: 6 }, () => letter),
  ...[digit, digit, month, digit, digit],
  ...[letter, digit, digit, digit, letter],
];

function expectedAt(index: number): string {
  if (forms[index] === letter) return "a capital letter";
  return forms[index] === month ? "the letter of a month" : "a digit, or the letter that stands for one";
}

const daysByMonth: Readonly<Record<string, number>> = {
  A: 31,
  B: 29,
  C: 31,
  D: 30,
  E: 31,
  H: 30,
  L: 31,
  M: 31,
  P: 30,
  R: 31,
  S: 30,
  T: 31,
};

function dayOf(code: string): number | undefined {
  const [tens = "", units = ""] = [...code.slice(9, 11)].map((it) => {
    const rank = "LMNPQRSTUV".indexOf(it);
    return rank === -1 ? it : String(rank);
  });
  const written = Number(tens + units);
  const day = written > 40 ? written - 40 : written;
  return day >= 1 && day <= (daysByMonth[code.charAt(8)] ?? 0) ? day : undefined;
}
