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

/** What leaves something open: facts that are missing, and what the law does not say. */
export interface Openness {
  readonly missing: readonly string[];
  readonly reasons: readonly string[];
}

/** What one comma answers to a request. */
export interface Answer {
  /** Key of its explanation. */
  readonly id: string;
  readonly label: Line["label"];
  /** Null when it cannot be told, as `open` says. */
  readonly verdict: "accepted" | "refused" | null;
  /** Of a refusal: every ground that holds, as the act words it and in English. */
  readonly reasons: readonly Line["label"][];
  readonly open: Openness | null;
  readonly citation: Citation;
}

export type RequestKind =
  | "exemption"
  | "move"
  | "radioprotection"
  | "cancellation"
  | "disability"
  | "competent-doctor"
  | "dossier";

/** A request is refused when one comma refuses it, accepted when every comma that speaks of it accepts. */
export interface JudgedRequest {
  readonly kind: RequestKind;
  /** What it is about: `exemptions[0]`, the id of a participation or of an enrolment; null when it is about the person. */
  readonly item: string | null;
  /** Null when it cannot be told, or when no act speaks of it: then there are no answers. */
  readonly verdict: Answer["verdict"];
  readonly answers: readonly Answer[];
}

/** A figure about an event; `open` says why the value is null. */
export interface EventFigure<Value> {
  /** Key of its explanation. */
  readonly id: string;
  readonly value: Value | null;
  readonly open: Openness | null;
  readonly citation: Citation;
}

/** A planned event; a part is null where no act speaks of it. */
export interface JudgedEvent {
  readonly item: string;
  readonly admissible: Answer | null;
  /** Credits that it gives to a learner. */
  readonly credits: EventFigure<Amount> | null;
  /** Last day on which the provider may report it. */
  readonly reportDeadline: EventFigure<string> | null;
}

export interface JudgedSession {
  readonly item: string;
  /** Credits that it gives to who teaches; null where no act speaks of it. */
  readonly credits: EventFigure<Amount> | null;
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
  /** Code of the form of the manual on which the document is issued: `II`, `IIIA`. */
  readonly documentForm: string | null;
  /** Who issues the document: `order`, `association`, `national-commission`. Null where no act says it. */
  readonly issuer: { readonly body: string | null; readonly citation: Citation } | null;
  /** Null for who does not declare to be mainly a competent doctor, and where no act asks it. */
  readonly competentDoctor: {
    readonly certifiable: boolean | null;
    /** Code of the form of the manual: `IIIB` when certifiable as competent doctor. */
    readonly documentForm: string | null;
    readonly citation: Citation;
  } | null;
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
  /** Requests of the record that concern the triennium, and what the acts answer. */
  readonly requests: readonly JudgedRequest[];
  /** Planned events of the record that begin in the triennium. */
  readonly events: readonly JudgedEvent[];
  /** Teaching sessions of the record that are held in the triennium. */
  readonly teachingSessions: readonly JudgedSession[];
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
