/** Every comma holds its text, and either rules or the declaration of why it holds none. */
import type * as Ast from "../syntax/ast.ts";
import { addLineAfter } from "./repairs.ts";
import type { Checking } from "./semantic-model.ts";

export type Standing = "encoded" | "not-normative" | "not-expressible" | "restates" | "undeclared";

export function standingOf(paragraph: Ast.Paragraph): Standing {
  const has = (kind: Ast.Clause["kind"]) => paragraph.clauses.some((clause) => clause.kind === kind);
  if (has("rule") || has("amendment") || has("decision")) return "encoded";
  if (has("restates")) return "restates";
  if (has("notNormative")) return "not-normative";
  if (has("notExpressible")) return "not-expressible";
  return "undeclared";
}

export function commasAreDeclared(checking: Checking): void {
  for (const act of checking.symbols.acts.values()) {
    divisionsAreDistinct(act.declaration, checking);
    for (const division of act.declaration.divisions) {
      const numbers = new Map<string, Ast.Paragraph>();
      for (const paragraph of division.paragraphs) {
        const { value } = paragraph.number;
        const first = numbers.get(value);
        if (first) {
          const related = [{ span: first.number.span, code: "declared-here" as const }];
          checking.report.add("declared-twice", { name: `comma ${value}` }, paragraph.number.span, { related });
        }
        numbers.set(value, first ?? paragraph);
        checkParagraph(paragraph, checking);
      }
    }
  }
}

/** A citation names a division by its number alone: an article and a paragraph of one number could not be told apart. */
function divisionsAreDistinct({ divisions }: Ast.Act, { report }: Checking): void {
  const numbers = new Map<string, Ast.Division>();
  for (const division of divisions) {
    const { value, span } = division.number;
    const first = numbers.get(value);
    if (first) {
      const related = [{ span: first.number.span, code: "declared-here" as const }];
      report.add("declared-twice", { name: `${wordOf[division.word]} ${value}` }, span, { related });
    }
    numbers.set(value, first ?? division);
  }
}

const wordOf = { article: "articolo", section: "paragrafo" } as const;

function checkParagraph(paragraph: Ast.Paragraph, checking: Checking): void {
  const { report } = checking;
  const { value } = paragraph.number;
  const texts = paragraph.clauses.filter((clause) => clause.kind === "text" || clause.kind === "summary");
  if (texts.length === 0) report.add("comma-without-text", { comma: value }, paragraph.number.span);
  if (standingOf(paragraph) === "undeclared") {
    const fixes = texts.map(({ span }) => addLineAfter(span, "non normativo", checking));
    report.add("comma-undeclared", { comma: value }, paragraph.number.span, { fixes: fixes.slice(0, 1) });
  }
  for (const clause of paragraph.clauses) {
    if (clause.kind === "notExpressible" && !clause.reason?.value.trim()) {
      report.add("reason-missing", { clause: "non esprimibile" }, clause.span);
    }
    if (clause.kind === "acceptedMutant" && !clause.reason?.value.trim()) {
      report.add("reason-missing", { clause: "mutante ammesso" }, clause.span);
    }
    if (clause.kind === "summary" && !clause.source) report.add("summary-without-source", {}, clause.span);
  }
}
