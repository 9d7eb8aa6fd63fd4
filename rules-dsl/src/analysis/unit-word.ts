/** A unit as the rule language writes it: those of the calendar have another name in a program than in a text. */
import { calendarUnits } from "../ir/calendar-units.ts";

export function unitWord(unit: string): string {
  return calendarUnits.find(({ name }) => name === unit)?.words.at(-1) ?? unit;
}
