/**
 * Cuts the text of an act before every line that begins with `comma`. Nothing before such a line bears on how it is read, so that
 * a piece whose text is the same as before need not be read again.
 */
import { keywords } from "./keywords.ts";

export interface Piece {
  readonly from: number;
  readonly to: number;
}

/** In order, without gaps; the first holds what stands before the first comma. `closings` say where texts «…» end. */
export function piecesOf(text: string, closings: ReadonlyMap<number, number>): readonly Piece[] {
  const texts = [...closings].sort(([a], [b]) => a - b);
  const pieces: Piece[] = [];
  let from = 0;
  let next = 0;
  let covered = -1;
  cut.lastIndex = 0;
  for (let found = cut.exec(text); found; found = cut.exec(text)) {
    for (let opened = texts[next]; opened && opened[0] < found.index; opened = texts[++next]) {
      covered = Math.max(covered, opened[1]);
    }
    if (found.index <= covered) continue;
    pieces.push({ from, to: found.index });
    from = found.index;
  }
  pieces.push({ from, to: text.length });
  return pieces;
}

/** Written as the end of an unclosed text is found: no text runs over a cut. */
const cut = new RegExp(`[\\r\\n][ \\t]*${keywords.Paragraph.it[0]}(?![\\p{L}\\p{M}\\p{N}_'’])`, "giu");
