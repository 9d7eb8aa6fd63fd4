/** What every part of a specialisation shares: the program looked up by name, the graph, the question, and where it stands. */
import type { Expression, Interpretation, Program, Rule } from "../ir/program.ts";
import { firstOfYear } from "../values/civil-date.ts";
import type { CaseAtHand, CycleAtHand } from "./case-at-hand.ts";
import type { Graph } from "./graph.ts";
import type { Layout, LayoutColumn } from "./layout.ts";
import type { Places } from "./places.ts";
import type { At } from "./refusal.ts";
import type { ColumnId, ComputedColumn, NodeId } from "./relational-program.ts";
import type { RowTerm, Term } from "./term.ts";

export interface Specialiser {
  readonly program: Program;
  readonly graph: Graph;
  readonly places: Places;
  readonly layout: Layout;
  /** Days since 1 January 1970. */
  readonly asOf: number;
  readonly knownOn: number;
  readonly columnAt: (table: number, column: number) => LayoutColumn;
  /** Bound on the rows of one parent, by table. */
  readonly mostRows: readonly number[];
  readonly rules: ReadonlyMap<string, DatedRule>;
  readonly interpretations: ReadonlyMap<string, Interpretation>;
  /** Options asked for, by the name of the interpretation. */
  readonly asked: ReadonlyMap<string, string>;
  readonly given: readonly GivenTerm[];
  readonly columns: readonly ComputedColumn[];
  /** The number of a column; the same for the same column. */
  readonly column: (column: ComputedColumn) => ColumnId;
  readonly cycleAt: (index: number) => CycleAtHand;
  /** The value of a rule for a case, its derogations apart when `underogated`. */
  readonly ruleTerm: (asked: RuleCase) => Term;
  /** As columns of the row it is about, without the row at which it is read. */
  readonly formula: (asked: RuleCase) => Term;
  /** Whether the nested object of a place is there; never undetermined. */
  readonly presence: (row: RowTerm) => NodeId;
  readonly termOf: (expression: Expression, at: CaseAtHand) => Term;
  /** Where the specialisation stands, for a refusal. */
  at: At;
}

export interface RuleCase {
  readonly rule: DatedRule;
  readonly cycle: CycleAtHand;
  readonly year: number | undefined;
  readonly item: RowTerm | undefined;
  readonly underogated?: true;
}

/** The value of a rule taken as given, for one item (by what identifies it) or year, or for all. */
export interface GivenTerm {
  readonly rule: string;
  readonly cycle: number;
  readonly item?: string;
  readonly year?: number;
  readonly value: Term;
}

/** A rule whose versions have days instead of dates. */
export interface DatedRule {
  readonly rule: Rule;
  readonly versions: readonly DatedVersion[];
}

export interface DatedVersion {
  readonly version: Rule["versions"][number];
  readonly rule: Rule;
  readonly knownFrom: number;
  readonly from: number;
  readonly to: number;
  readonly adoptedOn: number;
  readonly extensions: readonly { readonly to: number; readonly knownFrom: number }[];
  /** Versions, of this rule or another, that replace it. */
  readonly replacedBy: readonly DatedVersion[];
}

export function cycleOf(cycles: { readonly from: number; readonly years: number }, index: number): CycleAtHand {
  const firstYear = cycles.from + index * cycles.years;
  const lastYear = firstYear + cycles.years - 1;
  const [from, to] = [firstOfYear(firstYear), firstOfYear(lastYear + 1) - 1];
  return { index, name: `${firstYear}-${lastYear}`, firstYear, lastYear, from, to };
}
