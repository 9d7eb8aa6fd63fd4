/**
 * Turns a checked program into IR: conversions, citations, amendments and interpretations become explicit; names and sugar vanish.
 * Its input type is a model without errors (`CheckedModel`), so it reports nothing.
 */

import type { SemanticModel } from "../check/semantic-model.ts";
import type { Program } from "../ir/program.ts";
import { formatVersion } from "../ir/program.ts";
import { lowerActs } from "./acts-to-ir.ts";
import { lowerExamples } from "./examples-to-ir.ts";
import { lowerInterpretations } from "./interpretations-to-ir.ts";
import { lowerAcceptedMutants, lowerProperties } from "./properties-to-ir.ts";
import type { LoweringMemory } from "./remembered-program.ts";
import { madeOfEarlierParts } from "./remembered-program.ts";
import { lowerRules } from "./rules-to-ir.ts";
import { lowerVocabulary } from "./vocabulary-to-ir.ts";

/** A model that the checker found free of errors. Only `compile` makes one. */
export type CheckedModel = SemanticModel & { readonly checked: true; readonly memory?: LoweringMemory };

/** @param memory of what was lowered last. */
export function lower(checked: CheckedModel, memory?: LoweringMemory): Program {
  const model: CheckedModel = memory ? { ...checked, memory } : checked;
  const program: Program = {
    formatVersion,
    vocabulary: lowerVocabulary(model),
    acts: lowerActs(model),
    interpretations: lowerInterpretations(model),
    rules: lowerRules(model),
    examples: lowerExamples(model),
    properties: lowerProperties(model),
    acceptedMutants: lowerAcceptedMutants(model),
  };
  return memory ? madeOfEarlierParts(program, memory) : program;
}
