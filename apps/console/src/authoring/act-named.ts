/** The name that a text gives its act: what stands after the kind of act, on the first line that is no comment. */
export function actNamed(text: string): string | undefined {
  const head = text.split("\n").find((line) => line.trim() !== "" && !line.trim().startsWith("--"));
  return /^\s*\p{L}[\p{L} ]*\s([\p{L}_][\p{L}\p{N}_]*)\s+"/u.exec(head ?? "")?.[1];
}
