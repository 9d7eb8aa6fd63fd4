/** The layout of a file as edits: only the lines that change, of the whole file or of the lines asked for. */
import { format } from "../formatter/format.ts";
import type { SourceFile } from "../source/source.ts";
import { changedLines } from "./changed-lines.ts";
import type { TextEdit } from "./problems.ts";

/** None for a file with syntax errors: they are reported already. `within` keeps the edits that touch those offsets. */
export function formattingEdits(
  source: SourceFile,
  within?: { readonly start: number; readonly end: number },
): readonly TextEdit[] {
  const { text, diagnostics } = format(source);
  if (diagnostics.length > 0 || text === source.text) return [];
  const edits = changedLines(source, text);
  return within ? edits.filter(({ span }) => span.start <= within.end && within.start <= span.end) : edits;
}
