/** What a prepared expression is evaluated in: the session of one request, and the case at hand of one rule. */
import type { Citation, Decision, Expression, Extension, Interpretation } from "../ir/program.ts";
import type { Period } from "../values/period.ts";
import type { Facts } from "./facts.ts";
import type { InterpretationSet } from "./interpretation-set.ts";
import type { PreparedProgram, PreparedRule, PreparedVersion } from "./prepare-program.ts";
import type { ResultTable } from "./result-table.ts";
import type { Case } from "./session.ts";
import type { Item, PeriodValue, Undetermined, Value, YearValue } from "./value.ts";

/** An expression ready to run. It never throws and has no effect but on memory of the session. */
export type Evaluable = (frame: Frame) => Value;

/** The case at hand. A frame is used again for another case once its own is evaluated: nothing may keep one. */
export interface Frame {
  readonly session: Session;
  readonly cycle: CycleAtHand;
  readonly item: Item | undefined;
  /** The year of the rule; `year` may be bound anew by an aggregate over years. */
  readonly yearOfRule: number | undefined;
  year: number | undefined;
  /** Values of local definitions and bound variables, by the slot that preparation gave them. */
  readonly slots: (Value | undefined)[];
}

/** With the rule that is being evaluated. */
export interface RuleFrame extends Frame {
  readonly rule: PreparedRule;
  /** Without the derogations from the rule. */
  readonly underogated: true | undefined;
}

export interface Session {
  readonly prepared: PreparedProgram;
  readonly facts: Facts;
  readonly knownOn: number;
  /** The option asked for or chosen of each interpretation, by its place in the program; decisions of acts apart. */
  readonly options: readonly Value[];
  /** Interpretations for which the caller asks an option, by place. */
  readonly asked: ReadonlySet<number>;
  /** Interpretations met so far in the rule being evaluated. */
  used: InterpretationSet;
  /** Present only while a trace is being made. */
  readonly recorder: Recorder | undefined;
  /** Present only while some facts change between one question and the next: which of those kinds the reading of a field touches, 0 for none. */
  readonly touching: ((holder: Item, place: number) => number) | undefined;
  /** Kinds of changing facts read so far in the rule being evaluated. */
  touched: number;
  readonly ruleValue: (
    rule: PreparedRule,
    cycle: CycleAtHand,
    item: Item | undefined,
    year: number | undefined,
  ) => Value;
  /** The value without the derogations from the rule. */
  readonly underogatedValue: (
    rule: PreparedRule,
    cycle: CycleAtHand,
    item: Item | undefined,
    year: number | undefined,
  ) => Value;
  /** The cycle that a period is; undefined when it is not a whole one. */
  readonly cycleOf: (period: PeriodValue) => CycleAtHand | undefined;
  /** Cycles before that one, the first first. */
  readonly cyclesBefore: (cycle: CycleAtHand) => readonly CycleAtHand[];
  /** The cycle before; asking it of the cycle before the first gives that again. */
  readonly previousOf: (cycle: CycleAtHand) => CycleAtHand;
  /** The option in use for the case at hand. */
  readonly use: (interpretation: PreparedInterpretation, frame: Frame) => Value;
}

export interface PreparedInterpretation {
  readonly interpretation: Interpretation;
  readonly place: number;
  /** The highest rank first, then the latest adopted. */
  readonly decisions: readonly PreparedDecision[];
}

export interface PreparedDecision {
  readonly decision: Decision;
  readonly value: Value;
  /** Tells its use apart from that of the chosen option; greater than the place of any interpretation. */
  readonly place: number;
  /** Dates as days since 1 January 1970. */
  readonly knownFrom: number;
  readonly adoptedOn: number;
  readonly from: number;
  readonly to: number;
}

export interface CycleAtHand {
  /** 0 for the vocabulary's first cycle, -1 for the time before it. */
  readonly index: number;
  readonly name: string;
  readonly firstYear: number;
  readonly lastYear: number;
  readonly period: PeriodValue;
  readonly years: readonly YearValue[];
  /** Of each of its years. */
  readonly daysOfYears: readonly Period[];
  readonly results: ResultTable;
}

/** What evaluating one rule for one case gave. */
export interface Result {
  readonly value: Value;
  readonly used: InterpretationSet;
  readonly selection: Selection | undefined;
  /** Kinds of changing facts that the value rests on, each a bit. */
  readonly touched: number;
}

/** What became of the derogations from a rule in one case. */
export interface Derogated {
  /** The case without derogations. */
  readonly ordinary: Case;
  readonly looked: readonly LookedAt[];
}
export interface LookedAt {
  readonly asked: Case;
  /** `prevails`: its value, alone or with others that add up, is the value of the rule. */
  readonly standing: "prevails" | "does-not-apply" | "not-known" | "lower-rank" | "saved-over" | "conflicts";
}

/** Which version of a rule governs a case. */
export interface Selection {
  readonly version: PreparedVersion | undefined;
  /** Set when no single version governs: what the result lacks. */
  readonly undecided?: Undetermined;
  /** Candidates whose condition could not be decided, when they could have prevailed. */
  readonly contenders: readonly PreparedVersion[];
  readonly overridden: readonly Overridden[];
  /** The later act without which the version would no longer be in effect. */
  readonly extension?: Extension;
}

/** A version that does not govern the case, and why. */
export interface Overridden {
  readonly version: PreparedVersion;
  readonly because: OverriddenBecause;
  readonly by?: PreparedVersion;
}
export type OverriddenBecause =
  | "replaced"
  | "repealed"
  | "interpreted"
  | "less-favourable"
  | "derogated"
  | "lower-rank"
  | "more-general"
  | "older"
  | "condition-does-not-hold"
  | "condition-undetermined"
  | "not-yet-known"
  | "not-in-effect";

export interface UsedOption {
  readonly name: string;
  readonly option: string;
  /** The comma of the act that decided it, when one did. */
  readonly decidedBy?: Citation;
}

/** Listens to an evaluation and keeps what a trace shows. */
export interface Recorder {
  beginRule(asked: Case): void;
  endRule(result: Result): void;
  /** The rule at hand has derogations, and this became of them. */
  derogated(derogation: Derogated): void;
  /** The step at hand read a rule. */
  readRule(asked: Case): void;
  beginSection(): void;
  endSection(section: Section, value: Value): void;
  enter(expression: Expression): void;
  leave(value: Value): void;
  /** The branch of the step at hand that was not taken. */
  alternative(evaluate: () => Value): void;
  beginMember(member: Value): void;
  endMember(belongs: Value): void;
  /** About the step at hand, or about the body when there is none. */
  note(detail: StepDetail): void;
}
/** A part of a version. */
export type Section =
  | { readonly kind: "when"; readonly version: string }
  | { readonly kind: "body"; readonly version: string }
  | { readonly kind: "local"; readonly name: string };
export type StepDetail =
  | { readonly taken: "then" | "otherwise" }
  | { readonly interpretation: UsedOption }
  | { readonly path: string }
  | { readonly band: number };
