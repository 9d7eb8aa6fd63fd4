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
  readonly options: readonly { readonly name: string; readonly code: string; readonly label: Label }[];
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
  readonly versions: readonly RuleVersion[];
}

export interface RuleVersion {
  /** `act/article/comma/rule`, unique in the program. */
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
  /** Ids of the versions it replaces, from when it is known and for the times it governs. */
  readonly replaces: readonly string[];
  /** True for a repeal: no body, it only removes what it `replaces`. */
  readonly repeals: boolean;
  /** Special over general: among the versions left, one whose condition holds prevails over one that has none. */
  readonly when?: Expression;
  readonly locals: readonly { readonly name: string; readonly value: Expression }[];
  readonly body?: Body;
  /** Where it is written. */
  readonly place: { readonly file: string; readonly line: number; readonly endLine: number };
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
    };

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
    };
