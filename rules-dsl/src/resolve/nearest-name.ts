/** Finds the declared name that a mistyped one most resembles (Damerau-Levenshtein, within a third of its length). */
import { nameKey } from "../syntax/keywords.ts";

export function nearestName(written: string, known: Iterable<string>): string | undefined {
  const key = nameKey(written);
  let best: { name: string; distance: number } | undefined;
  const farthest = Math.max(1, Math.floor(key.length / 3));
  for (const name of known) {
    const other = nameKey(name);
    if (Math.abs(other.length - key.length) > farthest) continue;
    const distance = editDistance(key, other);
    if (distance > farthest) continue;
    if (best === undefined || distance < best.distance) best = { name, distance };
  }
  return best?.name;
}

function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let distance = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + cost,
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) distance = Math.min(distance, (beforePrevious[column - 2] ?? 0) + 1);
      current.push(distance);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
