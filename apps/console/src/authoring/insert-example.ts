/** An example as text, and where in a comma it goes: after everything the comma holds, before the word that closes it. */
import type { TextEdit } from "./accepting.ts";

export interface NewExample {
  readonly title: string;
  /** `2017-2019`; undefined for the one in which the act takes effect. */
  readonly cycle: string | undefined;
  /** `2018-09-26`, when the example is about what was known on a day. */
  readonly knownOn?: string | undefined;
  readonly asOf?: string | undefined;
  /** What is given and what is expected, as the language writes it. */
  readonly lines: readonly string[];
}

interface CommaPlace {
  readonly start: number;
  readonly end: number;
}

/** Undefined when the comma is not closed. */
export function exampleEdit(text: string, place: CommaPlace, example: NewExample): TextEdit | undefined {
  return examplesEdit(text, place, [example]);
}

/** The same for several, one after the other. */
export function examplesEdit(
  text: string,
  { start, end }: CommaPlace,
  examples: readonly NewExample[],
): TextEdit | undefined {
  const closing = /([ \t]*)fine\s*$/.exec(text.slice(start, end));
  if (closing === null) return undefined;
  const at = start + closing.index;
  const indent = `${closing[1] ?? ""}  `;
  return { start: at, end: at, text: examples.map((example) => written(example, indent)).join("") };
}

function written(example: NewExample, indent: string): string {
  const lines = [`esempio "${example.title.replaceAll('"', "'")}"`, ...headOf(example), ...example.lines];
  return lines.map((line, place) => `${indent}${place === 0 ? "" : "  "}${line}\n`).join("");
}

function headOf({ cycle, knownOn, asOf }: NewExample): string[] {
  const day = (date: string) => date.split("-").reverse().join("/");
  return [
    ...(cycle === undefined ? [] : [`nel triennio ${cycle}`]),
    ...(knownOn === undefined ? [] : [`noto al ${day(knownOn)}`]),
    ...(asOf === undefined ? [] : [`alla data ${day(asOf)}`]),
  ];
}
