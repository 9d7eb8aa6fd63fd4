/**
 * Front door of the evaluator: one subject, one cycle, two dates. Total, deterministic, terminating; no clock, no I/O, exact.
 * Rules are evaluated when asked for and remembered; the declared terms are evaluated for their whole grain.
 */
import type { Program } from "../ir/program.ts";
import { readFacts } from "./facts.ts";
import { emptyTrace } from "./listen.ts";
import type { Outcome, OutputValue } from "./outcome.ts";
import { nothing } from "./output.ts";
import { preparedProgram } from "./prepare-program.ts";
import type { EvaluationRequest, RefusedRequest } from "./read-request.ts";
import { readRequest } from "./read-request.ts";
import { RunningOutcome } from "./running-outcome.ts";
import { startSession } from "./start-session.ts";
import { because } from "./undetermined.ts";

export type { Expected, RefusedFact } from "./decode-value.ts";
export type { Branch, Exercised } from "./exercise.ts";
export { branchesOf, exercise } from "./exercise.ts";
export type { FactDates, Facts, LeftOutFact } from "./facts.ts";
export { decodeFacts } from "./facts.ts";
export type { LookedAt, UsedOption } from "./frame.ts";
export type { CaseReference, Outcome, OutputValue, UsedInterpretation } from "./outcome.ts";
export type { PlainQuantity, PlainValue } from "./plain-value.ts";
export { plainValue } from "./plain-value.ts";
export type { EvaluationRequest, RefusedRequest } from "./read-request.ts";
export { constantValue } from "./start-session.ts";
export type {
  BodyTrace,
  DerogationTrace,
  MemberStep,
  OverriddenVersion,
  Step,
  Trace,
  TraceNode,
  WholeTrace,
} from "./trace.ts";
export type {
  Conflict,
  Item,
  Quantity,
  Reason,
  ReasonCode,
  RequirementValue,
  Undetermined,
  Value,
  VerdictValue,
} from "./value.ts";
export { same } from "./value.ts";

export function evaluate(program: Program, facts: unknown, request: EvaluationRequest): Outcome {
  const prepared = preparedProgram(program, { trace: false });
  const read = readRequest(prepared, request);
  if ("length" in read) return refusal(request, read);
  const decoded = readFacts(prepared.vocabulary, facts, read);
  const session = startSession({ prepared, facts: decoded, read, request });
  return new RunningOutcome(program, session, request, read);
}

/** What of a request cannot be used, whomever it is about: nothing is evaluated for the answer. */
export function refusedRequest(program: Program, request: EvaluationRequest): readonly RefusedRequest[] {
  const read = readRequest(preparedProgram(program, { trace: false }), request);
  return "length" in read ? read : [];
}

function refusal(request: EvaluationRequest, refusedRequest: readonly RefusedRequest[]): Outcome {
  const outputOf = (rule: string): OutputValue => nothing(rule, request.cycle, because("refused-request"));
  return {
    ...datesOf(request),
    outputs: [],
    interpretationsUsed: [],
    missing: [],
    conflicts: [],
    refusedFacts: [],
    refusedRequest,
    leftOutFacts: [],
    valueOf: (rule) => outputOf(rule).value,
    outputOf,
    outputsOf: () => [],
    trace: () => emptyTrace,
  };
}

function datesOf({ cycle, asOf, knownOn }: EvaluationRequest): Pick<Outcome, "cycle" | "asOf" | "knownOn"> {
  return { cycle, asOf, knownOn };
}
