/** Makes an example expect what came out, and writes above the line who reads why: the law, not the program, is to be right. */
import type { AcceptingChange } from "../editor/study-protocol.ts";

export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Acceptance {
  readonly change: AcceptingChange;
  /** What the example asserted, as written. */
  readonly before: string;
  /** In the words of the author; of several lines one is made. */
  readonly reason: string;
  /** `2026-11-21`. */
  readonly today: string;
}

export function acceptingEdits(text: string, { change, before, reason, today }: Acceptance): readonly TextEdit[] {
  const indent = indentBefore(text, change.start);
  const day = today.split("-").reverse().join("/");
  const words = reason.replace(/\s+/g, " ").trim();
  const comment = `-- ${day}, esito accettato: era «${before}»; motivo: ${words}\n${indent}`;
  return [
    { start: change.start, end: change.start, text: comment },
    { start: change.from, end: change.to, text: change.text },
  ];
}

/** The blanks between the beginning of the line and a place; none when something else stands there. */
export function indentBefore(text: string, place: number): string {
  const line = text.slice(text.lastIndexOf("\n", place - 1) + 1, place);
  return /^[ \t]*$/.test(line) ? line : "";
}
