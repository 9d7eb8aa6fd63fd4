/**
 * The words of explanations, in both languages: one table, nothing of the domain. Nouns come from the labels of the program, so
 * sentences are built to agree with any noun: no gender and no number but those of the table's own words.
 */
import type { Expected, LookedAt, RefusedRequest } from "../evaluator/evaluate.ts";

export type Language = "it" | "en";

export interface Words {
  readonly yes: string;
  readonly no: string;
  readonly notKnown: string;
  readonly emptyPeriod: string;
  readonly emptyList: string;
  readonly thisYear: string;
  readonly cycle: string;
  /** One of a calendar unit, by the unit's name. */
  readonly singular: Readonly<Record<string, string>>;
  readonly date: (year: string, month: string, day: string) => string;
  readonly period: (from: string, to: string) => string;
  readonly openPeriod: (from: string) => string;
  readonly cases: {
    readonly ofItem: (label: string, item: string) => string;
    readonly inYear: (label: string, year: number) => string;
    readonly inCycle: (label: string, cycle: string) => string;
    readonly numbered: (noun: string, number: string) => string;
  };
  readonly about: (exact: string, display: string) => string;
  readonly percentOf: (percent: string, base: string) => string;
  readonly partOf: (part: string, base: string) => string;
  readonly arithmetic: Readonly<Record<"plus" | "minus" | "times" | "dividedBy", string>>;
  readonly limited: (amount: string, limit: string, why: string | undefined) => string;
  readonly withinLimit: (amount: string, limit: string) => string;
  readonly raised: (amount: string, floor: string, why: string | undefined) => string;
  readonly aboveFloor: (amount: string, floor: string) => string;
  readonly rounded: Readonly<Record<"down" | "up" | "half-up", (amount: string, step: string) => string>>;
  readonly because: (result: string, why: string) => string;
  readonly since: (value: string, condition: string) => string;
  readonly sameAs: (label: string) => string;
  /** How a value stands to another: `label: value, cioè almeno other`. */
  readonly stands: (subject: string, relation: string) => string;
  readonly numbers: Readonly<Record<Relation, (other: string) => string>>;
  readonly dates: Readonly<Record<Relation, (other: string) => string>>;
  readonly among: (options: string) => string;
  readonly notAmong: (options: string) => string;
  readonly and: string;
  readonly or: string;
  readonly isMissing: (what: string) => string;
  readonly isPresent: (what: string) => string;
  readonly within: (date: string, period: string) => string;
  readonly notWithin: (date: string, period: string) => string;
  readonly moved: Readonly<Record<string, (date: string, by: string) => string>>;
  readonly daysBetween: (from: string, to: string) => string;
  readonly aggregates: {
    readonly years: string;
    readonly earlierCycles: string;
    readonly groups: string;
    /** Of a list that has no name. */
    readonly items: string;
    readonly sum: (chosen: string) => string;
    readonly count: (chosen: string) => string;
    readonly greatest: (chosen: string) => string;
    readonly smallest: (chosen: string) => string;
    readonly list: (chosen: string) => string;
    readonly some: (chosen: string) => string;
    readonly noneIn: (all: string) => string;
    readonly every: (all: string) => string;
    readonly notEvery: (all: string) => string;
    readonly first: (all: string) => string;
    readonly last: (all: string) => string;
    /** `3 di 5 prestiti` */
    readonly chosen: (count: number, total: number, noun: string) => string;
  };
  readonly operations: Readonly<Record<string, (args: readonly string[]) => string>>;
  readonly band: (value: string, band: string) => string;
  readonly bands: {
    readonly between: (from: string, to: string) => string;
    readonly below: (to: string) => string;
    readonly upTo: (to: string) => string;
    readonly above: (from: string) => string;
    readonly atLeast: (from: string) => string;
    readonly any: string;
    readonly aboveUpTo: (from: string, to: string) => string;
    readonly fromBelow: (from: string, to: string) => string;
    readonly aboveBelow: (from: string, to: string) => string;
  };
  readonly gap: (value: string) => string;
  /** After `gap`: the band that the chosen reading follows. */
  readonly sameBand: (band: string) => string;
  readonly requirement: {
    readonly met: (counted: string, required: string) => string;
    readonly notMet: (counted: string, required: string, missing: string) => string;
    readonly withinLimit: (counted: string, limit: string) => string;
    readonly beyondLimit: (counted: string, limit: string, excess: string) => string;
    readonly isMet: string;
    readonly isNotMet: string;
  };
  readonly verdict: { readonly accepted: string; readonly refused: string; readonly noGround: string };
  /** After what is missing: the day by which. */
  readonly by: (said: string, date: string) => string;
  readonly mostFavourable: (args: readonly string[]) => string;
  readonly allotted: Readonly<Record<"latestFirst" | "earliestFirst", (pool: string, over: string) => string>>;
  readonly extended: (to: string, place: string) => string;
  readonly derogation: {
    readonly decides: (labels: string) => string;
    readonly without: (value: string) => string;
    readonly standing: Readonly<Record<Exclude<LookedAt["standing"], "prevails">, (label: string) => string>>;
  };
  readonly member: (item: string, value: string) => string;
  readonly excluded: (item: string, why: string | undefined) => string;
  readonly doubtful: (item: string) => string;
  readonly otherwise: (value: string) => string;
  readonly local: (name: string) => string;
  readonly fact: (label: string, value: string) => string;
  readonly given: (label: string, value: string) => string;
  readonly interpretation: (question: string, option: string, reason: string | undefined) => string;
  readonly decided: (by: string, on: string | undefined) => string;
  readonly accordingTo: (reference: string) => string;
  readonly place: (act: string, division: string) => string;
  readonly article: (number: string, comma: string) => string;
  readonly section: (number: string, comma: string) => string;
  readonly missing: (field: string, holder: string | undefined) => string;
  readonly missingFacts: (count: number) => string;
  readonly conflict: (places: string) => string;
  readonly notApplied: (place: string, why: string) => string;
  readonly overridden: Readonly<Record<string, (by: string, on: string) => string>>;
  readonly examples: {
    readonly missing: (met: string, amount: string) => string;
    readonly asExpected: (label: string, actual: string) => string;
    readonly different: (label: string, expected: string, actual: string) => string;
    readonly inPrevious: (label: string, cycle: string) => string;
  };
  readonly refused: {
    readonly fact: (path: string, found: string, expected: string) => string;
    readonly expected: Readonly<Record<Expected, string>>;
    readonly request: (found: string, why: string) => string;
    readonly because: Readonly<Record<RefusedRequest["because"], string>>;
  };
  readonly reasons: Readonly<Record<string, (parameters: Readonly<Record<string, string>>) => string>>;
}

export type Relation = "equal" | "notEqual" | "less" | "lessOrEqual" | "greater" | "greaterOrEqual";
