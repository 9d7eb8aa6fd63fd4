/** A band lies where values can be: one beyond the limit that the measured value itself states is a clause nobody reaches, a warning. */
import type * as Ast from "../syntax/ast.ts";
import type { Rational } from "../values/rational.ts";
import { compare, parseRational, printRational } from "../values/rational.ts";
import type { Checking } from "./semantic-model.ts";

export function bandsCanBeReached({ symbols, report }: Checking): void {
  for (const rule of symbols.rules.values()) {
    for (const { clause } of rule.definitions) {
      if (clause.body?.kind !== "bands") continue;
      const most = limitOf(clause.body.on);
      if (!most) continue;
      for (const band of clause.body.bands) {
        const from = numberOf(band.from?.value);
        const order = from ? compare(from, most.value) : -1;
        if (order < 0 || (order === 0 && band.from?.inclusive)) continue;
        const bound = printRational(most.value).replace(".", ",");
        const related = [{ span: most.place.span, code: "also-here" as const }];
        report.add("band-never-reached", { bound }, band.span, { related });
      }
    }
  }
}

/** `E al massimo 100`: nothing above. */
function limitOf(expression: Ast.Expression): { readonly value: Rational; readonly place: Ast.Expression } | undefined {
  if (expression.kind !== "binary" || expression.operator !== "atMost") return undefined;
  const value = numberOf(expression.right);
  return value ? { value, place: expression.right } : limitOf(expression.left);
}

function numberOf(expression: Ast.Expression | undefined): Rational | undefined {
  return expression?.kind === "number" ? parseRational(expression.value) : undefined;
}
