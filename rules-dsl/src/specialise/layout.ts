/**
 * The layout of a cohort: which columns hold the facts of many subjects, in what denominators and within what bounds. A question
 * about a cohort is specialised for its layout, so that every amount is proved to stay a whole number a machine counts exactly.
 */

/** Tables in order: the subject first, a table after the one its items belong to. */
export interface Layout {
  readonly tables: readonly LayoutTable[];
}

export interface LayoutTable {
  /** JSON path of the list from the subject, by the codes of the fields: "" for the subject, `loans`, `suspensions.notes`. */
  readonly path: string;
  /** Entity of its rows; undefined for a list of plain values, whose one column is `value`. */
  readonly entity?: string;
  /** Index of the table of the holders; none for the subject. A table stands after its parent; rows stand by parent, as recorded. */
  readonly parent?: number;
  /** Bound on the rows of one parent: what keeps sums within exact numbers. */
  readonly mostRows: number;
  readonly columns: readonly LayoutColumn[];
}

/**
 * One column of values with, when `optional`, a column of presence. A single nested object stands in the table of its holder: a boolean
 * column of its own path says whether it is there, its fields follow under `card.number`. A period is two date columns, `span.from` and
 * `span.to`.
 */
export interface LayoutColumn {
  /** JSON path inside a row, by the codes of the fields. */
  readonly path: string;
  readonly type: ColumnType;
  /** Whether some row may lack it. */
  readonly optional: boolean;
}

export type ColumnType =
  /** The integer `n` for the amount `n / denominator`; `low` and `high` bound the integer. Years are amounts. */
  | { readonly kind: "amount"; readonly denominator: number; readonly low: number; readonly high: number }
  | { readonly kind: "boolean" }
  /** Days since 1 January 1970. */
  | { readonly kind: "date"; readonly low: number; readonly high: number }
  /** The place of the option in its enumeration. */
  | { readonly kind: "option"; readonly enumeration: string }
  /** A code of the cohort's one dictionary of texts: equal texts have equal codes. */
  | { readonly kind: "text" };
