/** The triennial ledger as a page of accounts: obligation, credits, requirements, outcome, and what it all rests on. */
import { useMemo } from "react";
import { formatDate } from "../messages/format.ts";
import { useLanguage } from "../messages/language.tsx";
import { useText } from "../messages/text.ts";
import type { ComparedRow } from "./compare-rows.ts";
import { compareRows } from "./compare-rows.ts";
import { Foundations } from "./foundations.tsx";
import { LedgerRow } from "./ledger-row.tsx";
import { ledgerRows } from "./ledger-rows.ts";
import { LedgerSection } from "./ledger-section.tsx";
import { LedgerSummary } from "./ledger-summary.tsx";
import "./ledger.css";
import { RequirementRow } from "./requirement-row.tsx";
import type { ShownLedger } from "./shown-ledger.ts";

interface LedgerViewProperties {
  readonly ledger: ShownLedger;
  /** Another reading of the same ledger, to mark what changed. */
  readonly before?: ShownLedger | undefined;
  /** What the record says of an item, in words. */
  readonly describeItem: (id: string) => string | undefined;
  /** 2 on a page of its own, 3 inside a panel. */
  readonly headingLevel?: 2 | 3;
}

export function LedgerView({ ledger, before, describeItem, headingLevel = 2 }: LedgerViewProperties) {
  const text = useText();
  const { language } = useLanguage();
  const rows = useMemo(() => {
    const wording = { text, language, describeItem, formatDate: (date: string) => formatDate(date, language) };
    return compareRows(ledgerRows(ledger, wording), before && ledgerRows(before, wording));
  }, [ledger, before, text, language, describeItem]);
  return (
    <div className="ledger">
      <LedgerSummary ledger={ledger} before={before} />
      <Block title={text("ledger.obligation")} level={headingLevel} rows={rows.obligation} />
      <Block title={text("ledger.credits")} level={headingLevel} rows={rows.credits} />
      {rows.requirements.length > 0 && (
        <LedgerSection title={text("ledger.requirements")} level={headingLevel}>
          <ul>
            {rows.requirements.map((row) => (
              <RequirementRow key={row.key} row={row} />
            ))}
          </ul>
        </LedgerSection>
      )}
      <Block title={text("ledger.outcome")} level={headingLevel} rows={rows.outcome} />
      <Block title={text("ledger.compensation")} level={headingLevel} rows={rows.compensation} />
      <Block title={text("ledger.requests")} level={headingLevel} rows={rows.requests} />
      <Block title={text("ledger.events")} level={headingLevel} rows={rows.events} />
      <Foundations ledger={ledger} level={headingLevel} />
    </div>
  );
}

interface BlockProperties {
  readonly title: string;
  readonly level: 2 | 3;
  readonly rows: readonly ComparedRow[];
}

function Block({ title, level, rows }: BlockProperties) {
  if (rows.length === 0) return null;
  return (
    <LedgerSection title={title} level={level}>
      <ul>
        {rows.map((row) => (
          <LedgerRow key={row.key} row={row} />
        ))}
      </ul>
    </LedgerSection>
  );
}
