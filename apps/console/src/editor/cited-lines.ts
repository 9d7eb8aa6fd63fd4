/** Marks the lines of the comma that a citation points to; the mark moves with the text as it is edited. */

import type { Range } from "@codemirror/state";
import { StateEffect, StateField } from "@codemirror/state";
import type { DecorationSet } from "@codemirror/view";
import { Decoration, EditorView } from "@codemirror/view";

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Null takes the mark away. */
export const citeLines = StateEffect.define<TextRange | null>();

const line = Decoration.line({ class: "cited-line" });

export const citedLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    const moved = marks.map(transaction.changes);
    const asked = transaction.effects.findLast((effect) => effect.is(citeLines));
    if (asked === undefined) return moved;
    if (asked.value === null) return Decoration.none;
    const { doc } = transaction.state;
    const first = doc.lineAt(Math.min(asked.value.start, doc.length)).number;
    const last = doc.lineAt(Math.min(asked.value.end, doc.length)).number;
    const found: Range<Decoration>[] = [];
    for (let number = first; number <= last; number++) found.push(line.range(doc.line(number).from));
    return Decoration.set(found);
  },
  provide: (field) => EditorView.decorations.from(field),
});
