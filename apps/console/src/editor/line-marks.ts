/** What stands beside the lines: values of the person at hand after them, and before them how far the examples exercise each rule. */
import type { Extension, Text } from "@codemirror/state";
import { RangeSet, StateEffect, StateField } from "@codemirror/state";
import type { DecorationSet } from "@codemirror/view";
import { Decoration, EditorView, GutterMarker, gutter, WidgetType } from "@codemirror/view";
import type { LineValue, VersionRun } from "./study-protocol.ts";

export const showValues = StateEffect.define<readonly LineValue[]>();
/** An empty list takes the marks away. */
export const showRuns = StateEffect.define<readonly VersionRun[]>();

class Value extends WidgetType {
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
  override eq(other: Value) {
    return other.text === this.text;
  }
  toDOM() {
    const element = document.createElement("span");
    element.className = "line-value";
    element.setAttribute("role", "note");
    element.append(this.text);
    return element;
  }
}

const values = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    const shown = transaction.effects.findLast((effect) => effect.is(showValues));
    if (shown === undefined) return marks.map(transaction.changes);
    const { length } = transaction.state.doc;
    const found = shown.value.filter(({ at }) => at <= length);
    return Decoration.set(
      found.map(({ at, text }) => Decoration.widget({ widget: new Value(text), side: 1 }).range(at)),
      true,
    );
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Shapes before colours: a full circle, a half one, an empty one. */
const shapes = { all: "●", some: "◐", none: "○" } as const;

class Run extends GutterMarker {
  readonly extent: keyof typeof shapes;
  constructor(extent: keyof typeof shapes) {
    super();
    this.extent = extent;
  }
  override eq(other: Run) {
    return other.extent === this.extent;
  }
  override toDOM() {
    const element = document.createElement("span");
    element.className = `run-mark run-${this.extent}`;
    element.append(shapes[this.extent]);
    return element;
  }
}

const runs = StateField.define<RangeSet<GutterMarker>>({
  create: () => RangeSet.empty,
  update(marks, transaction) {
    const shown = transaction.effects.findLast((effect) => effect.is(showRuns));
    return shown === undefined ? marks.map(transaction.changes) : markedLines(shown.value, transaction.state.doc);
  },
});

function markedLines(versions: readonly VersionRun[], doc: Text): RangeSet<GutterMarker> {
  const marks = versions
    .filter(({ line }) => line <= doc.lines)
    .map(({ line, branches }) => {
      const taken = branches.filter(({ exercised }) => exercised).length;
      const extent = taken === branches.length ? "all" : taken === 0 ? "none" : "some";
      return new Run(extent).range(doc.line(line).from);
    });
  return RangeSet.of(marks, true);
}

export const lineMarks: Extension = [
  values,
  runs,
  gutter({ class: "run-gutter", markers: (view) => view.state.field(runs) }),
];
