/** What an evaluation gives: values with their authority, what is missing, what contradicts itself, and traces on demand. */
import type { Citation } from "../ir/program.ts";
import type { RefusedFact } from "./decode-value.ts";
import type { LeftOutFact } from "./facts.ts";
import type { RefusedRequest } from "./read-request.ts";
import type { OverriddenVersion, Trace } from "./trace.ts";
import type { Conflict, Value } from "./value.ts";

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
  /** A declared term for each item and each year it is about; nothing for a rule that does not exist. */
  outputsOf(rule: string): readonly OutputValue[];
  /** How the value came about, step by step: evaluated again while listening, with the same values. */
  trace(rule: string, at?: CaseReference): Trace;
}

export interface CaseReference {
  /** Id of the item. */
  readonly item?: string | undefined;
  readonly year?: number | undefined;
  readonly previous?: boolean | undefined;
}

export interface OutputValue {
  readonly rule: string;
  /** Only declared terms have one. */
  readonly code: string | undefined;
  readonly cycle: string;
  readonly item: string | undefined;
  readonly year: number | undefined;
  readonly value: Value;
  /** Of the version that governs; none when no version does, or when the value was given. */
  readonly citation: Citation | undefined;
  readonly versionId: string | undefined;
  readonly interpretationsUsed: readonly UsedInterpretation[];
  /** Versions that do not govern this case, and why. */
  readonly overridden: readonly OverriddenVersion[];
}

export interface UsedInterpretation {
  readonly name: string;
  readonly option: string;
  readonly citation: Citation;
}
