/** From when a period that somebody declares may begin: not before the person was born, and not later than a year from today. */
import { badInput } from "../bad-input.ts";
import type { WrittenDay } from "../day.ts";
import { requiredDay } from "./fields.ts";

/** The day given. Throws BAD_USER_INPUT naming the field when nothing can be declared from it on. */
export function declaredFrom(
  written: WrittenDay,
  field: string,
  { today }: { readonly today: string },
  person: { readonly birthDate: string },
): string {
  const day = requiredDay(written, field);
  if (day < person.birthDate) {
    throw badInput(
      {
        en: `\`${field}\` is ${day}: it comes before the person was born, on ${person.birthDate}`,
        it: `\`${field}\` è ${day}: viene prima della nascita della persona, il ${person.birthDate}`,
      },
      field,
    );
  }
  const last = yearAfter(today);
  if (day > last)
    throw badInput(
      {
        en: `\`${field}\` is ${day}: say it when it is near, today until ${last}`,
        it: `\`${field}\` è ${day}: lo si dica quando è vicino, oggi fino al ${last}`,
      },
      field,
    );
  return day;
}

/** The same day of the next year; of 29 February, the 28th. */
function yearAfter(day: string): string {
  const year = Number.parseInt(day.slice(0, 4), 10) + 1;
  return `${year}${day.slice(4) === "-02-29" ? "-02-28" : day.slice(4)}`;
}
