/** Links each `sostituisce` and `abroga` to the definitions that lose. */
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { findCited } from "./act-symbols.ts";
import type { Report } from "./report.ts";
import type { ActSymbol, AmendmentLink, RuleDefinition, RuleSymbol } from "./symbols.ts";
import { reportUnknown } from "./vocabulary-symbols.ts";

export function linkAmendments(
  acts: ReadonlyMap<string, ActSymbol>,
  rules: ReadonlyMap<string, RuleSymbol>,
  report: Report,
): readonly AmendmentLink[] {
  const links: AmendmentLink[] = [];
  for (const act of acts.values()) {
    for (const division of act.declaration.divisions) {
      for (const paragraph of division.paragraphs) {
        for (const clause of paragraph.clauses) {
          if (clause.kind === "restates") findCited(clause.target, act, acts, report);
          if (clause.kind !== "amendment") continue;
          const link = linkOf(clause, { act, division, paragraph }, acts, rules, report);
          if (link) links.push(link);
        }
      }
    }
  }
  return links;
}

function linkOf(
  clause: Ast.AmendmentClause,
  by: AmendmentLink["by"],
  acts: ReadonlyMap<string, ActSymbol>,
  rules: ReadonlyMap<string, RuleSymbol>,
  report: Report,
): AmendmentLink | undefined {
  const cited = findCited(clause.target, by.act, acts, report);
  if (!cited) return undefined;
  const paragraphs = cited.paragraph ? [cited.paragraph] : cited.division.paragraphs;
  const there = [...rules.values()]
    .flatMap((rule) => rule.definitions)
    .filter((definition) => definition.act === cited.act && paragraphs.includes(definition.paragraph));
  const wanted = new Set(clause.only.map((name) => nameKey(name.text)));
  for (const name of clause.only) {
    if (!there.some((definition) => nameKey(definition.clause.name.text) === nameKey(name.text))) {
      reportUnknown(
        name,
        there.map((definition) => definition.clause.name.text),
        report,
      );
    }
  }
  const named = (definition: RuleDefinition) => nameKey(definition.clause.name.text);
  const ownNames = new Set(
    by.paragraph.clauses.flatMap((found) => (found.kind === "rule" ? [nameKey(found.name.text)] : [])),
  );
  const targets = there.filter((definition) => wanted.size === 0 || wanted.has(named(definition)));
  const unanswered = clause.amendment === "replaces" ? targets.find((found) => !ownNames.has(named(found))) : undefined;
  if (unanswered) {
    const name = unanswered.clause.name.text;
    report.add("replacement-missing", { name }, clause.span, {
      related: [{ span: unanswered.clause.name.span, code: "declared-here" }],
    });
  }
  if (targets.length === 0 && clause.only.length === 0) {
    report.add("nothing-to-amend", {}, clause.target.span);
  }
  const lower = (by.act.rank ?? 0) > (cited.act.rank ?? 0);
  if (lower && !clause.reason) {
    report.add("amended-by-lower-rank", { act: by.act.name, target: cited.act.name }, clause.span);
  }
  return { clause, by, targets };
}
