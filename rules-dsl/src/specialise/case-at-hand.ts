/** The case for which a rule is specialised: cycle and year are constants, the item is a row. */
import type { RowTerm, Term } from "./term.ts";

export interface CycleAtHand {
  /** 0 for the first cycle of the vocabulary. */
  readonly index: number;
  readonly name: string;
  readonly firstYear: number;
  readonly lastYear: number;
  /** Days since 1 January 1970. */
  readonly from: number;
  readonly to: number;
}

/** Days that a version must cover to govern, both included. */
export interface GovernedDays {
  readonly from: number;
  readonly to: number;
}

export interface CaseAtHand {
  readonly cycle: CycleAtHand;
  /** Of the rule; `year` may be bound anew by an aggregate over years. */
  readonly yearOfRule: number | undefined;
  readonly year: number | undefined;
  readonly item: RowTerm | undefined;
  /** Loops around the expression. */
  readonly depth: number;
  /** The days for which versions and decisions are chosen. */
  readonly days: GovernedDays;
  readonly names: ReadonlyMap<string, () => Term>;
}
