/**
 * The compiled program: plain JSON, versioned, hashed; the one public tree. It holds no syntax and no unresolved name: every
 * reference is bound, every expression is typed, rules stand after the rules they read (cycle-earlier reads apart).
 */
import type { Expression } from "./expression.ts";
import type { formatVersion } from "./format-version.ts";
import type { ValueType } from "./value-type.ts";

export type { Expression, Operation, Range } from "./expression.ts";
export { formatVersion } from "./format-version.ts";
export { canonicalJson, programHash, textHash } from "./hash.ts";
export { printBody, printExpression } from "./print-expression.ts";
export type { ProgramProblem } from "./shape.ts";
export { readProgram, validateProgram } from "./validate-program.ts";
export type { ValueType } from "./value-type.ts";
export { expressionsOf, interpretationsRead, rulesRead, walk } from "./walk.ts";

export interface Program {
  readonly formatVersion: typeof formatVersion;
  readonly vocabulary: Vocabulary;
  readonly acts: readonly Act[];
  readonly interpretations: readonly Interpretation[];
  /** INVARIANT (rule order): a rule stands after every rule it reads in the same cycle. */
  readonly rules: readonly Rule[];
  readonly examples: readonly Example[];
  readonly properties: readonly Property[];
  readonly acceptedMutants: readonly AcceptedMutant[];
}

export interface Label {
  readonly it: string;
  readonly en: string;
}

export interface Vocabulary {
  readonly name: string;
  readonly label: Label;
  readonly cycle: Cycle;
  readonly units: readonly Unit[];
  readonly enumerations: readonly Enumeration[];
  /** The subject is the entity whose name is `subject`; facts are one JSON object of that shape. */
  readonly subject: string;
  readonly actions: readonly Action[];
  readonly entities: readonly Entity[];
}

/** Consecutive blocks of `years` calendar years, the first of which begins in `from`. A cycle is written "2017-2019". */
export interface Cycle {
  readonly name: string;
  readonly years: number;
  readonly from: number;
  readonly label: Label;
}

export interface Unit {
  readonly name: string;
  readonly singular: string;
  /** The smallest amount in which facts move, an exact number; undefined when not declared. */
  readonly step?: string;
  readonly label: Label;
}

export interface Enumeration {
  readonly name: string;
  readonly label: Label;
  readonly options: readonly EnumerationOption[];
}

export interface EnumerationOption {
  readonly name: string;
  readonly code: string;
  readonly label: Label;
  /** When it exists: a fact whose date of effect is on another day (or the reference date, for one that has none) may not use it. */
  readonly effect?: { readonly from?: string; readonly to?: string };
}

/**
 * What a person can still do: add one item of an entity with these fields, done on a day (its date of effect), in an amount of `amount`
 * that is a multiple of the step of its unit and at most `most`.
 */
export interface Action {
  readonly name: string;
  readonly label: Label;
  readonly entity: string;
  /** The list field of the subject that the item joins. */
  readonly list: string;
  /** Values as in the JSON of the facts, by field name. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly amount: string;
  readonly most?: string;
}

export interface Entity {
  readonly name: string;
  readonly label: Label;
  readonly fields: readonly Field[];
  /** Field that identifies an item; items without it are named by their place in the list. */
  readonly identifiedBy?: string;
  /** Fields that give the date of effect; the first present one wins; none: always in effect. */
  readonly effectiveOn: readonly string[];
  /** Fields that give the date from which the fact was known; none present: always known. */
  readonly knownOn: readonly string[];
}

export interface Field {
  readonly name: string;
  /** The key in the JSON of the facts. */
  readonly code: string;
  readonly type: ValueType;
  readonly label: Label;
  /** The value when the key is absent; without it an absent key is a missing fact. An absent list is always empty. */
  readonly otherwise?: Expression;
}

export interface Citation {
  readonly act: string;
  readonly article: string;
  readonly comma: string;
  /** `sha256:` of the text or summary of the comma. */
  readonly textHash: string;
}

export interface Period {
  readonly from: string;
  readonly to?: string;
}

