/**
 * What people write in words of their own, wherever a change takes it: not blank, no longer than its field, of characters that can be
 * seen. Control characters, those that turn the direction of what follows and halves of characters are refused; spaces are made one.
 */
import type { Sentence } from "../bad-input.ts";
import { badInput } from "../bad-input.ts";

interface Field {
  /** The field of the input. */
  readonly field: string;
  /** In characters, as the database counts them. */
  readonly longest: number;
  /** What to do: `say why`. */
  readonly todo: Sentence;
  /** What is named in the sentence, when it is not the field itself. */
  readonly called?: Sentence;
}

export const longestName = 200;
export const longestReason = 2000;
const longestList = 100;

// Neither seen nor a space: the direction of writing, the blank of no width, what no text is exchanged with.
const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/u;
const invisible = /[\s\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]/gu;

/** One line: a name, a file, an address. Throws BAD_USER_INPUT naming the field. */
export function lineOf(written: string, field: Field): string {
  return bounded(written.trim().replace(/\p{Zs}+/gu, " "), field);
}

/** Words that may go over lines: a reason, what is wrong. Throws BAD_USER_INPUT naming the field. */
export function wordsOf(written: string, field: Field): string {
  const lines = written.trim().replace(/\r\n?/g, "\n").split("\n");
  for (const line of lines) refuseUnseen(line.replaceAll("\t", " "), field);
  return bounded(lines.join("\n"), field, true);
}

/** Names in a list, none twice however it is written. Throws BAD_USER_INPUT naming the field. */
export function namesOf(written: readonly string[], field: string): readonly string[] {
  if (written.length > longestList)
    throw badInput(
      {
        en: `\`${field}\` has ${written.length}: name ${longestList} at most`,
        it: `\`${field}\` ne ha ${written.length}: al massimo ${longestList}`,
      },
      field,
    );
  const called = { en: `each name of \`${field}\``, it: `ogni nome di \`${field}\`` };
  const todo = { en: "write it, or leave it out", it: "si scriva, o si ometta" };
  const names = written.map((name) => lineOf(name, { field, longest: longestName, called, todo }));
  const twice = names.find((name, place) => names.findIndex((other) => alike(other) === alike(name)) !== place);
  if (twice === undefined) return names;
  throw badInput(
    {
      en: `\`${field}\` has ${quoted(twice)} twice: name each once`,
      it: `\`${field}\` ha ${quoted(twice)} due volte: ogni nome una volta`,
    },
    field,
  );
}

/** The same for names that only capitals, spaces or the way in which a letter is composed tell apart. */
export function alike(name: string): string {
  return name.normalize("NFKC").toUpperCase().toLowerCase().replace(/\s+/g, "");
}

export function quoted(text: string): string {
  return JSON.stringify(Array.from(text).slice(0, 40).join(""));
}

function bounded(text: string, asked: Field, overLines = false): string {
  const { field, longest, todo, called = inBackticks(field) } = asked;
  const isBlank = text.replace(invisible, "") === "";
  // A character takes two places at most.
  const isLong = text.length > longest && (text.length > 2 * longest || Array.from(text).length > longest);
  if (isBlank || isLong)
    throw badInput(
      {
        en: `${called.en} has 1 to ${longest} characters: ${todo.en}`,
        it: `${called.it} ha da 1 a ${longest} caratteri: ${todo.it}`,
      },
      field,
    );
  if (!overLines) refuseUnseen(text, asked);
  return text.normalize("NFC");
}

function refuseUnseen(text: string, { field, called = inBackticks(field) }: Field): void {
  const found = unseen.exec(text)?.[0];
  if (found === undefined) return;
  const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  throw badInput(
    {
      en: `${called.en} holds U+${code}, a character that cannot be seen: remove it`,
      it: `${called.it} contiene U+${code}, un carattere che non si vede: si tolga`,
    },
    field,
  );
}

/** A field as a sentence names it. */
export function inBackticks(field: string): Sentence {
  return { en: `\`${field}\``, it: `\`${field}\`` };
}
