/** What a question about a cohort cannot say of many subjects at once, and where it is written. */

export interface Refusal {
  readonly rule: string;
  /** Of the version at hand; none when no version is. */
  readonly citation?: { readonly act: string; readonly article: string; readonly comma: string };
  readonly place?: { readonly file: string; readonly line: number; readonly endLine: number };
  readonly because: RefusalCode;
  /** What it is about: an operation, a name, a bound. */
  readonly detail: string;
}

export type RefusalCode =
  /** An amount, in some step, could be larger than whole numbers are counted exactly. */
  | "amount-may-overflow"
  /** A division by an amount that is no constant of the question has no denominator that is known beforehand. */
  | "divisor-not-constant"
  /** Rounding to a step that is no constant of the question. */
  | "step-not-constant"
  /** An entity that holds items of its own kind has no fixed set of tables. */
  | "nested-in-itself"
  /** A list or an item where a value of one column is needed. */
  | "not-a-column"
  /** A choice between items of different lists, or between lists. */
  | "different-lists"
  /** Derogations stated by several versions that only facts tell apart. */
  | "intricate-derogation"
  /** Versions of which the more favourable prevails have no order (a value that is no amount and no date). */
  | "no-order"
  /** The question names something the program or the layout does not have. */
  | "unknown-name";

/** Where a specialisation stands. */
export interface At {
  readonly rule: string;
  readonly citation?: NonNullable<Refusal["citation"]>;
  readonly place?: NonNullable<Refusal["place"]>;
}
