/** Two ledgers line by line, in reading order, each line with what it says on either side. */
import type { LedgerRows, RequirementRow, Row, RowValue, Wording } from "../../../ledger/ledger-rows.ts";
import { readAmount } from "../../../ledger/ledger-rows.ts";
import { boundOf } from "../../../ledger/requirement-row.tsx";

export interface AlignedRow {
  readonly key: string;
  readonly label: string;
  readonly note: string | undefined;
  /** Undefined: the ledger has no such line. */
  readonly left: RowValue | undefined;
  readonly right: RowValue | undefined;
  readonly differs: boolean;
}

export function alignRows(left: LedgerRows, right: LedgerRows, wording: Words): readonly AlignedRow[] {
  const [here, there] = [linesOf(left, wording), linesOf(right, wording)];
  const elsewhere = new Map(there.map((row) => [row.key, row]));
  const known = new Set(here.map(({ key }) => key));
  const aligned = here.map((row) => alignedOf(row, row, elsewhere.get(row.key)));
  // A line of the right side alone stands after the line it follows there.
  let place = 0;
  for (const row of there) {
    if (known.has(row.key)) place = aligned.findIndex(({ key }) => key === row.key) + 1;
    else aligned.splice(place++, 0, alignedOf(row, undefined, row));
  }
  return aligned;
}

type Words = Pick<Wording, "text" | "language">;

type Line = Pick<Row, "key" | "label" | "note" | "value">;

function alignedOf({ key, label, note }: Line, left: Line | undefined, right: Line | undefined): AlignedRow {
  const differs = read(left?.value) !== read(right?.value);
  return { key, label, note, left: left?.value, right: right?.value, differs };
}

function linesOf(rows: LedgerRows, wording: Words): readonly Line[] {
  const requirements = rows.requirements.map((row): Line => ({ ...row, value: requirementValue(row, wording) }));
  const { obligation, credits, outcome, compensation, requests, events } = rows;
  return [...obligation, ...credits, ...requirements, ...outcome, ...compensation, ...requests, ...events];
}

function requirementValue(row: RequirementRow, { text, language }: Words): RowValue {
  const { met, missing } = row;
  if (met === null) return { kind: "undetermined" };
  const state = text(met ? "requirement.met" : "requirement.notMet");
  if (met || missing === null) return { kind: "words", words: state };
  const lacks = text(`requirement.${boundOf(row)}.missing`).toLowerCase();
  return { kind: "words", words: `${state}: ${lacks} ${readAmount(missing, language)}` };
}

/** Two values are the same when they read the same; amounts by what they are, not by what is shown of them. */
function read(value: RowValue | undefined): string {
  if (value === undefined) return "";
  switch (value.kind) {
    case "amount":
      return `amount ${value.amount.exact}`;
    case "words":
      return `words ${value.words}`;
    case "verdict":
      return `verdict ${value.verdict}`;
    case "undetermined":
      return "undetermined";
  }
}
