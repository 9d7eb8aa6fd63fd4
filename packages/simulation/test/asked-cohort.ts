/** People drawn for a triennium, and the question of all its terms or of some rules: what the tests of statements ask about. */
import { factsOf } from "@delibera/rules-dsl/analysis";
import type { Cohort } from "@delibera/rules-dsl/columnar";
import { factsToColumns, measuredLayout } from "@delibera/rules-dsl/columnar";
import type { RelationalProgram } from "@delibera/rules-dsl/specialise";
import { specialise } from "@delibera/rules-dsl/specialise";
import fc from "fast-check";
import { acts } from "./acts.ts";

export const triennia = ["2014-2016", "2017-2019", "2020-2022", "2023-2025", "2026-2028"];

export interface AskedCohort {
  readonly cohort: Cohort;
  readonly relational: RelationalProgram;
}

/** So many people; the same for the same number of them. */
export function askedCohort(cycle: string, people: number, outputs?: readonly string[]): AskedCohort {
  const facts = fc.sample(factsOf(acts, cycle), { numRuns: people, seed: 7 });
  const layout = measuredLayout(acts, facts);
  const asOf = `${cycle.slice(5)}-11-30`;
  const { cohort, problems } = factsToColumns(acts, layout, facts, { asOf });
  if (!cohort) throw new Error(`the facts do not fit their own layout: ${JSON.stringify(problems[0])}`);
  const question = { cycle, asOf, knownOn: "2028-12-31", ...(outputs === undefined ? {} : { outputs }) };
  const { program: relational } = specialise(acts, question, layout);
  if (!relational) throw new Error("no backend of cohorts takes the acts");
  return { cohort, relational };
}
