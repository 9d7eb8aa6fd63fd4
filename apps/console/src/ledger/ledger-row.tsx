/** One line of a ledger: what it is, where it comes from, how much; opened, it says why. Before → after when it changed. */
import { useId, useState } from "react";
import { Icon } from "../design/icon.tsx";
import { Mark } from "../design/mark.tsx";
import { useText } from "../messages/text.ts";
import { AmountText } from "./amount-text.tsx";
import { CitationLink } from "./citation-link.tsx";
import type { ComparedRow } from "./compare-rows.ts";
import { LineExplanation } from "./explanation-steps.tsx";
import type { RowValue } from "./ledger-rows.ts";
import { SoughtWords, useIsSought, useOpenedFor, useShownIn } from "./sought.tsx";

export function LedgerRow({ row }: { readonly row: ComparedRow }) {
  const panel = useId();
  const [open, setOpen] = useState(false);
  const changed = row.gone || row.before !== undefined;
  const sought = useIsSought(row.citation);
  useOpenedFor(useShownIn(row.key), () => setOpen(true));
  const marks = `${changed ? " row-changed" : ""}${row.gone ? " row-gone" : ""}${sought ? " row-sought" : ""}`;
  return (
    <li className={`row row-${row.weight}${marks}`}>
      <div className="row-line">
        <button
          type="button"
          className="row-label"
          aria-expanded={open}
          aria-controls={panel}
          disabled={row.gone}
          onClick={() => setOpen(!open)}
        >
          <Icon shape="chevron" />
          <span>
            {row.label}
            {row.note !== undefined && <span className="row-note">{row.note}</span>}
          </span>
        </button>
        <span className="row-source">
          {row.citation && <CitationLink citation={row.citation} />}
          <SoughtWords sought={sought} />
        </span>
        <RowFigure row={row} />
      </div>
      <div id={panel} className="row-why" hidden={!open}>
        {open && <LineExplanation line={row.key} />}
      </div>
    </li>
  );
}

function RowFigure({ row }: { readonly row: ComparedRow }) {
  const text = useText();
  const less = row.weight === "less";
  const now = <Value value={row.value} less={less} />;
  if (row.gone) {
    return (
      <span className="row-value">
        <del>{now}</del> <span className="row-change">{text("change.gone")}</span>
      </span>
    );
  }
  if (row.before === undefined) return <span className="row-value">{now}</span>;
  if (row.before.kind === "absent") {
    return (
      <span className="row-value">
        <span className="row-change">{text("change.new")}</span> <ins>{now}</ins>
      </span>
    );
  }
  return (
    <span className="row-value">
      <span className="visually-hidden">{text("change.before")} </span>
      <del>
        <Value value={row.before} less={less} compact />
      </del>{" "}
      <Icon shape="arrow" /> <span className="visually-hidden">{text("change.after")} </span>
      <ins>{now}</ins>
    </span>
  );
}

interface ValueProperties {
  readonly value: RowValue;
  readonly less: boolean;
  readonly compact?: boolean;
}

function Value({ value, less, compact = false }: ValueProperties) {
  const text = useText();
  if (value.kind === "amount") return <AmountText amount={value.amount} less={less} compact={compact} />;
  if (value.kind === "words") return <span className="row-words">{value.words}</span>;
  if (value.kind === "verdict" && value.verdict !== null) {
    const accepted = value.verdict === "accepted";
    return <Mark tone={accepted ? "good" : "bad"}>{text(accepted ? "request.accepted" : "request.refused")}</Mark>;
  }
  return <Mark tone="doubt">{text("ledger.undetermined")}</Mark>;
}
