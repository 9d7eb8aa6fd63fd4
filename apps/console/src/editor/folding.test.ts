import { foldable, language } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { expect, it } from "vitest";
import { foldingByIndentation } from "./folding.ts";

const text = `articolo 1

  comma 1
    testo «a»

    parametro x = 1
  fine
fine`;

it("folds a block up to the word that closes it, blank lines included", () => {
  const state = EditorState.create({ doc: text, extensions: [foldingByIndentation] });
  expect(state.facet(language)).toBeNull();
  expect(folded(state, 3)).toBe("comma 1|fine");
  expect(folded(state, 1)).toBe("articolo 1|fine");
  expect(folded(state, 4)).toBeNull();
  expect(folded(state, 2)).toBeNull();
});

/** What stays visible of the line and of the line after the fold. */
function folded(state: EditorState, number: number): string | null {
  const line = state.doc.line(number);
  const range = foldable(state, line.from, line.to);
  if (range === null) return null;
  const next = state.doc.lineAt(range.to).number + 1;
  return `${line.text.trim()}|${state.doc.line(next).text.trim()}`;
}
