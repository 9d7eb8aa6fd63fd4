/**
 * The interchange ledger: one professional, one triennium, as printed by the command line, GraphQL and the console.
 * Amounts are exact strings, dates `YYYY-MM-DD`. An amount that cannot be determined is null and is explained in `undetermined`.
 */

/** `exact`: an integer, a finite decimal or a fraction in lowest terms; `display`: one decimal, half up, Italian comma. */
export interface Amount {
  readonly exact: string;
  readonly display: string;
}

export interface Citation {
  readonly act: string;
  readonly article: string;
  readonly comma: string;
  readonly textHash: string;
}

export interface Line {
  readonly id: string;
  readonly amount: Amount;
  readonly label: { readonly it: string; readonly en: string };
  /** The calendar year to which a reduction is attributed. */
  readonly year?: number;
  readonly citation: Citation;
}

/** Credits that do not count: `acquired` minus all of these is `counted`. */
export interface Exclusion {
  /** The participation or activity; null when a limit cuts a sum and no single item. */
  readonly item: string | null;
  readonly amount: Amount;
  readonly reason: string;
  readonly label: { readonly it: string; readonly en: string };
  readonly citation: Citation;
}

export interface Requirement {
  readonly id: string;
  readonly label: { readonly it: string; readonly en: string };
  readonly met: boolean | null;
  readonly required: Amount | null;
  readonly counted: Amount | null;
  readonly missing: Amount | null;
  readonly citation: Citation;
}

export interface Ledger {
  readonly formatVersion: "1.0";
  readonly professional: string;
  readonly triennium: string;
  readonly asOf: string;
  readonly knownOn: string;
  readonly program: string;
  readonly facts: string;
  readonly obligation: {
    readonly standard: Amount | null;
    readonly start: string | null;
    readonly years: number | null;
    readonly prorated: Amount | null;
    readonly reductions: readonly Line[];
    readonly bonuses: readonly Line[];
    readonly individual: Amount | null;
    /** Citation of each figure above, by its key. */
    readonly citations: Readonly<Record<string, Citation>>;
  };
  readonly credits: {
    readonly acquired: Amount | null;
    readonly counted: Amount | null;
    readonly learner: Amount | null;
    readonly recruited: Amount | null;
    readonly teaching: Amount | null;
    readonly individual: Amount | null;
    readonly selfStudy: Amount | null;
    readonly excluded: readonly Exclusion[];
    readonly citations: Readonly<Record<string, Citation>>;
  };
  readonly requirements: readonly Requirement[];
  readonly balance: Amount | null;
  readonly certifiable: boolean | null;
  readonly document: string | null;
  /** Of the efficacy of the insurance policy: 70% of the obligation. Null where no act asks it. */
  readonly insurance: { readonly threshold: Amount | null; readonly met: boolean | null } | null;
  /** Null where no act asks it. */
  readonly radioprotection: {
    readonly need: Amount | null;
    readonly counted: Amount | null;
    /** Of the need, at most by self-study. */
    readonly selfStudyMax: Amount | null;
    readonly met: boolean | null;
  } | null;
  /** Debts of past trienni and the surpluses that pay them, the most recent first; null where no act allows it. */
  readonly compensation: {
    readonly pool: Amount | null;
    /** Balances, negative; what was never owed is left out. */
    readonly debts: readonly {
      readonly triennium: string;
      readonly before: Amount | null;
      readonly after: Amount | null;
    }[];
    /** What is left of the pool or, when negative, still to be earned. */
    readonly residual: Amount | null;
    /** The comma that shares the surpluses out. */
    readonly citation: Citation;
  } | null;
  readonly interpretations: readonly {
    readonly name: string;
    readonly tag: string | null;
    readonly option: string;
    readonly default: boolean;
    readonly citation: Citation;
  }[];
  readonly undetermined: readonly {
    readonly id: string;
    readonly missing: readonly string[];
    readonly reasons: readonly string[];
    readonly citation: Citation | null;
  }[];
  readonly conflicts: readonly { readonly id: string; readonly citations: readonly Citation[] }[];
  /** Keys of the record of which no published act speaks: kept, and without effect on this ledger. */
  readonly notConsidered: readonly string[];
}
