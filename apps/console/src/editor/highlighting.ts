/** Colours the visible part of the text by the compiler's own lexer, so that colour and meaning never part. */
import { RangeSetBuilder } from "@codemirror/state";
import type { DecorationSet, EditorView, ViewUpdate } from "@codemirror/view";
import { Decoration, ViewPlugin } from "@codemirror/view";

export interface HighlightedRange {
  readonly start: number;
  readonly end: number;
  /** Name of a style; the stylesheet has a class `rule-<style>`. */
  readonly style: string;
}

export type Highlight = (text: string) => readonly HighlightedRange[];

export function highlighting(highlight: Highlight) {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      #ranges: readonly HighlightedRange[];

      constructor(view: EditorView) {
        this.#ranges = highlight(view.state.doc.toString());
        this.decorations = visibleDecorations(this.#ranges, view);
      }

      update(update: ViewUpdate) {
        if (update.docChanged) this.#ranges = highlight(update.state.doc.toString());
        if (update.docChanged || update.viewportChanged)
          this.decorations = visibleDecorations(this.#ranges, update.view);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}

function visibleDecorations(ranges: readonly HighlightedRange[], view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const { from, to } = view.viewport;
  for (const { start, end, style } of ranges) {
    if (end <= from || start >= end) continue;
    if (start >= to) break;
    builder.add(start, end, decorationOf(style));
  }
  return builder.finish();
}

const decorations = new Map<string, Decoration>();

function decorationOf(style: string): Decoration {
  const known = decorations.get(style);
  if (known) return known;
  const made = Decoration.mark({ class: `rule-${style}` });
  decorations.set(style, made);
  return made;
}
