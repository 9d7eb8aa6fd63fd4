/** Reads the whole number that an option asks for. */
import { Refusal } from "./refusal.ts";
import { words } from "./words.ts";

export function wholeNumber(option: string, text: string): number {
  const number = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > 1_000_000) throw new Refusal(words.notAWholeNumber(option, text));
  return number;
}
