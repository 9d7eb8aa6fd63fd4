/** Articles and commi of the edited file with their places and what became of each: read from the tree, so also with errors. */
import type { Compilation } from "@delibera/rules-dsl/compile";
import type { OutlineComma, OutlineDivision } from "./protocol.ts";

type Paragraph = NonNullable<Compilation["files"][number]["act"]>["divisions"][number]["paragraphs"][number];

export function outlineOf({ files }: Compilation, file: string): OutlineDivision[] {
  const act = files.find(({ name }) => name === file)?.act;
  return (act?.divisions ?? []).map(({ word, number, heading, span, paragraphs }) => ({
    word,
    number: number.value,
    heading: heading?.value ?? "",
    start: span.start,
    commi: paragraphs.map((paragraph) => ({
      number: paragraph.number.value,
      start: paragraph.span.start,
      end: paragraph.span.end,
      standing: standingOf(paragraph),
    })),
  }));
}

function standingOf({ clauses }: Paragraph): OutlineComma["standing"] {
  const has = (kind: Paragraph["clauses"][number]["kind"]) => clauses.some((clause) => clause.kind === kind);
  if (has("rule") || has("amendment")) return "encoded";
  if (has("restates")) return "restates";
  if (has("notNormative")) return "not-normative";
  return has("notExpressible") ? "not-expressible" : "undeclared";
}
