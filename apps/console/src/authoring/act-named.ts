/** What a text says of the name of its act, and the file that holds it. */

/** The name that a text gives its act: what stands after the kind of act, on the first line that is no comment. */
export function actNamed(text: string): string | undefined {
  const head = text.split("\n").find((line) => line.trim() !== "" && !line.trim().startsWith("--"));
  return /^\s*\p{L}[\p{L} ]*\s([\p{L}_][\p{L}\p{N}_]*)\s+"/u.exec(head ?? "")?.[1];
}

/** The rule file of an act that was never published: the server names it so when it is. */
export function fileOf(act: string): string {
  return `${act.replaceAll("_", "-")}.delibera`;
}
