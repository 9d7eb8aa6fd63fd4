/**
 * Turns a record into the ledger of one triennium: evaluates the program and lays its declared terms out as lines, by their
 * codes. Pure: no clock, no disk, no database; the same on a server and in a browser.
 */
import type { Outcome } from "@delibera/rules-dsl/evaluator";
import { evaluate, refusedRequest } from "@delibera/rules-dsl/evaluator";
import type { Program } from "@delibera/rules-dsl/ir";
import { factsOf } from "../record/facts-of.ts";
import type { ProfessionalRecord } from "../record/professional-record.ts";
import { hashOfFacts, hashOfProgram } from "./content-hash.ts";
import { creditsOf } from "./credits.ts";
import { eventsOf, sessionsOf } from "./events.ts";
import type { Figures } from "./figures.ts";
import { figuresOf } from "./figures.ts";
import { keptAnswer } from "./kept-answers.ts";
import type { Ledger } from "./ledger-document.ts";
import { obligationOf } from "./obligation.ts";
import { requestsOf } from "./requests.ts";
import { requirementsOf } from "./requirements.ts";
import { compensationOf, competentDoctorOf, insuranceOf, issuerOf, radioprotectionOf } from "./special-duties.ts";
import { conflictsOf, interpretationsOf, notConsideredIn, undeterminedOf } from "./what-is-open.ts";

export { factsOf } from "../record/facts-of.ts";
export { amountOf, amountOfExact, exactOf } from "./amount.ts";
export { lineId } from "./figures.ts";
export type { HypotheticalRequest, Judgement, JudgementDates } from "./judge-request.ts";
export { judgeEvent, judgeRequest, judgeTeachingSession } from "./judge-request.ts";
export type {
  Amount,
  Answer,
  Citation,
  EventFigure,
  Exclusion,
  JudgedEvent,
  JudgedRequest,
  JudgedSession,
  Ledger,
  Line,
  Openness,
  RequestKind,
  Requirement,
} from "./ledger-document.ts";

export interface StatementRequest {
  /** `2017-2019`. */
  readonly triennium: string;
  /** The day it is asked, for the two dates that are not given: both are then the later of it and the last day of the triennium. */
  readonly today: string;
  /** Facts that take effect later are left out. */
  readonly asOf?: string | undefined;
  /** Acts and facts known later are left out. */
  readonly knownOn?: string | undefined;
  /** Options to use instead of the chosen ones, by the names of interpretation and option. */
  readonly interpretations?: Readonly<Record<string, string>> | undefined;
}

export interface Statement {
  readonly ledger: Ledger;
  readonly outcome: Outcome;
}

/**
 * Each part of the ledger is evaluated and laid out when it is read, and once: whoever asks of many people whether they may be certified
 * does not wait for their lines, and where that is known their facts are not even read into the program's form.
 * @throws RangeError when the request names a triennium, a date or an option that does not exist: callers check them first.
 */
export function statementOf(program: Program, record: ProfessionalRecord, request: StatementRequest): Statement {
  const { triennium, interpretations = {} } = request;
  const lastDay = `${triennium.slice(5)}-12-31`;
  const atTheEnd = request.today > lastDay ? request.today : lastDay;
  const { asOf = atTheEnd, knownOn = atTheEnd } = request;
  const asked = { cycle: triennium, asOf, knownOn, interpretations };
  const [refused] = refusedRequest(program, asked);
  if (refused !== undefined) throw new RangeError(`${refused.part}: \`${refused.found}\` is ${refused.because}`);
  const evaluated: Evaluated = laidOutWhenRead<Evaluated>({
    outcome: () => evaluate(program, factsOf(record), asked),
    figures: () => figuresOf(program, evaluated.outcome),
  });
  const ledger = laidOutWhenRead<Ledger>({
    formatVersion: () => "1.0",
    professional: () => record.id,
    triennium: () => triennium,
    asOf: () => asOf,
    knownOn: () => knownOn,
    program: () => hashOfProgram(program),
    facts: () => hashOfFacts(record),
    obligation: () => obligationOf(evaluated.figures),
    credits: () => creditsOf(evaluated.figures),
    requirements: () => requirementsOf(evaluated.figures),
    balance: () => evaluated.figures.amount("balance"),
    certifiable: () =>
      keptAnswer(program, ["certifiable", record, triennium, asOf, knownOn, interpretations], () =>
        evaluated.figures.truth("certifiable"),
      ),
    document: () => evaluated.figures.option("document"),
    documentForm: () => evaluated.figures.option("documentForm"),
    issuer: () => issuerOf(evaluated.figures),
    competentDoctor: () => competentDoctorOf(evaluated.figures),
    insurance: () => insuranceOf(evaluated.figures),
    radioprotection: () => radioprotectionOf(evaluated.figures),
    compensation: () => compensationOf(evaluated.figures),
    requests: () => requestsOf(evaluated.figures, record, { triennium, asOf, knownOn }),
    events: () => eventsOf(evaluated.figures, record, triennium),
    teachingSessions: () => sessionsOf(evaluated.figures, record, triennium),
    interpretations: () => interpretationsOf(program, evaluated.outcome),
    undetermined: () => undeterminedOf(evaluated.figures),
    conflicts: () => conflictsOf(program, evaluated.outcome),
    notConsidered: () => notConsideredIn(program, record),
  });
  return {
    ledger,
    get outcome() {
      return evaluated.outcome;
    },
  };
}

interface Evaluated {
  readonly outcome: Outcome;
  readonly figures: Figures;
}

/** An object like any other, but that each of its properties is made by whoever reads it first. */
function laidOutWhenRead<Whole extends object>(parts: { readonly [Part in keyof Whole]: () => Whole[Part] }): Whole {
  const whole = {} as Whole;
  for (const part of Object.keys(parts) as (keyof Whole)[]) {
    const get = () => {
      const value = parts[part]();
      Object.defineProperty(whole, part, { value, enumerable: true });
      return value;
    };
    Object.defineProperty(whole, part, { get, enumerable: true, configurable: true });
  }
  return whole;
}
