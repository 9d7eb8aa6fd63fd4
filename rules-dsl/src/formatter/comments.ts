/** Comments between two words: which stand on the line of the word before, and where blank lines were left. */
import type { Span } from "../source/source.ts";

export interface Comment {
  readonly text: string;
  /** On the line of the word before it. */
  readonly trailing: boolean;
  readonly blankBefore: boolean;
}

export interface Between {
  readonly comments: readonly Comment[];
  /** A blank line stands between the last comment, or the word before, and the word after. */
  readonly blankBefore: boolean;
}

/** Takes the comments up to `end` off the queue. `start` is the end of the word before, undefined at the file's start. */
export function between(text: string, queue: Span[], start: number | undefined, end: number): Between {
  if (end - (start ?? 0) < 2 && (queue[0]?.start ?? end) >= end) return nothing;
  const comments: Comment[] = [];
  let from = start ?? 0;
  for (let next = queue[0]; next && next.start < end; next = queue[0]) {
    queue.shift();
    const gap = text.slice(Math.min(from, next.start), next.start);
    const trailing = start !== undefined && comments.length === 0 && !/[\r\n]/.test(gap);
    comments.push({ text: text.slice(next.start, next.end).trimEnd(), trailing, blankBefore: hasBlankLine(gap) });
    from = next.end;
  }
  return { comments, blankBefore: hasBlankLine(text.slice(Math.min(from, end), end)) };
}

const nothing: Between = { comments: [], blankBefore: false };

function hasBlankLine(gap: string): boolean {
  return /(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)/.test(gap);
}
