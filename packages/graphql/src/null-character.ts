/** The one character that no text of the database can hold: what was written with it is not looked for, and not kept. */
import type { Sentence } from "./bad-input.ts";

/** The place of the first text that holds it, such as `evidence[0].name`; undefined when none does. */
export function nullCharacterIn(value: unknown, place = ""): string | undefined {
  if (typeof value === "string") return value.includes("\0") ? place : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const found = nullCharacterIn(part, placeOf(place, key, Array.isArray(value)));
    if (found !== undefined) return found;
  }
  return undefined;
}

function placeOf(place: string, key: string, isList: boolean): string {
  if (isList) return `${place}[${key}]`;
  return place === "" ? key : `${place}.${key}`;
}

/** What is wrong, where and what to do. @param place as `nullCharacterIn` says it. */
export function nullCharacterSentence(place: string): Sentence {
  return {
    en: `\`${place}\` holds a null character (U+0000), which no text of the registry has: remove it`,
    it: `\`${place}\` contiene un carattere nullo (U+0000), che nessun testo del registro ha: si tolga`,
  };
}
