/**
 * The relational program: a question about a program (cycle, dates, interpretations, outputs) and a layout, with everything that these
 * decide already decided. Plain JSON, hashable. What is left is computed columns over tables: no names, versions, derogations, earlier
 * cycles, units or fractions; amounts are whole numbers over a denominator that is part of their type, and are proved to stay safe.
 *
 * *Undetermined* is one more value of every node that is `maybe`: the null of a column. Unless said otherwise a node is undetermined
 * when an operand is. A backend gives value or undetermined, never why.
 */
import type { Layout } from "./layout.ts";

export interface RelationalProgram {
  readonly formatVersion: 1;
  /** `programHash` of the program it comes from. */
  readonly programHash: string;
  readonly question: Question;
  readonly layout: Layout;
  /** For each table of the layout: which rows are there on the dates of the question. */
  readonly tables: readonly KeptRows[];
  /** INVARIANT (node order): a node stands after its operands. Equal nodes are one node. */
  readonly nodes: readonly Node[];
  /** Values of rules, one for each row of a table. INVARIANT (column order): a column stands after those its node reads. */
  readonly columns: readonly ComputedColumn[];
  readonly outputs: readonly Output[];
}

/** A row is there when all of these hold (never undetermined; absent: always): left-out rows do not exist for anything else. */
export interface KeptRows {
  /** Of the row itself. */
  readonly keep?: NodeId;
  /** Of the row of the parent table (its row at depth 0): whether the nested object that holds the list is there. The parent row must be. */
  readonly within?: NodeId;
}

export interface Question {
  readonly cycle: string;
  readonly asOf: string;
  readonly knownOn: string;
  /** Options to use instead of the chosen ones. */
  readonly interpretations: Readonly<Record<string, string>>;
}

export type NodeId = number;
export type ColumnId = number;

export interface ComputedColumn {
  /** Index of its table in the layout. */
  readonly table: number;
  readonly node: NodeId;
  /** Where it comes from: for messages, and to tell which rule made a difference. */
  readonly rule: string;
  readonly cycle: string;
  readonly year?: number;
  readonly part: Part;
  /** The value the rule would have without its derogations. */
  readonly underogated?: true;
}

/** Values of one part are `value`; a period has two; a requirement and a verdict have more. `reason:0` … are grounds of a refusal. */
export type Part =
  | "value"
  | "from"
  | "to"
  | "met"
  | "counted"
  | "required"
  | "missing"
  | "deadline"
  | "accepted"
  | `reason:${number}`;

/** A declared term (or a rule asked for by name) about each row of a table, and the columns that hold its parts. */
export interface Output {
  readonly rule: string;
  readonly code?: string;
  readonly table: number;
  readonly year?: number;
  /** A rule about a single nested object: only rows where this column is true have the output. */
  readonly present?: ColumnId;
  readonly shape: "value" | "period" | "requirement" | "verdict";
  /** A missing `deadline` or `reason:…` part: the value has none. A requirement without a deadline that is known has none. */
  readonly parts: Readonly<Partial<Record<Part, ColumnId>>>;
  readonly unit?: string;
  /** Of a verdict: what each `reason:…` says. */
  readonly reasons?: readonly string[];
}

export type NodeType =
  /** The number `n / denominator`, `low` ≤ n ≤ `high`, all safe integers. Years are amounts of denominator 1. */
  | { readonly kind: "amount"; readonly denominator: number; readonly low: number; readonly high: number }
  | { readonly kind: "boolean" }
  /** Days since 1 January 1970; the bounds may lie outside the calendar in the middle of a calculation. */
  | { readonly kind: "date"; readonly low: number; readonly high: number }
  | { readonly kind: "option"; readonly enumeration: string }
  | { readonly kind: "text" }
  /** A row of a table. */
  | { readonly kind: "row"; readonly table: number };

interface Typed {
  readonly type: NodeType;
  /** Whether it may be undetermined. */
  readonly maybe: boolean;
}

/**
 * `depth` counts the loops around a node: 0 is the row of the computed column, 1 what the outermost aggregate runs over, and so on. A
 * node is a function of the rows and members it names; nodes of different columns with the same text are one node.
 */
export type Node = Typed & NodeOperation;

