/** Every line of two ledgers side by side; what differs is marked by a shape, a word and a colour. */
import { useState } from "react";
import { Icon } from "../../../design/icon.tsx";
import { Mark } from "../../../design/mark.tsx";
import { AmountText } from "../../../ledger/amount-text.tsx";
import type { RowValue } from "../../../ledger/ledger-rows.ts";
import { formatDate } from "../../../messages/format.ts";
import { useLanguage } from "../../../messages/language.tsx";
import { useText } from "../../../messages/text.ts";
import type { AlignedRow } from "./align-rows.ts";

interface Dates {
  readonly asOf: string;
  readonly knownOn: string;
}

interface ComparisonTableProperties {
  readonly rows: readonly AlignedRow[];
  readonly left: Dates;
  readonly right: Dates;
  /** How many readings the right side has that the acts do not choose. */
  readonly readings: number;
}

export function ComparisonTable({ rows, left, right, readings }: ComparisonTableProperties) {
  const text = useText();
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const first = rows.find(({ differs }) => differs)?.key;
  const count = rows.filter(({ differs }) => differs).length;
  return (
    <>
      <p className="compare-count">
        <span role="status">{text("compare.count", { count })}</span>
        <label>
          <input type="checkbox" checked={onlyDifferent} onChange={({ target }) => setOnlyDifferent(target.checked)} />{" "}
          {text("compare.onlyDifferent")}
        </label>
      </p>
      <table className="compare-table">
        <caption className="visually-hidden">{text("compare.table")}</caption>
        <thead>
          <tr>
            <th scope="col">{text("compare.line")}</th>
            <th scope="col">
              <Side dates={left} readings={0} />
            </th>
            <th scope="col">
              <Side dates={right} readings={readings} />
            </th>
          </tr>
        </thead>
        <tbody>
          {rows
            .filter(({ differs }) => differs || !onlyDifferent)
            .map(({ key, label, note, left: here, right: there, differs }) => (
              <tr key={key} className={differs ? "compare-different" : undefined}>
                <th scope="row">
                  {label}
                  {note !== undefined && <span className="row-note">{note}</span>}
                  {differs && (
                    <span className="compare-mark">
                      <Icon shape={key === first ? "warning" : "arrow"} />{" "}
                      {text(key === first ? "compare.first" : "compare.different")}
                    </span>
                  )}
                </th>
                <td>
                  <Value value={here} />
                </td>
                <td>
                  <Value value={there} />
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </>
  );
}

function Side({ dates, readings }: { readonly dates: Dates; readonly readings: number }) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <>
      {text("compare.side", { asOf: formatDate(dates.asOf, language), knownOn: formatDate(dates.knownOn, language) })}
      {readings > 0 && <span className="row-note">{text("compare.sideReadings", { count: readings })}</span>}
    </>
  );
}

function Value({ value }: { readonly value: RowValue | undefined }) {
  const text = useText();
  if (value === undefined) return <span className="faint">{text("compare.absent")}</span>;
  if (value.kind === "amount") return <AmountText amount={value.amount} />;
  if (value.kind === "words") return <>{value.words}</>;
  if (value.kind === "verdict" && value.verdict !== null) {
    const accepted = value.verdict === "accepted";
    return <Mark tone={accepted ? "good" : "bad"}>{text(accepted ? "request.accepted" : "request.refused")}</Mark>;
  }
  return <Mark tone="doubt">{text("ledger.undetermined")}</Mark>;
}
