/** What a simulation asks: one law as it stands, others as they could be, of the same people on the same dates unless said otherwise. */
import type { Program } from "@delibera/rules-dsl/ir";
import type { Given } from "./amended-parameter.ts";

/** One way the law could be: its acts, the dates, the readings of its doubts. */
export interface Scenario {
  readonly name: string;
  /** All scenarios have one vocabulary: the facts of the cohort are laid out in it. */
  readonly program: Program;
  /** Facts that take effect later are left out. `yyyy-mm-dd`. */
  readonly asOf: string;
  /** Acts and facts known later are left out. `yyyy-mm-dd`. */
  readonly knownOn: string;
  /** Options to use instead of the chosen ones, by the names of interpretation and option. */
  readonly interpretations?: Readonly<Record<string, string>>;
  /** Values of rules taken as given in the triennium of the question: amended parameters. */
  readonly given?: readonly Given[];
}

export interface SimulationQuestion {
  /** "2023-2025". */
  readonly cycle: string;
  readonly baseline: Scenario;
  readonly candidates: readonly Scenario[];
  /** An amount about the person, by code or by rule: what people win or lose. */
  readonly measure: string;
  /** A truth, a requirement, a verdict or an option about the person, by code or by rule: what people pass into and out of. */
  readonly state: string;
  /** Other terms about the person; who differs in any of them is affected too. */
  readonly also?: readonly string[];
  /** Upper bounds of the bands of change, exact and ascending; no change is always a band of its own. */
  readonly bands: readonly string[];
  /** Upper bounds of the distribution of the measure; without them, where tenths of the people stand. */
  readonly levels?: readonly string[];
  readonly dimensions: readonly Dimension[];
  /** Which way the measure is a gain; without it what the rules say, and where they say nothing neither way is one. */
  readonly favourable?: "smaller" | "greater";
}

/** What people are told apart by. */
export type Dimension =
  /** A fact about the person, by its path in the layout; of a date the age in completed years on the reference date. */
  | { readonly name: string; readonly fact: string; readonly bands?: readonly string[] }
  /** Something known of the cohort that is no fact of the law, such as a region: a code for each person, and the label of each code. */
  | {
      readonly name: string;
      readonly codes: Uint8Array | Uint16Array | Int32Array;
      readonly labels: readonly string[];
    };

/** Why a question cannot be answered: nothing is then computed. */
export interface Problem {
  readonly because: ProblemCode;
  /** The scenario it is about; none when it is about the question. */
  readonly scenario?: string;
  /** What it is about: a name, a rule and what it asks. */
  readonly detail: string;
  readonly citation?: { readonly act: string; readonly article: string; readonly comma: string };
}

export type ProblemCode =
  /** The rules ask something that columns cannot say. */
  | "rule-refused"
  | "other-vocabulary"
  | "unknown-term"
  | "not-about-the-person"
  | "measure-not-an-amount"
  | "state-not-a-state"
  | "unknown-fact"
  /** A date has no groups of its own: bands of age are needed. */
  | "dimension-needs-bands"
  | "bands-not-ascending"
  /** An amount could leave the whole numbers that are counted exactly. */
  | "amount-may-overflow"
  | "too-many-candidates"
  | "same-name-twice"
  | "empty-cohort"
  | "codes-of-other-people"
  | "too-many-groups";
