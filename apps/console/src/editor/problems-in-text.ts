/** Turns the compiler's problems in the edited file into the editor's diagnostics: sentence, remedy, one-click fixes. */
import type { Diagnostic } from "@codemirror/lint";
import type { EditorView } from "@codemirror/view";
import { quotedParts } from "../design/sentence.tsx";
import type { Language } from "../messages/language.tsx";
import type { Problem } from "./protocol.ts";

/** `length` is that of the text: a problem never reaches beyond it. */
export function editorDiagnostics(problems: readonly Problem[], length: number, language: Language): Diagnostic[] {
  return problems.map((problem) => ({
    from: Math.min(problem.start, length),
    to: Math.min(Math.max(problem.end, problem.start), length),
    severity: problem.severity === "information" ? "info" : problem.severity,
    source: problem.code,
    message: problem.message[language],
    // Its own remedies would be announced in English: they are buttons of the message instead.
    renderMessage: (view: EditorView) => renderProblem(problem, language, view),
  }));
}

export function applyEdits(view: EditorView, edits: Problem["fixes"][number]["edits"]) {
  const changes = edits.map(({ start, end, text }) => ({ from: start, to: end, insert: text }));
  view.dispatch({ changes, userEvent: "input.fix" });
}

function renderProblem(problem: Problem, language: Language, view: EditorView): HTMLElement {
  const element = document.createElement("div");
  element.append(paragraph("problem-message", problem.message[language]));
  if (problem.help[language] !== "") element.append(paragraph("problem-help", problem.help[language]));
  for (const { title, edits } of problem.fixes) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cm-diagnosticAction";
    button.append(...quoting(title[language]));
    button.onclick = () => {
      applyEdits(view, edits);
      view.focus();
    };
    element.append(button);
  }
  return element;
}

function paragraph(className: string, sentence: string): HTMLElement {
  const element = document.createElement("p");
  element.className = className;
  element.append(...quoting(sentence));
  return element;
}

function quoting(sentence: string): HTMLElement[] {
  return quotedParts(sentence).map(({ text, quoted }) => {
    const part = document.createElement(quoted ? "code" : "span");
    part.append(text);
    return part;
  });
}
