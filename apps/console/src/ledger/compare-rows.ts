/** What changed between two readings of one ledger: the value before of each row, and the rows that are no longer there. */
import type { LedgerRows, RequirementRow, Row, RowValue } from "./ledger-rows.ts";

export interface ComparedRow extends Row {
  /** Present when the row reads differently from before; `absent` when it was not there. */
  readonly before?: RowValue | { readonly kind: "absent" };
  /** True for a row of the reading before that this one has not. */
  readonly gone?: boolean;
}

export interface ComparedRequirement extends RequirementRow {
  readonly before?: RequirementRow | "absent";
  readonly gone?: boolean;
}

export interface ComparedRows {
  readonly obligation: readonly ComparedRow[];
  readonly credits: readonly ComparedRow[];
  readonly requirements: readonly ComparedRequirement[];
  readonly outcome: readonly ComparedRow[];
  readonly compensation: readonly ComparedRow[];
  readonly requests: readonly ComparedRow[];
  readonly events: readonly ComparedRow[];
  /** How many rows read differently. */
  readonly changes: number;
}

/** `before` undefined: nothing to compare with, and nothing is marked. */
export function compareRows(now: LedgerRows, before: LedgerRows | undefined): ComparedRows {
  if (before === undefined) return { ...now, changes: 0 };
  const obligation = compareBlock(now.obligation, before.obligation);
  const credits = compareBlock(now.credits, before.credits);
  const outcome = compareBlock(now.outcome, before.outcome);
  const compensation = compareBlock(now.compensation, before.compensation);
  const requests = compareBlock(now.requests, before.requests);
  const events = compareBlock(now.events, before.events);
  const requirements = compareRequirements(now.requirements, before.requirements);
  const rows = [...obligation, ...credits, ...outcome, ...compensation, ...requests, ...events];
  const marked = [...rows, ...requirements].filter((row) => row.before || row.gone);
  return { obligation, credits, requirements, outcome, compensation, requests, events, changes: marked.length };
}

function compareBlock(now: readonly Row[], before: readonly Row[]): ComparedRow[] {
  const earlier = new Map(before.map((row) => [row.key, row]));
  const compared = now.map((row): ComparedRow => {
    const was = earlier.get(row.key);
    if (was === undefined) return { ...row, before: { kind: "absent" } };
    return sameValue(row.value, was.value) ? row : { ...row, before: was.value };
  });
  return withGone(compared, before);
}

function compareRequirements(now: readonly RequirementRow[], before: readonly RequirementRow[]): ComparedRequirement[] {
  const earlier = new Map(before.map((row) => [row.key, row]));
  const compared = now.map((row): ComparedRequirement => {
    const was = earlier.get(row.key);
    if (was === undefined) return { ...row, before: "absent" };
    return sameRequirement(row, was) ? row : { ...row, before: was };
  });
  return withGone(compared, before);
}

/** Puts each vanished row back after the row it stood behind, so that the eye finds it where it was. */
function withGone<R extends { readonly key: string }>(now: readonly R[], before: readonly R[]): R[] {
  const kept = new Set(now.map(({ key }) => key));
  const result = [...now];
  let place = 0;
  for (const row of before) {
    if (kept.has(row.key)) {
      place = result.findIndex(({ key }) => key === row.key) + 1;
    } else {
      result.splice(place, 0, { ...row, gone: true });
      place++;
    }
  }
  return result;
}

function sameValue(a: RowValue, b: RowValue): boolean {
  if (a.kind === "amount" && b.kind === "amount") return a.amount.exact === b.amount.exact;
  if (a.kind === "words" && b.kind === "words") return a.words === b.words;
  if (a.kind === "verdict" && b.kind === "verdict") return a.verdict === b.verdict;
  return a.kind === b.kind;
}

function sameRequirement(a: RequirementRow, b: RequirementRow): boolean {
  return (
    a.met === b.met &&
    a.counted?.exact === b.counted?.exact &&
    a.required?.exact === b.required?.exact &&
    a.missing?.exact === b.missing?.exact
  );
}
