/** Folds an article, a comma or a rule from its first line to the line before the next one that stands as far left. */
import { foldService } from "@codemirror/language";
import type { EditorState, Text } from "@codemirror/state";

export const foldingByIndentation = foldService.of((state: EditorState, lineStart: number) => {
  const first = state.doc.lineAt(lineStart);
  const indentation = indentationOf(first.text);
  if (indentation === undefined) return null;
  const last = lastDeeperLine(state.doc, first.number, indentation);
  if (last === undefined) return null;
  return { from: first.to, to: state.doc.line(last).to };
});

/** Blocks are closed by a word that stands where they began; it stays visible. */
function lastDeeperLine(doc: Text, from: number, indentation: number): number | undefined {
  let last: number | undefined;
  for (let number = from + 1; number <= doc.lines; number++) {
    const found = indentationOf(doc.line(number).text);
    if (found === undefined) continue;
    if (found <= indentation) break;
    last = number;
  }
  return last;
}

function indentationOf(line: string): number | undefined {
  const first = line.search(/\S/);
  return first === -1 ? undefined : first;
}
