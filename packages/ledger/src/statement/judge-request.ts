/**
 * Judges one request that nobody has made yet: may this exemption be asked for, may this participation be moved? The request is
 * supposed on a copy of the record and the acts are asked; the record is not touched and nothing is registered.
 */
import type { Outcome } from "@delibera/rules-dsl/evaluator";
import { evaluate } from "@delibera/rules-dsl/evaluator";
import type { Program } from "@delibera/rules-dsl/ir";
import { factsOf } from "../record/facts-of.ts";
import type {
  Enrolment,
  EventToBeAccredited,
  Exemption,
  ProfessionalRecord,
  RadioprotectionTag,
  TeachingSession,
} from "../record/professional-record.ts";
import { trienniumOf } from "../record/triennium.ts";
import { eventOf, sessionOf } from "./events.ts";
import type { ExplainLine } from "./explain-line.ts";
import { explainerOf } from "./explain-line.ts";
import { figuresOf } from "./figures.ts";
import type { JudgedEvent, JudgedRequest, JudgedSession } from "./ledger-document.ts";
import { requestOf } from "./requests.ts";

export type HypotheticalRequest =
  | { readonly kind: "exemption"; readonly exemption: Omit<Exemption, "requestedOn" | "registeredOn"> }
  | { readonly kind: "move"; readonly participation: string; readonly to: string }
  | ({ readonly kind: "radioprotection"; readonly participation: string } & Omit<RadioprotectionTag, "on">)
  | { readonly kind: "cancellation"; readonly enrolment: Omit<Enrolment, "cancelledOn" | "registeredOn"> }
  /** To certify the condition of disability, in a triennium. */
  | { readonly kind: "disability"; readonly triennium: string }
  /** To be mainly a competent doctor. */
  | { readonly kind: "competent-doctor" };

export interface JudgementDates {
  /** The day of the request, `YYYY-MM-DD`. */
  readonly on: string;
  /** Acts and facts known later are left out; never before the day of the request. */
  readonly knownOn: string;
  /** Options to use instead of the chosen ones, by the names of interpretation and option. */
  readonly interpretations?: Readonly<Record<string, string>> | undefined;
}

export interface Judgement<Judged> {
  readonly judged: Judged;
  /** Why an answer or a figure is what it is, by its id. */
  readonly explain: ExplainLine;
}

/** Undefined when the record has no such participation. @throws RangeError when a date or an option does not exist: callers check them first. */
export function judgeRequest(
  program: Program,
  record: ProfessionalRecord,
  request: HypotheticalRequest,
  dates: JudgementDates,
): Judgement<JudgedRequest> | undefined {
  const supposed = suppose(record, request, dates.on);
  if (supposed === undefined) return undefined;
  const outcome = outcomeOf(program, supposed, dates);
  return {
    judged: requestOf(figuresOf(program, outcome), request.kind, supposed.item),
    explain: explainerOf(program, outcome),
  };
}

/** A planned event, of nobody: whether it is admissible, the credits it gives, by when it is reported. Throws as `judgeRequest`. */
export function judgeEvent(
  program: Program,
  event: EventToBeAccredited,
  dates: Omit<JudgementDates, "on">,
): Judgement<JudgedEvent> {
  const supposed = { record: { id: event.id, events: [event] }, item: event.id, day: event.start, known: event.start };
  const outcome = outcomeOf(program, supposed, { on: event.start, ...dates });
  return { judged: eventOf(figuresOf(program, outcome), event.id), explain: explainerOf(program, outcome) };
}

/** A teaching session, of nobody: the credits it gives, a part of those of its event when the function says so. Throws as `judgeRequest`. */
export function judgeTeachingSession(
  program: Program,
  session: TeachingSession,
  event: EventToBeAccredited | undefined,
  dates: Omit<JudgementDates, "on">,
): Judgement<JudgedSession> {
  const { id, heldOn: day } = session;
  const record = { id, teachingSessions: [session], ...(event === undefined ? {} : { events: [event] }) };
  const begun = event === undefined ? day : later(day, event.start);
  const outcome = outcomeOf(program, { record, item: id, day, known: begun }, { on: begun, ...dates });
  return { judged: sessionOf(figuresOf(program, outcome), id), explain: explainerOf(program, outcome) };
}

interface Supposed {
  readonly record: ProfessionalRecord;
  readonly item: string | null;
  /** Decides the triennium that answers. */
  readonly day: string;
  /** When what is asked about is known. */
  readonly known: string;
}

function suppose(record: ProfessionalRecord, request: HypotheticalRequest, on: string): Supposed | undefined {
  switch (request.kind) {
    case "exemption": {
      const { exemptions = [] } = record;
      const asked = { ...request.exemption, requestedOn: on };
      const item = `exemptions[${exemptions.length}]`;
      return { record: { ...record, exemptions: [...exemptions, asked] }, item, day: asked.from, known: on };
    }
    case "cancellation": {
      const others = (record.enrolments ?? []).filter(({ id }) => id !== request.enrolment.id);
      const { id, enrolledOn } = request.enrolment;
      const enrolments = [...others, { ...request.enrolment, cancelledOn: on }];
      return { record: { ...record, enrolments }, item: id, day: enrolledOn, known: enrolledOn };
    }
    case "disability":
      return { record, item: null, day: `${request.triennium.slice(0, 4)}-01-01`, known: on };
    case "competent-doctor": {
      const { competentDoctor = [] } = record;
      const supposed = { ...record, competentDoctor: [...competentDoctor, { from: on }] };
      return { record: supposed, item: null, day: on, known: on };
    }
    case "move":
      return supposeOf(record, request.participation, ({ moved }) => ({
        // The rule of irreversibility looks at what was moved before.
        moved: { to: request.to, on, ...(moved === undefined ? {} : { again: true }) },
      }));
    case "radioprotection": {
      const { kind, participation, ...tag } = request;
      return supposeOf(record, participation, ({ radioprotectionTag }) => ({
        radioprotectionTag: { ...tag, on },
        // The rule that refuses a second tag looks at what the participation is on already.
        ...(radioprotectionTag === undefined ? {} : { radioprotection: true }),
      }));
    }
  }
}

type Participation = NonNullable<ProfessionalRecord["participations"]>[number];

function supposeOf(
  record: ProfessionalRecord,
  id: string,
  change: (participation: Participation) => Partial<Participation>,
): Supposed | undefined {
  const { participations = [] } = record;
  const found = participations.find((each) => each.id === id);
  if (found === undefined) return undefined;
  const changed = participations.map((each) => (each === found ? { ...each, ...change(each) } : each));
  const { acquiredOn, registeredOn = acquiredOn } = found;
  return { record: { ...record, participations: changed }, item: id, day: acquiredOn, known: registeredOn };
}

function outcomeOf(program: Program, { record, day, known }: Supposed, dates: JudgementDates): Outcome {
  const { on, interpretations = {} } = dates;
  const cycle = trienniumOf(program, day);
  const outcome = evaluate(program, factsOf(record), {
    cycle,
    asOf: later(on, `${cycle.slice(5)}-12-31`),
    knownOn: later(later(on, dates.knownOn), known),
    interpretations,
  });
  const [refused] = outcome.refusedRequest;
  if (refused !== undefined) throw new RangeError(`${refused.part}: \`${refused.found}\` is ${refused.because}`);
  return outcome;
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
