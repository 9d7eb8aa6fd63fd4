/** The title that a text gives an act, also where the rest of the text cannot be read yet; the identifier when it gives none. */
export function titleIn(text: string, act: string): string {
  for (const line of text.split("\n")) {
    const [, name, title] = /^\s*\p{L}+\s+([a-z][a-z0-9_]*)\s+"([^"]{1,500})"/u.exec(line) ?? [];
    if (name === act && title !== undefined) return title;
  }
  return act;
}
