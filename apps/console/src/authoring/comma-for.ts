/** In which comma of a text an example about a rule goes. */
import type { OutlineComma, OutlineDivision } from "../editor/protocol.ts";

/** The comma that defines the rule; else the first that holds rules. */
export function commaFor(text: string, outline: readonly OutlineDivision[], rule: string): OutlineComma | undefined {
  const commi = outline.flatMap((division) => division.commi);
  const defined = text.search(new RegExp(`\\b(?:parametro|regola|requisito)\\s+${rule}\\b`, "u"));
  const own = commi.find(({ start, end }) => start <= defined && defined < end);
  return own ?? commi.find(({ standing }) => standing === "encoded") ?? commi[0];
}
