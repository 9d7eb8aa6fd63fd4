/** The last character of an Italian fiscal code, computed from those before it (ministerial decree of 23 December 1976). */

/** @param body the first 15 characters: capital letters and digits. */
export function checkLetter(body: string): string {
  let sum = 0;
  for (const [index, character] of [...body].entries()) {
    const value = rankOf(character);
    // Positions are counted from one, so the first is odd.
    sum += index % 2 === 0 ? (oddValues[value] ?? 0) : value;
  }
  return letters.charAt(sum % 26);
}

/** @param body the first 10 digits of a provisional code, which is checked like a VAT number. */
export function checkDigit(body: string): string {
  let sum = 0;
  for (const [index, character] of [...body].entries()) {
    const doubled = Number(character) * (index % 2 === 0 ? 1 : 2);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** A digit and the letter of the same rank have the same value: 0 and A, 1 and B, … */
function rankOf(character: string): number {
  const letter = letters.indexOf(character);
  return letter === -1 ? Number(character) : letter;
}

const oddValues = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
