/** What is proposed at a place, before any editor's protocol. */
export interface Completion {
  /** What the author reads and filters by. */
  readonly text: string;
  readonly kind:
    | "keyword"
    | "snippet"
    | "rule"
    | "field"
    | "option"
    | "interpretation"
    | "operation"
    | "unit"
    | "type"
    | "entity"
    | "act"
    | "authority"
    | "citation"
    | "local";
  readonly detail: string;
  /** From `ranks`: the smaller stands first. */
  readonly rank: number;
  /** What is written in place of `text` by editors that fill in templates: `$1`, `${2:words}`, `$0` are the places to fill. */
  readonly insert?: string;
  readonly documentation?: string;
}

export const ranks = {
  /** Names of the type that the place asks for. */
  fitting: 0,
  /** Words that begin a clause, and names of the kind that the place asks for. */
  clause: 1,
  name: 2,
  keyword: 3,
  other: 4,
} as const;

export interface Completions {
  /** The word at hand, which a proposal replaces. */
  readonly from: number;
  readonly to: number;
  readonly completions: readonly Completion[];
}
