/** The answer of a simulation as plain data: what jobs carry, exports write and screens show. Exact amounts are strings. */
import type { Citation, Label } from "@delibera/rules-dsl/ir";
import type { SideBySide } from "../witness/side-by-side.ts";

/** People; null when fewer than `suppressedBelow`, or when it would give such a count away. */
export type People = number | null;

export interface SimulationReport {
  readonly formatVersion: "1.0";
  readonly cycle: string;
  readonly measure: TermNamed & {
    readonly unit?: string;
    readonly unitLabel?: Label;
    /** Which way it is a gain; neither where neither the question nor the rules say so. */
    readonly favourable?: "smaller" | "greater";
  };
  readonly state: TermNamed & { readonly states: readonly string[] };
  /** Upper bounds of the bands of change. */
  readonly bands: readonly string[];
  readonly suppressedBelow: number;
  /** People of the cohort. */
  readonly cohort: number;
  /** Those that were evaluated: all of them, or a sample. */
  readonly people: number;
  readonly isSample: boolean;
  readonly baseline: ScenarioReport;
  readonly candidates: readonly CandidateReport[];
}

export interface TermNamed {
  readonly rule: string;
  readonly code?: string;
  readonly label: Label;
}

export interface ScenarioReport {
  readonly name: string;
  readonly asOf: string;
  readonly knownOn: string;
  /** Hash of the compiled acts. */
  readonly program: string;
  readonly interpretations: Readonly<Record<string, string>>;
  readonly states: readonly People[];
  readonly distribution: Distribution;
}

export interface Distribution {
  /** Upper bounds of `people`, ascending; the last group is above them. */
  readonly levels: readonly string[];
  readonly people: readonly People[];
  readonly undetermined: People;
  readonly total: string | null;
  readonly quantiles: readonly { readonly percent: number; readonly value: string }[];
}

export interface CandidateReport extends ScenarioReport {
  /**
   * `impossible`: the rules that the question asks are the same, for anybody. `none`: nobody of these people differs. `some`: somebody does.
   */
  readonly effect: "impossible" | "none" | "some";
  readonly affected: People;
  /** People for whom the measure is greater, and smaller, than on the baseline. */
  readonly rise: People;
  readonly fall: People;
  /** The same by `favourable`; where nothing says which way is a gain, what rises is. */
  readonly gain: People;
  readonly lose: People;
  /** Of the measure, over everybody for whom it is determined on both sides. */
  readonly totalChange: string | null;
  /** The greatest rise and fall that at least as many people have as may be shown. */
  readonly largestRise: string | null;
  readonly largestFall: string | null;
  /** Everybody first, then each dimension. */
  readonly tables: readonly ChangeTable[];
  readonly causes: readonly CauseReport[];
  readonly witness?: SideBySide;
}

export interface ChangeTable {
  /** Undefined for everybody. */
  readonly dimension?: string;
  readonly groups: readonly GroupReport[];
}

export interface GroupReport {
  readonly label: string;
  readonly people: People;
  readonly affected: People;
  /** One for each band of change, without those of no change. */
  readonly bands: readonly People[];
  readonly unchanged: People;
  /** The measure is determined only with the candidate, only on the baseline, with neither. */
  readonly appeared: People;
  readonly vanished: People;
  readonly undetermined: People;
  readonly totalChange: string | null;
  /** From each state (row) to each state (column); the last is undetermined. */
  readonly transitions: readonly (readonly People[])[];
}

export interface CauseReport {
  readonly rule: string;
  readonly label: Label;
  readonly cycle: string;
  readonly year?: number;
  readonly people: People;
  readonly totalChange: string | null;
  /** Of the version that governed, on one such person; none when no version did or the value was given. */
  readonly before?: Citation;
  readonly after?: Citation;
}