export type NodeOperation =
  /** Booleans are 0 and 1, options their place in the enumeration, dates day numbers. */
  | { readonly kind: "constant"; readonly value: number | string }
  | { readonly kind: "undetermined" }
  /** The row at hand at that depth; never undetermined. */
  | { readonly kind: "row"; readonly table: number; readonly depth: number }
  /** The first or last day of the period at hand at that depth. */
  | { readonly kind: "member"; readonly part: "from" | "to"; readonly depth: number }
  | { readonly kind: "input"; readonly table: number; readonly column: number; readonly row?: NodeId }
  /** The value of a computed column at a row of its table. Of table 0, here and in `input`, the row is the subject and is not given. */
  | { readonly kind: "computed"; readonly column: ColumnId; readonly row?: NodeId }
  /** 1-based place among the kept rows of the same parent. */
  | { readonly kind: "position"; readonly row: NodeId }
  /** Whether there is a value; itself never undetermined. */
  | { readonly kind: "known"; readonly operand: NodeId }
  | { readonly kind: "not"; readonly operand: NodeId }
  /** A side that decides makes the other side's doubt harmless: SQL's `and` and `or`. */
  | { readonly kind: "and" | "or"; readonly left: NodeId; readonly right: NodeId }
  /** Both sides have one type and, for amounts, one denominator. Rows stand in the order in which they are recorded. */
  | { readonly kind: "equal" | "less" | "lessOrEqual"; readonly left: NodeId; readonly right: NodeId }
  /** Of amounts with one denominator; `plus` also moves a date by whole days; `minus` also counts the days between two dates. */
  | { readonly kind: "plus" | "minus" | "smaller" | "larger"; readonly left: NodeId; readonly right: NodeId }
  /** The denominator of a product is the product of the denominators. */
  | { readonly kind: "times"; readonly left: NodeId; readonly right: NodeId }
  /** The integer times `by`; the denominator may change too, so that this also writes a number over another denominator. */
  | { readonly kind: "scale"; readonly operand: NodeId; readonly by: number }
  /** The integer divided by a positive constant: towards minus infinity, towards plus infinity, or half away from zero. */
  | {
      readonly kind: "quotient";
      readonly operand: NodeId;
      readonly by: number;
      readonly mode: "down" | "up" | "half-up";
    }
  /** Towards minus infinity, of two amounts with one denominator; undetermined when the divisor is zero. */
  | { readonly kind: "wholeQuotient"; readonly left: NodeId; readonly right: NodeId }
  /**
   * `then` or `otherwise`; when the condition is undetermined: `then` if `same` is true (without `same`: if both are determined and
   * equal), else undetermined.
   */
  | {
      readonly kind: "choose";
      readonly condition: NodeId;
      readonly then: NodeId;
      readonly otherwise: NodeId;
      readonly same?: NodeId;
    }
  /** `value` when every one of `of` is determined. */
  | { readonly kind: "requires"; readonly of: readonly NodeId[]; readonly value: NodeId }
  | { readonly kind: "yearOf"; readonly date: NodeId }
  | { readonly kind: "firstOfYear" | "lastOfYear"; readonly year: NodeId }
  /** A day the month does not have falls back to its last; `by` is a whole amount. */
  | { readonly kind: "addMonths"; readonly date: NodeId; readonly by: NodeId }
  /** As the operations of those names; 0, and undetermined, for a period whose last day comes before its first. */
  | { readonly kind: "wholeMonths" | "prevailingYear"; readonly from: NodeId; readonly to: NodeId }
  /**
   * `sum`, `count`: a member of which `where` is undetermined leaves the result undetermined, but for a sum whose amount is zero.
   * `greatest`, `smallest`: undetermined when there is none; a doubtful member counts only if it would take the place of the best one
   * (better, or as good and earlier), or if its own value is not known. `some`: a member with `where` and `value` both true; `every`: each with `where` true has `value`
   * true; a doubtful member counts only if it could change the answer.
   */
  | {
      readonly kind: "aggregate";
      readonly operation: "sum" | "count" | "greatest" | "smallest" | "some" | "every";
      readonly loop: Loop;
      readonly value?: NodeId;
    }
  /** `value` at the member with the smallest (`first`) or largest `by`, ties: the earliest; doubts as for `greatest`. */
  | {
      readonly kind: "pick";
      readonly end: "first" | "last";
      readonly loop: Loop;
      readonly by: NodeId;
      readonly value: NodeId;
    }
  /**
   * The pool goes to the needs of the members in the order of `by`, ties as recorded; negative ones count as zero. What goes to the
   * member where `share` is true (undetermined when none), or to all. A doubtful `where` or `by` leaves it undetermined, and so does a
   * need that comes before what is asked for.
   */
  | {
      readonly kind: "allocate";
      readonly pool: NodeId;
      readonly loop: Loop;
      readonly need: NodeId;
      readonly by: NodeId;
      readonly order: "latestFirst" | "earliestFirst";
      readonly share?: NodeId;
    };

/** What an aggregate runs over; `depth` is that of its members. */
export interface Loop {
  /** Undetermined when a node of the source is. */
  readonly over: Source;
  readonly depth: number;
  /** The result is undetermined unless this is true. */
  readonly when?: NodeId;
  /** Members where it is false are not there. If it is undetermined for any member, or a `require` of one there, so is the result. */
  readonly filter?: NodeId;
  readonly require?: readonly NodeId[];
  /** The condition of the aggregate itself. */
  readonly where?: NodeId;
}

export type Source =
  /** Kept rows of a table that belong to a row of its parent (none given: to the subject), as recorded. */
  | { readonly kind: "rows"; readonly table: number; readonly of?: NodeId }
  /** The period cut at each anniversary of its first day, or at month ends. */
  | { readonly kind: "anniversaries" | "months"; readonly from: NodeId; readonly to: NodeId }
  /** The periods of the members of a loop (at its depth), overlapping or contiguous ones joined, ascending; empty ones disappear. */
  | { readonly kind: "merged"; readonly loop: Loop; readonly from: NodeId; readonly to: NodeId };
