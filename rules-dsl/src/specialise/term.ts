/** What an expression is while a program is specialised: one node, or a value made of several nodes. */
import type { NodeId, Source } from "./relational-program.ts";

export type Term =
  | { readonly kind: "node"; readonly node: NodeId }
  /** Undetermined when either day is; empty when the last comes before the first. */
  | PeriodTerm
  | RowTerm
  | { readonly kind: "list"; readonly list: ListTerm }
  | {
      readonly kind: "requirement";
      readonly met: NodeId;
      readonly counted: NodeId;
      readonly required: NodeId;
      readonly missing: NodeId;
      readonly deadline?: NodeId;
    }
  | { readonly kind: "verdict"; readonly accepted: NodeId; readonly grounds: readonly Ground[] };

/** A reason for a refusal, and whether it is known to hold. */
export interface Ground {
  readonly reason: string;
  readonly holds: NodeId;
}

export interface PeriodTerm {
  readonly kind: "period";
  readonly from: NodeId;
  readonly to: NodeId;
  /** Set when it is never empty. */
  readonly full?: true;
}

/** One item. Of the subject `row` is undefined. */
export interface RowTerm {
  readonly kind: "row";
  readonly place: Place;
  readonly row: NodeId | undefined;
  /** Whether a single nested object is there. */
  readonly present?: NodeId;
}

/** Where items of an entity stand in a layout: the rows of a table, or (with a prefix) the nested objects in them. */
export interface Place {
  readonly entity: string;
  readonly table: number;
  /** Path of the nested object inside a row; "" for the row itself. */
  readonly prefix: string;
}

export type ListTerm =
  /** Members known beforehand; `filter` may exclude one, and if it is undetermined the list is. */
  | { readonly kind: "members"; readonly members: readonly StaticMember[]; readonly when?: NodeId }
  /** Members found row by row: opened at the depth of the loop that reads it. */
  | { readonly kind: "rows"; readonly open: (depth: number) => OpenLoop };

export interface StaticMember {
  readonly term: Term;
  readonly filter?: NodeId;
}

export interface OpenLoop {
  readonly over: Source;
  readonly when?: NodeId;
  readonly filter?: NodeId;
  readonly require: readonly NodeId[];
  readonly member: Term;
}

export function nodeTerm(node: NodeId): Term {
  return { kind: "node", node };
}
