/**
 * Front door of the explanations: a tree of sentences for one value of an outcome, built from its trace. The first sentence says
 * the value and why; below it stand the rules and facts it rests on, the readings chosen where the text is silent, the branch that
 * would have applied otherwise, and the acts that lost.
 */
import type { CaseReference, Outcome } from "../evaluator/evaluate.ts";
import { plainValue } from "../evaluator/evaluate.ts";
import type { Program } from "../ir/program.ts";
import { explainNode } from "./explain-node.ts";
import type { ExplanationNode } from "./explanation-node.ts";
import { leaf } from "./explanation-node.ts";
import { sayLack, sayRule } from "./say-reasons.ts";
import { say, speaker } from "./say-values.ts";
import type { Language } from "./words.ts";

export type { ExplanationKind, ExplanationNode } from "./explanation-node.ts";

export { sayPlace } from "./say-citations.ts";
export type { ExpectationInWords, SaidExpectation } from "./say-expectations.ts";
export {
  expectationInWords,
  sayExpectation,
  sayGiven,
  sayRefusedFact,
  sayRefusedRequest,
} from "./say-expectations.ts";
export { sayMissing, sayReason } from "./say-reasons.ts";
export type { ShownValue, Speaker } from "./say-values.ts";
export {
  displayAmount,
  displayValue,
  sayDate,
  sayInFull,
  sayItem,
  sayNumber,
  showValue,
  speaker,
} from "./say-values.ts";
export type { Language } from "./words.ts";

export interface ExplanationTarget extends CaseReference {
  readonly rule: string;
}

/**
 * "whole": to be read from beginning to end; what is mentioned twice is told where it is mentioned first. "as-opened": each step is told
 * when its `children` are read, and every mention has its own: whoever reads a few branches of a long explanation pays for those.
 */
export type ExplanationTelling = "whole" | "as-opened";

/** The language of sentences is Italian unless asked otherwise. A rule or a case that does not exist gives one sentence saying so. */
export function explain(
  program: Program,
  outcome: Outcome,
  target: ExplanationTarget,
  language: Language = "it",
  telling: ExplanationTelling = "whole",
): ExplanationNode {
  const by = speaker(program, language);
  const trace = outcome.trace(target.rule, target);
  const root = trace.root === undefined ? undefined : trace.node(trace.root);
  const told = telling === "whole" ? new Map<string, ExplanationNode>() : undefined;
  if (root) return explainNode(root, { ...by, trace, told, depth: 0 });
  const value = plainValue(outcome.valueOf(target.rule, target));
  const why = value.kind === "undetermined" ? sayLack(value, by) : say(value, by);
  return leaf("reason", `${sayRule(target.rule, by)}: ${by.words.because(by.words.notKnown, why)}`);
}
