/** Places between the compiler and an editor: offsets and lines of UTF-16 units, names of rule files and addresses of documents. */
import { pathToFileURL } from "node:url";
import type { LineIndex } from "@delibera/rules-dsl/source";
import { lineIndex } from "@delibera/rules-dsl/source";
import type { Position, Range } from "vscode-languageserver/node";

export interface Places {
  positionAt(offset: number): Position;
  /** Within the text, wherever the editor believes the place to be. */
  offsetAt(position: Position): number;
  rangeOf(span: { readonly start: number; readonly end: number }): Range;
}

const known = new Map<string, Places>();
const mostKnown = 50;

/** Of a text; the last ones are remembered. */
export function placesIn(text: string): Places {
  const found = known.get(text) ?? newPlaces(text, lineIndex(text));
  known.delete(text);
  known.set(text, found);
  for (const [oldest] of known) {
    if (known.size <= mostKnown) break;
    known.delete(oldest);
  }
  return found;
}

function newPlaces(text: string, index: LineIndex): Places {
  const positionAt = (offset: number): Position => {
    const { line, column } = index.positionAt(Math.max(0, Math.min(offset, text.length)));
    return { line: line - 1, character: column - 1 };
  };
  return {
    positionAt,
    offsetAt: ({ line, character }) => {
      const start = index.offsetAt({ line: line + 1, column: 1 });
      if (index.positionAt(start).line !== line + 1) return text.length;
      const newline = text.indexOf("\n", start);
      return Math.min(start + Math.max(0, character), newline < 0 ? text.length : newline);
    },
    rangeOf: ({ start, end }) => ({ start: positionAt(start), end: positionAt(end) }),
  };
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}
