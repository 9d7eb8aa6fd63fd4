/** Text of a file as a terminal may show it: what a terminal would obey (escapes, NUL, line ends) becomes a dot. */
export function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not reach the terminal
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, "·");
}
