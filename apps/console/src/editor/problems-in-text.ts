/** Turns the compiler's problems in the edited file into the editor's diagnostics: sentence, remedy, one-click fixes. */
import type { Diagnostic } from "@codemirror/lint";
import type { EditorView } from "@codemirror/view";
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
    renderMessage: () => renderProblem(problem, language),
    actions: problem.fixes.map(({ title, edits }) => ({
      name: title[language],
      apply: (view: EditorView) => applyEdits(view, edits),
    })),
  }));
}

export function applyEdits(view: EditorView, edits: Problem["fixes"][number]["edits"]) {
  const changes = edits.map(({ start, end, text }) => ({ from: start, to: end, insert: text }));
  view.dispatch({ changes, userEvent: "input.fix" });
}

function renderProblem(problem: Problem, language: Language): HTMLElement {
  const element = document.createElement("div");
  const message = document.createElement("p");
  message.className = "problem-message";
  message.append(problem.message[language]);
  const help = document.createElement("p");
  help.className = "problem-help";
  help.append(problem.help[language]);
  element.append(message);
  if (problem.help[language] !== "") element.append(help);
  return element;
}
