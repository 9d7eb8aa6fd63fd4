/** What the rules can be asked beyond a result: which slips the examples would not notice. */
export type { Mutant, MutantKind } from "./mutant.ts";
export { mutantsOf } from "./mutants.ts";
export type { MutantResult, MutationReport, Share } from "./test-mutants.ts";
export { joinReports, testMutants } from "./test-mutants.ts";
