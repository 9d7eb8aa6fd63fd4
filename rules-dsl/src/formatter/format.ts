/**
 * The one look of a rule file: two spaces a level, one clause a line, comments and texts as they stand. Refuses a file with
 * syntax errors, and refuses to return a text that would mean something else or that it would lay out differently again.
 */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import type { SourceFile } from "../source/source.ts";
import type { ParsedFully } from "../syntax/parse.ts";
import { parseFully } from "../syntax/parse.ts";
import { sameTree } from "../syntax/same-tree.ts";
import { lineStarts } from "./line-starts.ts";
import { print } from "./print.ts";
import { wordsOf } from "./words.ts";

export interface Formatted {
  /** The text as it was given whenever there are diagnostics. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

export function format(source: SourceFile): Formatted {
  const parsed = parseFully(source);
  if (hasErrors(parsed.diagnostics)) return { text: source.text, diagnostics: parsed.diagnostics };
  return proven(source, parsed, layOut(source, parsed));
}

/** The candidate, if it means the same and is its own layout; else the text as it was, and why. */
export function proven(source: SourceFile, parsed: ParsedFully, candidate: string): Formatted {
  const laidOut = { name: source.name, text: candidate };
  const again = parseFully(laidOut);
  const refused =
    hasErrors(again.diagnostics) || !sameTree(parsed.file, again.file)
      ? "format-changes-meaning"
      : layOut(laidOut, again) !== candidate
        ? "format-is-unstable"
        : undefined;
  if (!refused) return { text: candidate, diagnostics: [] };
  const start = { file: source.name, start: 0, end: 0 };
  return { text: source.text, diagnostics: [diagnostic(refused, {}, start)] };
}

function layOut(source: SourceFile, parsed: ParsedFully): string {
  const { words, rest } = wordsOf(source, parsed);
  return print(words, parsed.cst ? lineStarts(parsed.cst) : new Map(), rest);
}
