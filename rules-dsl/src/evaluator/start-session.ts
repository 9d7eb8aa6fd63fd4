/** Starts the evaluation of one request: values taken as given first, then what long chains of rules stand on. */

import type { Expression, Program } from "../ir/program.ts";
import { firstDate } from "../values/civil-date.ts";
import type { Facts } from "./facts.ts";
import { readFacts } from "./facts.ts";
import type { CycleAtHand, Recorder, Session } from "./frame.ts";
import { prepareExpression } from "./prepare-expression.ts";
import type { PreparedProgram, PreparedRule } from "./prepare-program.ts";
import { preparedProgram } from "./prepare-program.ts";
import type { EvaluationRequest, ReadRequest } from "./read-request.ts";
import { frameOf } from "./run-version.ts";
import { newScope } from "./scope.ts";
import type { Case, RunningSession } from "./session.ts";
import { newSession } from "./session.ts";
import type { Value } from "./value.ts";

export interface SessionStart {
  readonly prepared: PreparedProgram;
  readonly facts: Facts;
  readonly read: ReadRequest;
  readonly request: EvaluationRequest;
  readonly recorder?: Recorder;
  readonly touching?: Session["touching"];
}

export function startSession(start: SessionStart): RunningSession {
  const { prepared, facts, read, request, recorder, touching } = start;
  const { knownOn, options, asked } = read;
  const session = newSession({ prepared, facts, knownOn, options, asked, recorder, touching });
  const cycle = session.cycleAt(read.cycle);
  for (const { target, value } of request.given ?? []) {
    const rule = prepared.ruleNamed.get(target.rule);
    if (!rule) continue;
    const frame = frameOf(session, { rule, cycle, item: undefined, year: undefined });
    const amount = newScope(prepared, prepareExpression, { trace: false }).prepare(value)(frame);
    const at = target.previous ? read.cycle - 1 : read.cycle;
    session.given.push({ rule, cycle: at, item: target.item, year: target.year, value: amount });
  }
  climb(session, read.cycle, facts);
  return session;
}

/** The value of an expression that reads nothing: an amount, a date, an option, and what is computed from such. */
export function constantValue(program: Program, expression: Expression): Value {
  const prepared = preparedProgram(program, { trace: false });
  const facts = readFacts(prepared.vocabulary, {}, { asOf: firstDate, knownOn: firstDate });
  const session = newSession({
    prepared,
    facts,
    knownOn: firstDate,
    options: [],
    asked: new Set(),
    recorder: undefined,
  });
  const frame = {
    session,
    cycle: session.cycleAt(0),
    item: undefined,
    yearOfRule: undefined,
    year: undefined,
    slots: [],
  };
  return newScope(prepared, prepareExpression, { trace: false }).prepare(expression)(frame);
}

/** How many expressions evaluation may nest into one another through the cycles before. */
const deepestDescent = 1_500;

/** Evaluates beforehand what long chains of rules and of cycles stand on, so that no evaluation nests too deeply. */
export function climb(session: RunningSession, index: number, facts: Facts): void {
  const { milestones, readInPrevious, nesting } = session.prepared;
  const isDeep = readInPrevious.length > 0 && (milestones.length > 0 || index * nesting > deepestDescent);
  for (let each = isDeep ? 0 : index; each <= index; each++) {
    const cycle = session.cycleAt(each);
    const stepping = each < index ? [...milestones, ...readInPrevious] : milestones;
    for (const rule of stepping) for (const asked of casesOf(rule, cycle, facts)) session.resultOf(asked);
  }
}

/** The whole grain of a rule. */
export function casesOf(rule: PreparedRule, cycle: CycleAtHand, facts: Facts): readonly Case[] {
  const items = rule.rule.item === undefined ? nobody : (facts.items.get(rule.rule.item) ?? []);
  const cases: Case[] = [];
  for (const item of items) {
    if (!rule.rule.perYear) cases.push({ rule, cycle, item, year: undefined });
    else for (let year = cycle.firstYear; year <= cycle.lastYear; year++) cases.push({ rule, cycle, item, year });
  }
  return cases;
}

const nobody: readonly undefined[] = [undefined];
