/** The answer first: what was due, what counts, what is left, and which document that gives. */
import type { Amount, Ledger } from "@delibera/ledger/statement";
import { Mark } from "../design/mark.tsx";
import { useText } from "../messages/text.ts";
import { AmountText } from "./amount-text.tsx";
import { documentNames } from "./ledger-rows.ts";

interface LedgerSummaryProperties {
  readonly ledger: Ledger;
  readonly before?: Ledger | undefined;
}

export function LedgerSummary({ ledger, before }: LedgerSummaryProperties) {
  const text = useText();
  return (
    <dl className="summary">
      <Figure name={text("summary.due")} now={ledger.obligation.individual} before={before?.obligation.individual} />
      <Figure name={text("summary.counted")} now={ledger.credits.counted} before={before?.credits.counted} />
      <Figure name={text("summary.balance")} now={ledger.balance} before={before?.balance} />
      <div className="summary-figure">
        <dt>{text("summary.outcome")}</dt>
        <dd className="summary-outcome">
          <Outcome certifiable={ledger.certifiable} />
          {ledger.document !== null && (
            <span className="summary-document">{documentNames(ledger.document, text).whole}</span>
          )}
        </dd>
      </div>
    </dl>
  );
}

interface FigureProperties {
  readonly name: string;
  readonly now: Amount | null;
  readonly before: Amount | null | undefined;
}

function Figure({ name, now, before }: FigureProperties) {
  const text = useText();
  const changed = before != null && now?.exact !== before.exact;
  return (
    <div className={`summary-figure${changed ? " summary-changed" : ""}`}>
      <dt>{name}</dt>
      <dd>
        {now === null ? (
          <span className="summary-words">
            <Mark tone="doubt">{text("ledger.undetermined")}</Mark>
          </span>
        ) : (
          <AmountText amount={now} withUnit />
        )}
        {changed && (
          <span className="summary-before">
            {text("change.before")} <AmountText amount={before} compact />
          </span>
        )}
      </dd>
    </div>
  );
}

function Outcome({ certifiable }: { readonly certifiable: boolean | null }) {
  const text = useText();
  if (certifiable === null) return <Mark tone="doubt">{text("summary.undetermined")}</Mark>;
  return <Mark tone={certifiable ? "good" : "bad"}>{text(certifiable ? "summary.met" : "summary.notMet")}</Mark>;
}