export interface Act {
  readonly name: string;
  /** The law's word for this kind of act: delibera, legge … */
  readonly kind: string;
  readonly title: string;
  readonly authority: string;
  readonly authorityLabel: Label;
  /** 0 is the highest. */
  readonly rank: number;
  readonly adoptedOn?: string;
  readonly publishedOn?: string;
  /** From when it counts as known: publication, else adoption, else its effect (`knownFromEffect` then says so). */
  readonly knownFrom: string;
  readonly knownFromEffect: boolean;
  readonly effect: Period;
  readonly source: { readonly reference: string; readonly confidence?: "high" | "medium" | "low" };
  readonly divisions: readonly Division[];
  readonly file: string;
}

export interface Division {
  readonly word: "article" | "section";
  readonly number: string;
  readonly heading: string;
  readonly paragraphs: readonly Paragraph[];
}

/** One comma. `standing` is the answer to "what became of this comma?" that normative coverage counts. */
export interface Paragraph {
  readonly number: string;
  readonly standing: "encoded" | "not-normative" | "not-expressible" | "restates" | "undeclared";
  readonly reason?: string;
  /** Verbatim text, or somebody's account of a text that is not held. */
  readonly text: string;
  readonly textKind: "verbatim" | "summary" | "none";
  readonly textSource?: { readonly reference: string; readonly confidence?: "high" | "medium" | "low" };
  readonly textHash: string;
  readonly restates?: Citation;
  readonly line: number;
}

export interface Interpretation {
  readonly name: string;
  readonly tag?: string;
  readonly question: Label;
  readonly options: readonly { readonly name: string; readonly tag?: string; readonly label: Label }[];
  /** The option used when nobody asks for another. */
  readonly chosen: string;
  readonly reason: string;
  readonly decidedBy?: string;
  readonly decidedOn?: string;
  readonly citation: Citation;
  /**
   * What later acts decided. For a case the option is: the one the caller asks for; else that of the known decision of the highest rank,
   * then the latest adopted, among those whose `effect` contains the days of the case (no `effect`: every case); two that nothing tells
   * apart are a conflict; without a decision, `chosen`.
   */
  readonly decisions: readonly Decision[];
}

export interface Decision {
  readonly option: string;
  readonly reason: string;
  readonly rank: number;
  readonly adoptedOn?: string;
  readonly knownFrom: string;
  readonly effect?: Period;
  readonly citation: Citation;
}

/** One name, one meaning, possibly stated by several acts: its versions. */
export interface Rule {
  readonly name: string;
  readonly label: Label;
  /** The key of the output; only declared terms have one. */
  readonly code?: string;
  /** Entity whose items the rule is about. */
  readonly item?: string;
  /** About each calendar year of the cycle. */
  readonly perYear: boolean;
  readonly type: ValueType;
  /** Which of two values is more favourable, when the text says so. */
  readonly favourable?: "smaller" | "greater";
  /** The rule (or derogation) from which this one departs: this is then a derogation, and nothing but that rule reads it. */
  readonly derogates?: string;
  /**
   * Derogations from this rule, as declared. One applies to a case when a version of it governs and its condition holds. When one applies,
   * its value (with its own derogations) is the value of the rule; when several do, those of the highest rank remain, then those that no
   * other remaining one `saves` over them; if every remaining one `cumulates` with every other, the value is their sum, within the smallest
   * bound; else it is a conflict. INVARIANT (rule order): a rule stands after its derogations.
   */
  readonly derogations: readonly string[];
  readonly versions: readonly RuleVersion[];
}

export interface RuleVersion {
  /** `act/article/comma/rule`, with `#2` for a second definition in one comma; unique in the program. */
  readonly id: string;
  readonly citation: Citation;
  readonly rank: number;
  readonly adoptedOn?: string;
  readonly knownFrom: string;
  /**
   * When it governs: a version about a cycle must cover the whole cycle, one about a year the whole year, one about an item the
   * item's date of effect (the whole cycle when the item has none), one about an item in each year the year.
   */
  readonly effect: Period;
  /** Later acts that move the end of `effect`: of those known on the knowledge date, the latest `to` counts. */
  readonly extensions: readonly Extension[];
  /** Ids of the versions it replaces, from when it is known and for the times it governs. */
  readonly replaces: readonly string[];
  /** True when it replaces as an interpretation of what it replaces. */
  readonly interprets?: true;
  /** True for a repeal: no body, it only removes what it `replaces`. */
  readonly repeals: boolean;
  /** Special over general: among the versions left, one whose condition holds prevails over one that has none. */
  readonly when?: Expression;
  /** Among versions of the same rank that hold, the one with the more favourable value prevails (`Rule.favourable`). */
  readonly prevailsIfMoreFavourable?: true;
  /** Derogations that prevail over this one. */
  readonly saves: readonly string[];
  /** Derogations with which this one adds up; `upTo` bounds the sum. */
  readonly cumulates?: { readonly with: readonly string[]; readonly upTo?: Expression };
  readonly locals: readonly { readonly name: string; readonly value: Expression }[];
  readonly body?: Body;
  /** Where it is written. */
  readonly place: { readonly file: string; readonly line: number; readonly endLine: number };
}

