/** Joins two texts that began from the same one: each change of either is in what comes out, and where both changed a line both are. */
import { diff3Merge } from "node-diff3";

export interface JoinedTexts {
  readonly text: string;
  /** Places at which both say something else: there both stand, between lines of comment. */
  readonly conflicts: number;
}

interface TextsToJoin {
  /** What both began from; empty when nothing is known of it. */
  readonly begun: string;
  readonly mine: string;
  readonly theirs: string;
  /** Who wrote the other text, for the line above it. */
  readonly who: string;
}

export function joinTexts({ begun, mine, theirs, who }: TextsToJoin): JoinedTexts {
  const regions = diff3Merge(linesOf(mine), linesOf(begun), linesOf(theirs), { excludeFalseConflicts: true });
  const conflicts = regions.filter(({ conflict }) => conflict !== undefined).length;
  const lines = regions.flatMap(({ ok, conflict }) =>
    conflict === undefined
      ? (ok ?? [])
      : [`-- ▼ ${mineAbove}`, ...conflict.a, `-- ▼ ${theirsAbove} ${oneLine(who)}`, ...conflict.b, `-- ▲ ${bothBelow}`],
  );
  return { text: lines.join("\n"), conflicts };
}

// In the language of the text.
const mineAbove = "testo tuo: tieni questo o quello che segue";
const theirsAbove = "testo di";
const bothBelow = "fin qui i due testi";

function linesOf(text: string): string[] {
  return text.split("\n");
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, " ").trim();
}
