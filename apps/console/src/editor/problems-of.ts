/** The compiler's diagnostics as the page shows them: the edited file first, errors before warnings, in the order of the text. */
import type { Compilation } from "@delibera/rules-dsl/compile";
import type { Diagnostic } from "@delibera/rules-dsl/diagnostics";
import { sentence } from "@delibera/rules-dsl/diagnostics";
import type { LineIndex, SourceFile } from "@delibera/rules-dsl/source";
import { lineIndex } from "@delibera/rules-dsl/source";
import type { Problem } from "./protocol.ts";

const severities = ["error", "warning", "information"] as const;

export function problemsOf({ diagnostics }: Compilation, sources: readonly SourceFile[], file: string): Problem[] {
  const texts = new Map(sources.map(({ name, text }) => [name, text]));
  const indexes = new Map<string, LineIndex>();
  const lineOf = (found: Diagnostic) => {
    const { file: name, start } = found.span;
    const index = indexes.get(name) ?? lineIndex(texts.get(name) ?? "");
    indexes.set(name, index);
    return index.positionAt(start).line;
  };
  return diagnostics.map((found) => problemOf(found, lineOf(found), file)).toSorted(byPlace(file));
}

function problemOf(found: Diagnostic, line: number, file: string): Problem {
  const it = sentence(found, "it");
  const en = sentence(found, "en");
  return {
    code: found.code,
    severity: found.severity,
    file: found.span.file,
    start: found.span.start,
    end: found.span.end,
    line,
    message: { it: it.message, en: en.message },
    help: { it: it.help, en: en.help },
    fixes: found.fixes
      .filter(({ edits }) => edits.every(({ span }) => span.file === file))
      .map(({ title, edits }) => ({
        title,
        edits: edits.map(({ span, text }) => ({ start: span.start, end: span.end, text })),
      })),
  };
}

function byPlace(file: string) {
  const rank = (problem: Problem) => [
    problem.file === file ? 0 : 1,
    severities.indexOf(problem.severity),
    problem.start,
  ];
  return (a: Problem, b: Problem) => {
    const [left, right] = [rank(a), rank(b)];
    const differing = left.findIndex((value, place) => value !== right[place]);
    return differing === -1 ? 0 : (left[differing] ?? 0) - (right[differing] ?? 0);
  };
}
