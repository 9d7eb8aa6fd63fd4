/**
 * Front door of the evaluator: one subject, one cycle, two dates. Total, deterministic, terminating; no clock, no I/O, exact.
 * Rules are evaluated when asked for and remembered; the declared terms are evaluated for their whole grain.
 */
import type { Citation, Program } from "../ir/program.ts";
import type { RefusedFact } from "./decode-value.ts";
import type { Facts, LeftOutFact } from "./facts.ts";
import { readFacts } from "./facts.ts";
import type { CycleAtHand, OverriddenBecause } from "./frame.ts";
import { prepareExpression } from "./prepare-expression.ts";
import type { PreparedProgram, PreparedRule } from "./prepare-program.ts";
import { preparedProgram } from "./prepare-program.ts";
import type { EvaluationRequest, ReadRequest, RefusedRequest } from "./read-request.ts";
import { readRequest } from "./read-request.ts";
import { newScope } from "./scope.ts";
import type { Case, RunningSession } from "./session.ts";
import { newSession } from "./session.ts";
import { because, undeterminedAmong } from "./undetermined.ts";
import type { Conflict, Item, Value } from "./value.ts";

export type { Expected, RefusedFact } from "./decode-value.ts";
export type { FactDates, Facts, LeftOutFact } from "./facts.ts";
export { decodeFacts } from "./facts.ts";
export type { PlainQuantity, PlainValue } from "./plain-value.ts";
export { plainValue } from "./plain-value.ts";
export type { EvaluationRequest, RefusedRequest } from "./read-request.ts";
export type {
  Conflict,
  Item,
  Quantity,
  Reason,
  ReasonCode,
  RequirementValue,
  Undetermined,
  Value,
} from "./value.ts";

export interface Outcome {
  readonly cycle: string;
  readonly asOf: string;
  readonly knownOn: string;
  /** Every declared term, for each item and each year it is about, in the order of the program. */
  readonly outputs: readonly OutputValue[];
  readonly interpretationsUsed: readonly UsedInterpretation[];
  /** Paths of the facts whose absence leaves some output undetermined. */
  readonly missing: readonly string[];
  readonly conflicts: readonly Conflict[];
  readonly refusedFacts: readonly RefusedFact[];
  /** Not empty: the request made no sense, and nothing was evaluated. */
  readonly refusedRequest: readonly RefusedRequest[];
  readonly leftOutFacts: readonly LeftOutFact[];
  /** Any rule by name, in the cycle asked for or (`previous`) in the one before. Undetermined for a case that does not exist. */
  valueOf(rule: string, at?: CaseReference): Value;
  /** The same with its authority. */
  outputOf(rule: string, at?: CaseReference): OutputValue;
}

export interface CaseReference {
  /** Id of the item. */
  readonly item?: string;
  readonly year?: number;
  readonly previous?: boolean;
}

export interface OutputValue {
  readonly rule: string;
  /** Only declared terms have one. */
  readonly code?: string;
  readonly cycle: string;
  readonly item?: string;
  readonly year?: number;
  readonly value: Value;
  /** Of the version that governs; none when no version does, or when the value was given. */
  readonly citation?: Citation;
  readonly versionId?: string;
  readonly interpretationsUsed: readonly UsedInterpretation[];
  /** Versions that do not govern this case, and why. */
  readonly overridden: readonly OverriddenVersion[];
}

export interface UsedInterpretation {
  readonly name: string;
  readonly option: string;
  readonly citation: Citation;
}

export interface OverriddenVersion {
  readonly versionId: string;
  readonly citation: Citation;
  readonly because: OverriddenBecause;
  /** The version that prevails over it, when one does. */
  readonly by?: string;
}

export function evaluate(program: Program, facts: unknown, request: EvaluationRequest): Outcome {
  const prepared = preparedProgram(program, { trace: false });
  const read = readRequest(prepared, request);
  if ("length" in read) return refusal(request, read);
  const decoded = readFacts(prepared.vocabulary, facts, read);
  const session = sessionFor(prepared, decoded, read, request);
  const cycle = session.cycleAt(read.cycle);
  const outputs = prepared.rules
    .filter(({ rule }) => rule.code !== undefined)
    .flatMap((rule) => casesOf(rule, cycle, decoded).map((asked) => output(session, asked)));
  const undetermined = undeterminedAmong(outputs.map(({ value }) => value));
  const outputOf = (rule: string, at: CaseReference = {}) => outputAt(session, cycle, rule, at);
  return {
    ...datesOf(request),
    outputs,
    interpretationsUsed: distinct(outputs.flatMap((each) => each.interpretationsUsed)),
    missing: undetermined?.missing ?? [],
    conflicts: undetermined?.conflicts ?? [],
    refusedFacts: decoded.refused,
    refusedRequest: [],
    leftOutFacts: decoded.leftOut,
    valueOf: (rule, at) => outputOf(rule, at).value,
    outputOf,
  };
}

