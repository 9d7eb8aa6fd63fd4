/**
 * Says whether a fiscal code can exist: shape (omocodia included), a date of birth of the calendar, check character.
 * Eleven digits are a provisional code. That a code can exist does not say that somebody has it.
 */
export function isFiscalCode(text: string): boolean {
  if (/^\d{11}$/.test(text)) return provisionalCheckDigit(text) === text[10];
  return personal.test(text) && bornOnADay(text) && checkLetter(text) === text[15];
}

/** The sixteenth character, computed from the first fifteen. */
export function checkLetter(code: string): string {
  let sum = 0;
  for (let place = 0; place < 15; place++) {
    const character = code.charCodeAt(place);
    // Letters count from A, digits from 0: a digit has the value of the letter in its place of the alphabet.
    const value = character >= letterA ? character - letterA : character - digitZero;
    // Places are counted from one in the decree: the first is odd.
    sum += place % 2 === 0 ? (oddValues[value] ?? 0) : value;
  }
  return alphabet.charAt(sum % 26);
}

const [letterA, digitZero] = [65, 48];
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** Values of the characters in odd places. */
const oddValues = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

const digit = "[0-9LMNPQRSTUV]";
const personal = new RegExp(`^[A-Z]{6}${digit}{2}[ABCDEHLMPRST]${digit}{2}[A-Z]${digit}{3}[A-Z]$`);
const monthLetters = "ABCDEHLMPRST";
const omocodia = "LMNPQRSTUV";

function bornOnADay(code: string): boolean {
  const [year, day] = [digits(code.slice(6, 8)), digits(code.slice(9, 11))];
  const month = monthLetters.indexOf(code[8] ?? "");
  // Women have 40 added. The century is not written: 29 February of a year 00 exists in one of the two.
  const dayOfMonth = day > 40 ? day - 40 : day;
  const lengths = [31, year % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return dayOfMonth >= 1 && dayOfMonth <= (lengths[month] ?? 0);
}

/** Letters stand for digits when two people would have the same code. */
function digits(text: string): number {
  return Number(text.replace(/[A-Z]/g, (letter) => String(omocodia.indexOf(letter))));
}

function provisionalCheckDigit(code: string): string {
  let sum = 0;
  for (let place = 0; place < 10; place++) {
    const doubled = Number(code[place]) * (place % 2 === 0 ? 1 : 2);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}
