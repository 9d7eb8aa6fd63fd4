/**
 * Colours the text by the compiler's own lexer, so that colour and meaning never part. The lexer answers from the worker: until
 * it does, the colours there are move with the text.
 */
import type { EditorState, Extension } from "@codemirror/state";
import { RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import type { DecorationSet, ViewUpdate } from "@codemirror/view";
import { Decoration, EditorView, ViewPlugin } from "@codemirror/view";
import type { ColouredRange } from "./protocol.ts";

/** In the order of the text, without overlaps. Undefined when the answer no longer matters. */
export type Colour = (text: string) => Promise<readonly ColouredRange[] | undefined>;

const recolour = StateEffect.define<readonly ColouredRange[]>();

export const colours = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    const arrived = transaction.effects.findLast((effect) => effect.is(recolour));
    return arrived ? decorationsOf(arrived.value) : marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

export function highlighting(colour: Colour): Extension {
  return [colours, ViewPlugin.define((view) => asking(view, colour))];
}

/** True inside a quotation, a label or a comment, where names mean nothing. */
export function isQuoted(state: EditorState, offset: number): boolean {
  let quoted = false;
  state.field(colours).between(offset, offset, (start, end, { spec }) => {
    const style: unknown = spec["style"];
    if (start < offset && offset <= end && (style === "text" || style === "string" || style === "comment"))
      quoted = true;
  });
  return quoted;
}

/** Asks anew after each change, one question at a time: only the latest text is ever waiting. */
function asking(view: EditorView, colour: Colour) {
  let asked = false;
  let closed = false;
  const ask = async () => {
    if (asked) return;
    asked = true;
    const { doc } = view.state;
    const ranges = await colour(doc.toString()).catch(() => undefined);
    asked = false;
    if (closed) return;
    if (view.state.doc !== doc) return ask();
    if (ranges) view.dispatch({ effects: recolour.of(ranges) });
  };
  ask().catch(() => undefined);
  return {
    update: ({ docChanged }: ViewUpdate) => {
      if (docChanged) ask().catch(() => undefined);
    },
    destroy: () => {
      closed = true;
    },
  };
}

function decorationsOf(ranges: readonly ColouredRange[]): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { start, end, style } of ranges) if (end > start) builder.add(start, end, decorationOf(style));
  return builder.finish();
}

const decorations = new Map<string, Decoration>();

function decorationOf(style: string): Decoration {
  const known = decorations.get(style);
  if (known) return known;
  const made = Decoration.mark({ class: `rule-${style}`, style });
  decorations.set(style, made);
  return made;
}