export interface Extension {
  readonly to: string;
  readonly knownFrom: string;
  readonly citation: Citation;
}

export type Body =
  | { readonly kind: "expression"; readonly expression: Expression }
  | Bands
  | {
      readonly kind: "requirement";
      readonly counted: Expression;
      readonly bound: "atLeast" | "atMost";
      readonly required: Expression;
      readonly missingLabel?: string;
      /** The date by which it must be met. */
      readonly deadline?: Expression;
    }
  /** Refused for every ground that holds, else accepted. A ground that is not known leaves it undetermined unless another holds. */
  | {
      readonly kind: "verdict";
      readonly grounds: readonly Ground[];
    };

export interface Ground {
  readonly condition: Expression;
  /** As the act words it. */
  readonly reason: string;
  /** The same in English, when the act has been translated. */
  readonly english?: string;
}

/** A piecewise table. Bands are in ascending order, disjoint; values that no band and no gap covers make the result undetermined. */
export interface Bands {
  readonly kind: "bands";
  readonly on: Expression;
  readonly bands: readonly Band[];
  readonly gaps: readonly Gap[];
}
/** Bounds are exact numbers in the unit of `on`. */
export interface Band {
  readonly from?: { readonly value: string; readonly inclusive: boolean };
  readonly to?: { readonly value: string; readonly inclusive: boolean };
  readonly result: Expression;
}
/**
 * The open interval between two bands (or above the last one when `before` is absent) and the interpretation that says which
 * band it follows: options `lower`, `upper`, `none`; for `none` the result is zero, `false` or, for other types, undetermined.
 */
export interface Gap {
  readonly after: string;
  readonly before?: string;
  readonly interpretation: string;
}

export interface Example {
  readonly title: string;
  readonly citation: Citation;
  readonly place: { readonly file: string; readonly line: number };
  /** "2017-2019"; undefined: the cycle in which the act takes effect. */
  readonly cycle: string;
  readonly asOf?: string;
  readonly knownOn?: string;
  readonly interpretations: Readonly<Record<string, string>>;
  /** The facts, as the JSON object of the subject. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Labels of the example's items → entity and id. */
  readonly given: readonly { readonly target: Target; readonly value: Expression }[];
  readonly expectations: readonly Expectation[];
}
export interface Target {
  readonly rule: string;
  /** Id of the item of the example. */
  readonly item?: string;
  readonly year?: number;
  readonly previous: boolean;
}
export type Expectation =
  | { readonly kind: "value"; readonly target: Target; readonly value: Expression; readonly line: number }
  | {
      readonly kind: "requirement";
      readonly target: Target;
      readonly met: boolean;
      readonly missing?: Expression;
      readonly line: number;
    }
  | {
      readonly kind: "verdict";
      readonly target: Target;
      readonly accepted: boolean;
      readonly reason?: string;
      readonly line: number;
    };

/** What holds for every subject; checked on generated ones. */
export interface Property {
  readonly title: string;
  readonly citation: Citation;
  readonly place: { readonly file: string; readonly line: number };
  readonly cycle: string;
  readonly asOf?: string;
  readonly knownOn?: string;
  readonly statements: readonly PropertyStatement[];
}
export type PropertyStatement =
  | { readonly kind: "invariant"; readonly condition: Expression; readonly line: number }
  | {
      readonly kind: "monotone";
      /** A rule about the subject in a cycle: a quantity, a requirement (met is more) or a verdict (accepted is more). */
      readonly rule: string;
      readonly direction: "notDecreasing" | "notIncreasing";
      /** A field of an entity grows, or (no `field`) an item is added. */
      readonly changing: { readonly entity: string; readonly field?: string };
      readonly line: number;
    };

/** A mutant of the rules of a comma that no example can kill, and why. */
export interface AcceptedMutant {
  readonly mutant: string;
  readonly reason: string;
  readonly citation: Citation;
  readonly place: { readonly file: string; readonly line: number };
}
