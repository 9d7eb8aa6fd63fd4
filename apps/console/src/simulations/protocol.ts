/** What the page and the worker of simulations say to each other. */
import type { Label } from "@delibera/rules-dsl/ir";
import type { SourceFile } from "@delibera/rules-dsl/source";
import type { ChangedPerson, Problem, ResultPair, SimulationReport } from "@delibera/simulation";
import type { Language } from "../messages/language.tsx";

/** What is tried instead of the law in force. */
export type Change =
  | { readonly kind: "reading"; readonly name: string; readonly option: string }
  /** One candidate for each value: exact decimals with a point. */
  | { readonly kind: "parameter"; readonly rule: string; readonly values: readonly string[] }
  /** What was known on an earlier day. */
  | { readonly kind: "known"; readonly on: string }
  /** The text of an act, in the place of the published one of the same name or beside the others. */
  | { readonly kind: "draft"; readonly text: string };

export const dimensions = ["age", "profession", "region", "status"] as const;
export type DimensionName = (typeof dimensions)[number];

export interface Asked {
  readonly cycle: string;
  readonly asOf: string;
  readonly knownOn: string;
  readonly people: number;
  readonly seed: number;
  readonly change: Change;
  /** Upper bounds of the bands of change, ascending. */
  readonly bands: readonly string[];
  readonly by: DimensionName;
}

export type Question =
  | { readonly kind: "publish"; readonly sources: readonly SourceFile[] }
  | { readonly kind: "run"; readonly number: number; readonly asked: Asked; readonly language: Language }
  | ({ readonly kind: "people"; readonly number: number } & PeopleAsked)
  | ({ readonly kind: "person"; readonly number: number; readonly language: Language } & PersonAsked)
  | { readonly kind: "cancel" };

/** Which of those whom a candidate of the last run affects: one page of them. */
export interface PeopleAsked {
  /** Its place. */
  readonly candidate: number;
  readonly outcome: "gain" | "lose" | undefined;
  /** What the group is called. */
  readonly group: string | undefined;
  /** How many of them stand before the page. */
  readonly from: number;
}

export interface PersonAsked {
  readonly candidate: number;
  /** Place in the cohort, from 0. */
  readonly subject: number;
}

export const peopleOnPage = 20;

/** What of the law can be changed without writing. */
export interface Choices {
  readonly readings: readonly {
    readonly name: string;
    readonly question: Label;
    readonly chosen: string;
    readonly options: readonly { readonly name: string; readonly label: Label }[];
  }[];
  readonly parameters: readonly { readonly rule: string; readonly label: Label; readonly unit?: string }[];
}

export type Answer =
  | { readonly kind: "choices"; readonly choices: Choices }
  | { readonly kind: "progress"; readonly number: number; readonly done: number; readonly milliseconds: number }
  | { readonly kind: "sample"; readonly number: number; readonly report: SimulationReport }
  /** `cohort`: hash of the people, where the answer can be attached to a draft. */
  | {
      readonly kind: "done";
      readonly number: number;
      readonly report: SimulationReport;
      readonly cohort: string | undefined;
    }
  | { readonly kind: "refused"; readonly number: number; readonly problems: readonly Problem[] }
  /** The text of the draft has errors. */
  | { readonly kind: "broken"; readonly number: number; readonly errors: readonly DraftError[] }
  | ({ readonly kind: "people"; readonly number: number } & PeoplePage)
  | ({ readonly kind: "person"; readonly number: number } & ComparedPerson)
  | { readonly kind: "cancelled"; readonly number: number }
  | { readonly kind: "failed"; readonly number: number; readonly message: string };

export interface PeoplePage {
  readonly asked: PeopleAsked;
  /** How many there are in all. */
  readonly all: number;
  readonly people: readonly ChangedPerson[];
}

export interface ComparedPerson {
  readonly asked: PersonAsked;
  readonly facts: Readonly<Record<string, unknown>>;
  /** None when nothing of what is watched differs for them. */
  readonly results: readonly ResultPair[];
}

export interface DraftError {
  readonly line: number;
  readonly message: string;
}
