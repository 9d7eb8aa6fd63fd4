/** Codes of the few texts that a question names: a nation's texts are hundreds of thousands, which no thread needs to be sent. */
import type { Cohort, TextCodes, Written } from "@delibera/rules-dsl/columnar";
import { codesOf, textsNamedBy } from "@delibera/rules-dsl/columnar";
import type { CountingPlan } from "../ask/plan.ts";
import { readingsOf } from "../ask/plan.ts";

export function codesNamed(plan: CountingPlan, written: readonly Written[], cohort: Cohort): TextCodes {
  const inPlan = readingsOf(plan).flatMap((each) =>
    each.kind === "constant" && typeof each.value === "string" ? [each.value] : [],
  );
  return codesOf(new Set([...written.flatMap(textsNamedBy), ...inPlan]), cohort);
}
