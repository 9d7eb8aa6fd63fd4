/** Why a record is refused: where, and a sentence that says what is wrong and what to write instead. */
export interface Problem {
  /** Path of the offending value: `participations[0].credits`; `$` is the whole document. */
  readonly path: string;
  readonly message: Words;
}

export interface Words {
  readonly it: string;
  readonly en: string;
}

/** A value as the person wrote it, in backticks, cut when it is long. */
export function quoted(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal would obey must not reach it
  const shown = text.replace(/[\u0000-\u001f\u007f-\u009f]/g, "·");
  return `\`${shown.length > 60 ? `${shown.slice(0, 59)}…` : shown}\``;
}
