/** The difference of two texts as replacements of whole lines. */
import type { SourceFile } from "../source/source.ts";
import type { TextEdit } from "./problems.ts";

/** In order. Lines that both texts have in common are left alone, as far as a search of bounded length finds them. */
export function changedLines({ name, text }: SourceFile, wanted: string): readonly TextEdit[] {
  const before = linesOf(text);
  const after = linesOf(wanted);
  const starts: number[] = [0];
  for (const line of before) starts.push((starts.at(-1) ?? 0) + line.length);
  const edits: TextEdit[] = [];
  let oldAt = 0;
  let newAt = 0;
  const upTo = (oldTo: number, newTo: number) => {
    if (oldTo > oldAt || newTo > newAt) {
      const span = { file: name, start: starts[oldAt] ?? text.length, end: starts[oldTo] ?? text.length };
      edits.push({ span, text: after.slice(newAt, newTo).join("") });
    }
  };
  while (oldAt < before.length || newAt < after.length) {
    if (oldAt < before.length && before[oldAt] === after[newAt]) {
      oldAt++;
      newAt++;
      continue;
    }
    const [oldTo, newTo] = nextCommon(before, after, oldAt, newAt);
    upTo(oldTo, newTo);
    oldAt = oldTo;
    newAt = newTo;
  }
  return edits;
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Lines looked at on either side; texts that stay apart for longer are replaced to their end. */
const reach = 200;

/** The nearest pair of equal lines after a difference; the ends when there is none near. */
function nextCommon(
  before: readonly string[],
  after: readonly string[],
  oldAt: number,
  newAt: number,
): readonly [number, number] {
  for (let distance = 1; distance <= reach; distance++) {
    for (let ahead = 0; ahead <= distance; ahead++) {
      const [oldTo, newTo] = [oldAt + distance - ahead, newAt + ahead];
      const line = before[oldTo];
      if (line !== undefined && line === after[newTo] && line.trim() !== "") return [oldTo, newTo];
    }
  }
  return [before.length, after.length];
}
