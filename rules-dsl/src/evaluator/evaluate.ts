/**
 * Front door of the evaluator: one subject, one cycle, two dates. Total, deterministic, terminating; no clock, no I/O, exact.
 * Rules are evaluated when asked for and remembered; the declared terms are evaluated for their whole grain.
 */
import type { Program } from "../ir/program.ts";
import { caseAt } from "./case-at.ts";
import { readFacts } from "./facts.ts";
import type { Overridden, Result } from "./frame.ts";
import type { InterpretationSet } from "./interpretation-set.ts";
import type { CaseReference, Outcome, OutputValue, UsedInterpretation } from "./outcome.ts";
import { preparedProgram } from "./prepare-program.ts";
import type { EvaluationRequest, RefusedRequest } from "./read-request.ts";
import { readRequest } from "./read-request.ts";
import { newRecorder, nodeId, overriddenVersion } from "./recorder.ts";
import type { Case, RunningSession } from "./session.ts";
import type { SessionStart } from "./start-session.ts";
import { casesOf, startSession } from "./start-session.ts";
import type { OverriddenVersion, Trace } from "./trace.ts";
import { because, undeterminedAmong } from "./undetermined.ts";
import type { Undetermined } from "./value.ts";

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
export type { BodyTrace, DerogationTrace, MemberStep, OverriddenVersion, Step, Trace, TraceNode } from "./trace.ts";
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
  const start = { prepared, facts: decoded, read, request };
  const session = startSession(start);
  const cycle = session.cycleAt(read.cycle);
  const outputs: OutputValue[] = [];
  let used = session.used;
  for (const rule of prepared.rules) {
    if (rule.rule.code === undefined) continue;
    for (const asked of casesOf(rule, cycle, decoded)) {
      const result = session.resultOf(asked);
      used = session.union(used, result.used);
      outputs.push(output(session, asked, result));
    }
  }
  const undetermined = undeterminedAmong(outputs.map(({ value }) => value));
  const outputOf = (rule: string, at: CaseReference = {}): OutputValue => {
    const asked = caseAt(session, read.cycle, rule, at);
    return "kind" in asked ? nothing(rule, request.cycle, asked) : output(session, asked, session.resultOf(asked));
  };
  return {
    ...datesOf(request),
    outputs,
    interpretationsUsed: usedInterpretations(session, used),
    missing: undetermined?.missing ?? [],
    conflicts: undetermined?.conflicts ?? [],
    refusedFacts: decoded.refused,
    refusedRequest: [],
    leftOutFacts: decoded.leftOut,
    valueOf: (rule, at) => outputOf(rule, at).value,
    outputOf,
    trace: tracing(program, start),
  };
}

/** Listens to a second evaluation, kept from one trace to the next. */
function tracing(program: Program, start: SessionStart): Outcome["trace"] {
  let listening: { readonly session: RunningSession; readonly recorder: ReturnType<typeof newRecorder> } | undefined;
  return (rule, at = {}): Trace => {
    if (!listening) {
      const recorder = newRecorder();
      const prepared = preparedProgram(program, { trace: true });
      listening = { recorder, session: startSession({ ...start, prepared, recorder }) };
    }
    const { session, recorder } = listening;
    const asked = caseAt(session, start.read.cycle, rule, at);
    if ("kind" in asked) return { root: undefined, nodes: {} };
    session.resultOf(asked);
    return recorder.traceOf(nodeId(asked));
  };
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
    trace: () => ({ root: undefined, nodes: {} }),
  };
}

function datesOf({ cycle, asOf, knownOn }: EvaluationRequest): Pick<Outcome, "cycle" | "asOf" | "knownOn"> {
  return { cycle, asOf, knownOn };
}

function nothing(rule: string, cycle: string, value: Undetermined): OutputValue {
  return { ...unknownOutput, rule, cycle, value };
}

const unknownOutput = {
  code: undefined,
  item: undefined,
  year: undefined,
  citation: undefined,
  versionId: undefined,
  interpretationsUsed: [],
  overridden: [],
} as const;

function output(session: RunningSession, { rule, cycle, item, year }: Case, result: Result): OutputValue {
  const version = result.selection?.version?.version;
  return {
    rule: rule.rule.name,
    code: rule.rule.code,
    cycle: cycle.name,
    item: item?.id,
    year,
    value: result.value,
    citation: version?.citation,
    versionId: version?.id,
    interpretationsUsed: usedInterpretations(session, result.used),
    overridden: overriddenVersions(result.selection?.overridden),
  };
}

const none: readonly never[] = [];

function overriddenVersions(overridden: readonly Overridden[] = none): readonly OverriddenVersion[] {
  return overridden.length === 0 ? none : overridden.map(overriddenVersion);
}

function usedInterpretations(session: RunningSession, used: InterpretationSet): readonly UsedInterpretation[] {
  return used.places.length === 0 ? none : used.places.flatMap((place) => usedInterpretation(session, place));
}

function usedInterpretation(session: RunningSession, place: number): readonly UsedInterpretation[] {
  const decided = session.prepared.decisions.get(place);
  if (decided) return [{ name: decided.name, option: decided.decision.option, citation: decided.decision.citation }];
  const interpretation = session.prepared.program.interpretations[place];
  const value = session.options[place];
  if (!interpretation || value?.kind !== "option") return none;
  return [{ name: interpretation.name, option: value.option, citation: interpretation.citation }];
}
