/** What the rules can be asked beyond a result: which slips the examples would not notice. */

export type { BehaviouralDiff, ChangedResult, DiffRequest, Witness } from "./behavioural-diff.ts";
export { behaviouralDiff } from "./behavioural-diff.ts";
export type { Counterfactual, CounterfactualRequest, Goal, ToDo } from "./counterfactual.ts";
export { counterfactual } from "./counterfactual.ts";
export type { Facts } from "./generate-facts.ts";
export { factsOf } from "./generate-facts.ts";
export type { Mutant, MutantKind } from "./mutant.ts";
export { mutantsOf } from "./mutants.ts";
export { exampleLines } from "./print-example.ts";
export { printAssertion, printValue } from "./print-value.ts";
export type { Difference, DifferenceSubject } from "./semantic-diff.ts";
export { semanticDiff } from "./semantic-diff.ts";
export type { MutantResult, MutationReport, Share } from "./test-mutants.ts";
export { joinReports, testMutants } from "./test-mutants.ts";
export type { Counterexample, PropertyResult, Trials } from "./test-properties.ts";
export { testProperties } from "./test-properties.ts";
