/** What somebody asks of a simulation on the server, as it is kept: plain JSON, whole, so that it can be run on another day. */
import type { Label } from "@delibera/acts";
import type { CohortDefinition } from "@delibera/cohorts";

export interface SimulationRequest {
  /** "2023-2025". */
  readonly triennium: string;
  /** Facts that take effect later are left out. `yyyy-mm-dd`. */
  readonly asOf: string;
  /** Whom to take; of a cohort that is kept, whom it was taken of. */
  readonly cohort: CohortDefinition;
  /** The cohort, when it is one that was taken before: nobody is then taken out of the registry. */
  readonly kept?: KeptCohortOfRequest;
  readonly baseline: ScenarioRequest;
  readonly candidates: readonly ScenarioRequest[];
  /** Terms, by code or by rule, as a question of `@delibera/simulation` takes them. */
  readonly measure: string;
  readonly state: string;
  readonly also: readonly string[];
  /** Upper bounds of the bands of change, exact and ascending. */
  readonly bands: readonly string[];
  /** By name: a dimension of cohorts, `age`, or a fact of the record. */
  readonly dimensions: readonly string[];
  readonly favourable?: "smaller" | "greater";
  /** Of the explanations of the person who shows the difference. */
  readonly language: "it" | "en";
}

export interface ScenarioRequest {
  readonly name: string;
  /** Acts and facts known later are left out. `yyyy-mm-dd`. */
  readonly knownOn: string;
  /** A text to use instead of the act of that name, or beside the others. */
  readonly draft?: { readonly act: string; readonly text: string; readonly of?: DraftText };
  /** Amended parameters: the rule by name or code, the amount exact. */
  readonly parameters: readonly { readonly rule: string; readonly value: string }[];
  /** Other readings, by name or tag of the interpretation and of its option. */
  readonly interpretations: readonly { readonly name: string; readonly option: string }[];
}

export interface KeptCohortOfRequest {
  readonly row: number;
  readonly id: string;
}

/** A text of a draft that is kept. */
export interface DraftText {
  readonly draft: string;
  /** `sha256:` of the text. */
  readonly hash: string;
}

/** Why a request is not answered: nothing is then computed. */
export interface RequestProblem {
  readonly says: Label;
  /** The name of the scenario it is about; none when it is about the whole request. */
  readonly scenario?: string;
  /** Where in a rule file, when it is an error in a text; lines and columns from 1. */
  readonly place?: { readonly file: string; readonly line: number; readonly column: number; readonly code: string };
}
