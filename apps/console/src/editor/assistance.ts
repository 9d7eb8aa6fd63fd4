/** What helps while a text is being written: the name under the pointer, proposals, the layout. Fetched once the text is on the screen. */
import type { Compilation } from "@delibera/rules-dsl/compile";
import { format } from "@delibera/rules-dsl/formatter";
import { completionsAt, definitionAt, hoverAt } from "@delibera/rules-dsl/language-service";
import type { Language } from "../messages/language.tsx";
import type { HoverWords, Place, Proposals } from "./protocol.ts";

export function hoverOf(compilation: Compilation, place: Place, language: Language): HoverWords | undefined {
  const found = hoverAt(withText(compilation, place), place.file, place.offset, language);
  return found && { ...found.span, title: found.title, paragraphs: found.lines };
}

export function definitionOf(compilation: Compilation, place: Place): { file: string; start: number } | undefined {
  const found = definitionAt(withText(compilation, place), place.file, place.offset);
  return found && { file: found.file, start: found.start };
}

export function proposalsOf(compilation: Compilation, place: Place, language: Language): Proposals {
  const found = completionsAt(withText(compilation, place), place.file, place.offset, language);
  return found ? { from: found.from, proposals: found.completions } : { from: place.offset, proposals: [] };
}

/** Undefined: the text has mistakes that forbid it. */
export function formatted(file: string, text: string): string | undefined {
  const laid = format({ name: file, text });
  return laid.diagnostics.length === 0 ? laid.text : undefined;
}

/** The names of the last compilation, read at a place of a text that may already be ahead of it. */
function withText(compilation: Compilation, { file, text }: Place): Compilation {
  const files = compilation.files.map((each) => (each.name === file ? { ...each, source: text } : each));
  return { ...compilation, files };
}
