/** `proroga` moves the end of an effect to a later day: there must be an end, and the new one must come after it. */
import { effectOf } from "../resolve/effect-of.ts";
import type { AmendmentLink, RuleDefinition } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { reportImpossibleDate } from "./dates-exist.ts";
import type { Checking } from "./semantic-model.ts";

export function extensionsMoveEnds(checking: Checking): void {
  for (const link of checking.symbols.amendments) {
    const { until } = link.clause;
    if (!until || link.clause.amendment !== "extends") continue;
    reportImpossibleDate(until, checking);
    checkEnd(link, until, checking);
  }
}

/** Once for a clause: many definitions of one act have one effect. */
function checkEnd({ clause, targets }: AmendmentLink, until: Ast.DateLiteral, { report }: Checking): void {
  const wrong = targets.find((target) => {
    const to = effectOf(target)?.to?.iso;
    return to === undefined || until.iso <= to;
  });
  if (!wrong) return;
  const { name } = wrong.clause;
  const to = effectOf(wrong)?.to;
  const related = [{ span: to?.span ?? placeOfEffect(wrong), code: "declared-here" as const }];
  if (to) {
    const end = to.iso.split("-").reverse().join("/");
    report.add("extension-not-after", { name: name.text, end }, until.span, { related });
  } else report.add("extension-of-open-effect", { name: name.text }, clause.span, { related });
}

function placeOfEffect(definition: RuleDefinition): Ast.Node["span"] {
  return effectOf(definition)?.span ?? definition.clause.name.span;
}
