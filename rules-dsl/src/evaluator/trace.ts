/** What a trace holds: one node, plain JSON, for each rule and case read, steps for the expressions in between. */
import type { Citation, Expression, Extension } from "../ir/program.ts";
import type { LookedAt, OverriddenBecause, UsedOption } from "./frame.ts";
import type { PlainValue } from "./plain-value.ts";

/** Nodes are made when they are asked for: who reads the first lines of an explanation does not wait for the last. */
export interface Trace {
  /** Id of the node that was asked for; undefined when the rule or the case does not exist. */
  readonly root: string | undefined;
  /** The node with that id, when the root stands on it through nodes already asked for, or is it. */
  node(id: string): TraceNode | undefined;
  /** Lets the steps of a node go; whoever asks for it once more has it made again. */
  forget(id: string): void;
  /** Every node that the root stands on. */
  whole(): WholeTrace;
}

export interface WholeTrace {
  readonly root: string | undefined;
  readonly nodes: Readonly<Record<string, TraceNode>>;
}

/** One rule for one case. */
export interface TraceNode {
  readonly id: string;
  readonly rule: string;
  readonly cycle: string;
  readonly item?: string;
  readonly year?: number;
  readonly value: PlainValue;
  /** True when the value was given in place of the rule. */
  readonly given: boolean;
  /** The version that governs, when one does. */
  readonly version?: { readonly id: string; readonly citation: Citation };
  readonly overridden: readonly OverriddenVersion[];
  /** Conditions that were looked at, of whichever version. */
  readonly conditions: readonly { readonly version: string; readonly step: Step }[];
  /** Local definitions that were read. */
  readonly locals: readonly { readonly name: string; readonly step: Step }[];
  readonly body?: BodyTrace;
  /** The later act without which the version would no longer be in effect. */
  readonly extension?: Extension;
  /** Present when others derogate from the rule: what became of each, and the node of the value without them. */
  readonly derogation?: DerogationTrace;
}

export interface DerogationTrace {
  /** Node of the rule without its derogations; undefined when none applies (the node at hand is then that). */
  readonly ordinary?: string;
  readonly looked: readonly { readonly node: string; readonly standing: LookedAt["standing"] }[];
}

/** A version that does not govern the case, and why. */
export interface OverriddenVersion {
  readonly versionId: string;
  readonly citation: Citation;
  readonly because: OverriddenBecause;
  /** The version that prevails over it, when one does. */
  readonly by?: string;
}

/** The steps of a body in the order evaluated; `band` is the place of the band chosen among those of the version. */
export interface BodyTrace {
  readonly version: string;
  /** Expression: one step. Bands: the measured value, then the result. Requirement: what is counted, what is required. */
  readonly steps: readonly Step[];
  readonly band?: number;
  readonly interpretation?: UsedOption;
}

export interface Step {
  readonly kind: Expression["kind"];
  readonly value: PlainValue;
  /** Parts that were evaluated, in that order. */
  readonly operands?: readonly Step[];
  /** Of arithmetic, comparisons, logic, aggregates, picks, calls and roundings. */
  readonly operator?: string;
  /** The node of the rule that was read. */
  readonly node?: string;
  /** The rule, field, interpretation or local definition that was read or, of an aggregate, the list or enumeration it runs over. */
  readonly name?: string;
  /** Of an aggregate. */
  readonly over?: "list" | "options" | "years" | "earlierCycles" | "groups";
  /** Entity of the field named. */
  readonly entity?: string;
  /** Where the fact stands in the JSON of the facts. */
  readonly path?: string;
  readonly interpretation?: UsedOption;
  /** Of `if`: which branch gave the value; none when the condition is not known. */
  readonly taken?: "then" | "otherwise";
  /** Of `if`: the branch that was not taken. */
  readonly alternative?: Step;
  readonly members?: readonly MemberStep[];
  /** Of a number: how the act writes it. */
  readonly written?: "percent" | "fraction";
  /** Of `smallest` and `greatest`: the act calls it the most favourable. */
  readonly favourable?: true;
  /** Of a rule read by a derogation from it: without derogations. */
  readonly underogated?: true;
}

/** One member of what an aggregate runs over. */
export interface MemberStep {
  readonly member: PlainValue;
  readonly belongs: boolean | "undetermined";
  readonly where?: Step;
  readonly value?: Step;
}
