/** Finds the declared name that a mistyped one most resembles (Damerau-Levenshtein, within a third of its length). */
import { nameKey } from "../syntax/keywords.ts";

export function nearestName(written: string, known: Iterable<string>): string | undefined {
  const key = nameKey(written);
  let best: string | undefined;
  let farthest = Math.max(1, Math.floor(key.length / 3));
  for (const name of known) {
    const distance = distanceWithin(key, nameKey(name), farthest);
    if (distance === undefined) continue;
    best = name;
    // Only a name that is nearer still can take its place.
    farthest = distance - 1;
    if (farthest < 0) break;
  }
  return best;
}

/** Letters to add, take away, change or swap with the next, if they are at most `farthest`. */
function distanceWithin(a: string, b: string, farthest: number): number | undefined {
  if (Math.abs(a.length - b.length) > farthest) return undefined;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let [aEnd, bEnd] = [a.length, b.length];
  while (aEnd > start && bEnd > start && a[aEnd - 1] === b[bEnd - 1]) [aEnd, bEnd] = [aEnd - 1, bEnd - 1];
  return distanceOf(a.slice(start, aEnd), b.slice(start, bEnd), farthest);
}

/** Row by row; a row that is too far everywhere is followed by no nearer one. */
function distanceOf(a: string, b: string, farthest: number): number | undefined {
  let [beforePrevious, previous, current] = [0, 1, 2].map(() => new Array<number>(b.length + 1).fill(0)) as Rows;
  for (let column = 0; column <= b.length; column++) previous[column] = column;
  for (let row = 1; row <= a.length; row++) {
    current[0] = row;
    let nearest = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let distance = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) distance = Math.min(distance, at(beforePrevious, column - 2) + 1);
      current[column] = distance;
      if (distance < nearest) nearest = distance;
    }
    if (nearest > farthest + 1) return undefined;
    [beforePrevious, previous, current] = [previous, current, beforePrevious];
  }
  const distance = at(previous, b.length);
  return distance <= farthest ? distance : undefined;
}

type Rows = [number[], number[], number[]];

function at(row: readonly number[], column: number): number {
  return row[column] ?? 0;
}
