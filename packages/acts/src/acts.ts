/** Front door of the acts: publish a set of rule files, read back the program in force and the texts it was compiled from. */

export type { Label, Program } from "@delibera/rules-dsl/ir";
export { currentProgram, type PublishedFile, type PublishedProgram, publishedProgram } from "./current-program.ts";
export { describeRefusal } from "./describe-refusal.ts";
export { type ActExample, type ExampleExpectation, examplesOf } from "./examples-of.ts";
export { importRuleFiles } from "./import-rule-files.ts";
export { latestEdition } from "./latest-edition.ts";
export { compileSet, type Publication, publish, type RefusedSet } from "./publish.ts";
export { type ActStanding, type Moment, type Standing, standings, standingsOf } from "./standing.ts";
export { type CompiledSet, hashOfText, lockPublication, storeSet } from "./store-set.ts";
export { trienniOf } from "./trienni-of.ts";
export { type ActVersion, versionsOf } from "./versions-of.ts";
