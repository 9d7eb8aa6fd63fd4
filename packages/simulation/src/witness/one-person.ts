/** One person, whoever it is, under the law in force and under each of those compared with it. */
import type { Cohort } from "@delibera/rules-dsl/columnar";
import { factsOfSubject } from "@delibera/rules-dsl/columnar";
import type { Language } from "@delibera/rules-dsl/explanation";
import type { Problem, SimulationQuestion } from "../ask/question.ts";
import { termProblems, termsOf } from "../ask/terms.ts";
import type { ResultPair } from "./side-by-side.ts";
import { resultsSideBySide } from "./side-by-side.ts";

export interface PersonUnder {
  /** Of the candidate. */
  readonly name: string;
  /** Results that differ; none when the person would not notice. */
  readonly results: readonly ResultPair[];
}

export type PersonCompared =
  | { readonly kind: "compared"; readonly candidates: readonly PersonUnder[] }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

/** Of a question only the scenarios and the terms are asked. @param facts of the person, as `personFacts` gives them. */
export function comparePerson(question: SimulationQuestion, facts: unknown, language: Language = "it"): PersonCompared {
  const problems = termProblems(question);
  if (problems.length > 0) return { kind: "refused", problems };
  const { cycle, baseline, candidates } = question;
  const rules = termsOf(question).watched;
  return {
    kind: "compared",
    candidates: candidates.map((candidate) => ({
      name: candidate.name,
      results: resultsSideBySide(facts, { cycle, baseline, candidate, rules, language }),
    })),
  };
}

/** The same of a person of a cohort, with the facts. @param subject the place in the cohort, from 0. */
export function compareSubject(
  question: SimulationQuestion,
  cohort: Cohort,
  subject: number,
  language: Language = "it",
): { readonly facts: Readonly<Record<string, unknown>>; readonly compared: PersonCompared } {
  const facts = factsOfSubject(question.baseline.program.vocabulary, cohort, subject);
  return { facts, compared: comparePerson(question, facts, language) };
}
