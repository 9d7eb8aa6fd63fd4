/** A cohort with what is known of its people. */
import type { Cohort } from "@delibera/rules-dsl/columnar";
import { hasRowsOf } from "@delibera/rules-dsl/columnar";
import type { RelationalProgram } from "@delibera/rules-dsl/specialise";
import type { KnownColumn } from "./known-values.ts";
import { withKnown } from "./known-values.ts";

/** The cohort as a program that was cut reads it. */
export function cohortRead(
  { layout }: RelationalProgram,
  cohort: Cohort,
  added: readonly (readonly KnownColumn[])[],
): Cohort {
  const read = withKnown(cohort, added);
  if (read === cohort) return cohort;
  const own = { ...read, layout };
  hasRowsOf(own, cohort);
  return own;
}
