/** No example repeats another of its comma: the same facts, asked the same, show nothing more. A warning. */
import type { Span } from "../source/source.ts";
import type * as Ast from "../syntax/ast.ts";
import { removeLines, writtenAt } from "./repairs.ts";
import type { Checking } from "./semantic-model.ts";

export function examplesDiffer(checking: Checking): void {
  for (const { paragraph } of checking.symbols.places) {
    const seen = new Map<number, Ast.ExampleClause[]>();
    for (const clause of paragraph.clauses) {
      if (clause.kind !== "example" || clause.steps.length === 0) continue;
      // Texts of one length are few: only those are compared.
      const { start, end } = spanOfSteps(clause);
      const alike = seen.get(end - start) ?? [];
      const first = alike.find((other) => stepsOf(other, checking) === stepsOf(clause, checking));
      if (first) reportRepeated(clause, first, checking);
      seen.set(end - start, [...alike, clause]);
    }
  }
}

function stepsOf(clause: Ast.ExampleClause, checking: Checking): string {
  return writtenAt(spanOfSteps(clause), checking);
}

function spanOfSteps({ steps, span }: Ast.ExampleClause): Span {
  return { file: span.file, start: steps[0]?.span.start ?? span.start, end: steps.at(-1)?.span.end ?? span.end };
}

function reportRepeated(clause: Ast.ExampleClause, first: Ast.ExampleClause, checking: Checking): void {
  const title = { it: "togliere l'esempio ripetuto", en: "remove the repeated example" };
  checking.report.add("example-repeated", { title: first.title.value }, clause.title.span, {
    related: [{ span: first.title.span, code: "also-here" }],
    fixes: [removeLines(clause.span, checking, title)],
  });
}
