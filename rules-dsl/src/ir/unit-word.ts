/** A unit as the rule language writes it: those of the calendar have another name in a program than in a text. */
import { calendarUnits } from "./calendar-units.ts";
import type { Vocabulary } from "./program.ts";

export function unitWord(unit: string): string {
  return calendarUnits.find(({ name }) => name === unit)?.words.at(-1) ?? unit;
}

/** An amount as written, with its unit: in the singular after 1, when the vocabulary has a singular. */
export function amountWords(amount: string, unit: string | undefined, { units }: Pick<Vocabulary, "units">): string {
  if (unit === undefined) return amount;
  if (amount !== "1") return `${amount} ${unitWord(unit)}`;
  const singular = calendarUnits.find(({ name }) => name === unit)?.words[0];
  return `${amount} ${singular ?? units.find(({ name }) => name === unit)?.singular ?? unit}`;
}
