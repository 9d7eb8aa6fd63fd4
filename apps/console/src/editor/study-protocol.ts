/** What the side panels learn of a text: how its examples went, what they exercise, and how it differs from what is published. */
import type { Citation } from "@delibera/ledger/statement";

/** The examples of the edited file and, of every version of its rules, what the examples of all acts exercise. */
export interface TestReport {
  readonly rows: readonly TestRow[];
  readonly versions: readonly VersionRun[];
  /** What an example may give or expect without naming an item: rules, and fields of the subject. */
  readonly names: Readonly<Record<string, NameType>>;
}

export interface NameType {
  /** As the program names it: `quantity`, `boolean`, `date`, `enumeration` … */
  readonly kind: string;
  readonly unit?: string | undefined;
}

export interface TestRow {
  readonly title: string;
  /** From 1. */
  readonly line: number;
  readonly start: number;
  readonly article: string;
  readonly comma: string;
  readonly passed: boolean;
  /** As written: dates, interpretations, facts and values taken as given. */
  readonly given: readonly string[];
  readonly expectations: readonly TestedExpectation[];
  /** What the example says and the vocabulary does not know. */
  readonly refusals: readonly string[];
}

export interface TestedExpectation {
  readonly label: string;
  readonly rule: string;
  readonly line: number;
  readonly passed: boolean;
  readonly expected: string;
  readonly actual: string;
  /** What the example asserts, as written after the name. */
  readonly written: string | undefined;
  /** The change that makes the example expect what came out; undefined for what an example cannot assert. */
  readonly accepting: AcceptingChange | undefined;
}

export interface AcceptingChange {
  /** Of the assertion, before which the reason is written. */
  readonly start: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface VersionRun {
  readonly rule: string;
  readonly line: number;
  /** How many examples it governed. */
  readonly examples: number;
  readonly branches: readonly { readonly id: string; readonly on: string; readonly exercised: boolean }[];
}

/** What changed in what the rules say. */
export interface SaidDifference {
  readonly subject: "act" | "comma" | "rule" | "interpretation" | "vocabulary";
  readonly name: string;
  /** What part of it: a word of the compiler (`value`, `effect`, `condition`), a local name between guillemets, or empty. */
  readonly part: string;
  /** Of a band, its number from 1. */
  readonly band?: number | undefined;
  readonly citation?: Citation | undefined;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** Whose result changes. */
export interface Behaviour {
  readonly cycle: string;
  readonly people: number;
  readonly changed: number;
  readonly rules: readonly { readonly rule: string; readonly people: number }[];
  readonly witness: SaidWitness | undefined;
}

export interface SaidWitness {
  /** Its facts as lines of an example; none for somebody of whom nothing is known. */
  readonly lines: readonly string[];
  readonly results: readonly ChangedResult[];
  /** How many results change beyond those listed. */
  readonly more: number;
}

export interface ChangedResult {
  readonly rule: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** What an example would assert of the value after; undefined when it cannot. */
  readonly assertion: string | undefined;
  readonly citation: Citation | undefined;
}

/** What a form can change of one rule, of one comma, or (without an article) of the act. */
export interface EntryGroup {
  /** Of the rule; empty for dates of a comma or of the act. */
  readonly name: string;
  readonly article: string;
  readonly comma: string;
  readonly start: number;
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly kind: "number" | "date";
  readonly part: "adopted" | "published" | "effectFrom" | "effectTo" | "value" | "bandFrom" | "bandTo" | "bandValue";
  /** From 1; undefined for what is no band. */
  readonly band: number | undefined;
  /** The stretch of the text that a new value takes the place of: a number without its unit, a date. */
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly unit?: string | undefined;
}

/** A value to be shown at the end of a line. */
export interface LineValue {
  /** Offset of the end of the line. */
  readonly at: number;
  readonly text: string;
}

/** A line of a person's ledger as an example of the rule language. */
export interface KeptExample {
  /** The rule that gives the line. */
  readonly rule: string;
  readonly cycle: string;
  readonly asOf: string;
  readonly knownOn: string;
  /** What is given, then what comes out. */
  readonly lines: readonly string[];
  /** False when something of the person cannot be written in an example: a comment among the lines says what. */
  readonly isWhole: boolean;
}
