/**
 * Another name for what stands at a place of the edited text. What other acts name so too is refused: a published act never
 * changes, and its rules would lose what they read.
 */
import type { Compilation } from "@delibera/rules-dsl/compile";
import { renameAt, renameableAt } from "@delibera/rules-dsl/language-service";
import type { Language } from "../messages/language.tsx";
import type { Place, Renaming } from "./protocol.ts";

type Asked = Omit<Place, "text"> & { readonly to?: string; readonly language: Language };

/** Undefined where no name stands. */
export function renamingOf(compilation: Compilation, { file, offset, to, language }: Asked): Renaming | undefined {
  const at = renameableAt(compilation, file, offset, language);
  if (!at) return undefined;
  const name = sourceOf(compilation, file).slice(at.span.start, at.span.end);
  const nowhere = { name, places: [], elsewhere: [] };
  if (at.refused !== undefined) return { ...nowhere, refused: at.refused };
  // The name it has already: every place of it, and nothing to prove.
  const standing = renameAt(compilation, file, offset, name, language);
  if (standing.refused !== undefined) return { ...nowhere, refused: standing.refused };
  const plan = {
    name,
    places: standing.edits
      .filter(({ span }) => span.file === file)
      .map(({ span }) => lineAt(sourceOf(compilation, file), span.start)),
    elsewhere: elsewhereOf(compilation, file, standing.edits),
  };
  if (to === undefined || plan.elsewhere.length > 0) return plan;
  const { edits, refused } = renameAt(compilation, file, offset, to, language);
  return refused === undefined
    ? { ...plan, edits: edits.map(({ span, text }) => ({ ...span, text })) }
    : { ...plan, refused };
}

function elsewhereOf(
  compilation: Compilation,
  file: string,
  edits: readonly { readonly span: { readonly file: string; readonly start: number } }[],
): Renaming["elsewhere"] {
  const lines = new Map<string, Set<number>>();
  for (const { span } of edits) {
    if (span.file === file) continue;
    const of = lines.get(span.file) ?? new Set();
    lines.set(span.file, of.add(lineAt(sourceOf(compilation, span.file), span.start).line));
  }
  return [...lines].map(([name, of]) => ({ file: name, title: titleOf(compilation, name), lines: [...of] }));
}

function lineAt(source: string, offset: number): { readonly line: number; readonly words: string } {
  const line = source.slice(0, offset).split("\n").length;
  return { line, words: source.split("\n")[line - 1]?.trim() ?? "" };
}

/** The vocabulary is no act, and is called by its file. */
function titleOf({ files }: Compilation, file: string): string {
  return files.find(({ name }) => name === file)?.act?.title?.value ?? file;
}

function sourceOf({ files }: Compilation, file: string): string {
  return files.find(({ name }) => name === file)?.source ?? "";
}