function refusal(request: EvaluationRequest, refusedRequest: readonly RefusedRequest[]): Outcome {
  const outputOf = (rule: string): OutputValue => {
    return { rule, cycle: request.cycle, value: because("refused-request"), interpretationsUsed: [], overridden: [] };
  };
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
  };
}

function datesOf({ cycle, asOf, knownOn }: EvaluationRequest): Pick<Outcome, "cycle" | "asOf" | "knownOn"> {
  return { cycle, asOf, knownOn };
}

function sessionFor(
  prepared: PreparedProgram,
  facts: Facts,
  read: ReadRequest,
  request: EvaluationRequest,
): RunningSession {
  const session = newSession({ prepared, facts, knownOn: read.knownOn, options: read.options, recorder: undefined });
  const cycle = session.cycleAt(read.cycle);
  const frame = { session, cycle, item: undefined, yearOfRule: undefined, year: undefined, slots: [] };
  for (const { target, value } of request.given ?? []) {
    const rule = prepared.ruleNamed.get(target.rule);
    if (!rule) continue;
    const amount = newScope(prepared, prepareExpression, { trace: false }).prepare(value)(frame);
    const at = target.previous ? read.cycle - 1 : read.cycle;
    session.given.push({ rule, cycle: at, item: target.item, year: target.year, value: amount });
  }
  climb(session, read.cycle, facts);
  return session;
}

/** How many expressions evaluation may nest into one another through the cycles before. */
const deepestDescent = 1_500;

/** Evaluates beforehand what long chains of rules and of cycles stand on, so that no evaluation nests too deeply. */
function climb(session: RunningSession, index: number, facts: Facts): void {
  const { milestones, readInPrevious, nesting } = session.prepared;
  const isDeep = readInPrevious.length > 0 && (milestones.length > 0 || index * nesting > deepestDescent);
  for (let each = isDeep ? 0 : index; each <= index; each++) {
    const cycle = session.cycleAt(each);
    const stepping = each < index ? [...milestones, ...readInPrevious] : milestones;
    for (const rule of stepping) for (const asked of casesOf(rule, cycle, facts)) session.resultOf(asked);
  }
}

/** The whole grain of a rule. */
function casesOf(rule: PreparedRule, cycle: CycleAtHand, facts: Facts): readonly Case[] {
  const items = rule.rule.item === undefined ? [undefined] : (facts.items.get(rule.rule.item) ?? []);
  const years = rule.rule.perYear
    ? Array.from({ length: cycle.lastYear - cycle.firstYear + 1 }, (_, index) => cycle.firstYear + index)
    : [undefined];
  return items.flatMap((item) => years.map((year): Case => ({ rule, cycle, item, year })));
}

function outputAt(session: RunningSession, cycle: CycleAtHand, name: string, at: CaseReference): OutputValue {
  const rule = session.prepared.ruleNamed.get(name);
  const asked = at.previous ? session.previousOf(cycle) : cycle;
  const nothing = (value: Value): OutputValue => {
    return { rule: name, cycle: asked.name, value, interpretationsUsed: [], overridden: [] };
  };
  if (!rule) return nothing(because("unknown-rule", { name }));
  const item = rule.rule.item === undefined ? undefined : itemOf(session.facts, rule.rule.item, at.item);
  if (rule.rule.item !== undefined && !item) return nothing(because("unknown-item", { name: at.item ?? "" }));
  if (rule.rule.perYear && at.year === undefined) return nothing(because("year-needed", { rule: name }));
  return output(session, { rule, cycle: asked, item, year: rule.rule.perYear ? at.year : undefined });
}

function itemOf(facts: Facts, entity: string, id: string | undefined): Item | undefined {
  return facts.items.get(entity)?.find((item) => item.id === id);
}

function output(session: RunningSession, asked: Case): OutputValue {
  const { rule } = asked.rule;
  const { value, used, selection } = session.resultOf(asked);
  const version = selection?.version?.version;
  return {
    rule: rule.name,
    ...(rule.code === undefined ? {} : { code: rule.code }),
    cycle: asked.cycle.name,
    ...(asked.item ? { item: asked.item.id } : {}),
    ...(asked.year === undefined ? {} : { year: asked.year }),
    value,
    ...(version ? { citation: version.citation, versionId: version.id } : {}),
    interpretationsUsed: used.places.flatMap((place) => usedInterpretation(session, place)),
    overridden: (selection?.overridden ?? []).map(({ version: lost, because: reason, by }) => ({
      versionId: lost.version.id,
      citation: lost.version.citation,
      because: reason,
      ...(by ? { by: by.version.id } : {}),
    })),
  };
}

function usedInterpretation(session: RunningSession, place: number): readonly UsedInterpretation[] {
  const interpretation = session.prepared.program.interpretations[place];
  const value = session.options[place];
  if (!interpretation || value?.kind !== "option") return [];
  return [{ name: interpretation.name, option: value.option, citation: interpretation.citation }];
}

function distinct(used: readonly UsedInterpretation[]): readonly UsedInterpretation[] {
  return [...new Map(used.map((each) => [each.name, each])).values()];
}
