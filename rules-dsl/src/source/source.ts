/** Text and places in it: a source file, spans as offsets, and the line index that turns an offset into line and column. */

export interface SourceFile {
  /** Name relative to the folder of rule files, with forward slashes; it is part of what is hashed. */
  readonly name: string;
  readonly text: string;
}

/** Half-open interval of UTF-16 offsets in one file. */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** One-based line and column, as editors show them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface LineIndex {
  positionAt(offset: number): Position;
  offsetAt(position: Position): number;
}

export function lineIndex(text: string): LineIndex {
  const starts = [0];
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  const startOfLine = (line: number) => starts[Math.max(0, Math.min(line, starts.length) - 1)] ?? 0;
  return {
    positionAt(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    },
    offsetAt: ({ line, column }) => Math.min(text.length, startOfLine(line) + column - 1),
  };
}

/** The smallest span that covers both; they must lie in one file. */
export function spanning(first: Span, last: Span): Span {
  return { file: first.file, start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}
