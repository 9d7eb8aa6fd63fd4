/** The facts of the record under the ledger: enrolment, exemptions, past trienni, and what was acquired in this one. */
import type { ReactNode } from "react";
import { LongRows } from "../../design/long-rows.tsx";
import type { ShownRecord } from "../../ledger/record-items.ts";
import { exemptionWords, named } from "../../ledger/record-items.ts";
import { formatDate, formatDecimal } from "../../messages/format.ts";
import type { Language } from "../../messages/language.tsx";
import { useLanguage } from "../../messages/language.tsx";
import type { Text } from "../../messages/text.ts";
import { useText } from "../../messages/text.ts";

interface FactsProperties {
  readonly record: ShownRecord;
  readonly triennium: string;
  /** Under the heading of the ledger where it has one. */
  readonly headingLevel?: 2 | 3;
}

export function Facts({ record, triennium, headingLevel = 2 }: FactsProperties) {
  const text = useText();
  const { language } = useLanguage();
  const { registrations = [], exemptions = [], positions = [] } = record;
  const Heading = `h${headingLevel}` as const;
  const date = (day: string) => formatDate(day, language);
  return (
    <section className="facts" aria-labelledby="facts-heading">
      <Heading id="facts-heading" className="ledger-heading">
        {text("professional.facts")}
      </Heading>
      <p className="section-lede">{text("professional.factsLede")}</p>
      <dl className="facts-summary">
        <FactList name={text("facts.registrations")} none={text("facts.none")}>
          {registrations.map(({ kind, resolvedOn }) => (
            <li key={`${kind}${resolvedOn}`}>
              {named("registration", kind, text)}, {date(resolvedOn)}
            </li>
          ))}
        </FactList>
        <FactList name={text("facts.exemptions")} none={text("facts.none")}>
          {exemptions.map((exemption) => (
            <li key={`${exemption.kind}${exemption.from}${exemption.to}`}>
              {exemptionWords(exemption, text, language)}
            </li>
          ))}
        </FactList>
        <FactList name={text("facts.positions")} none={text("facts.none")}>
          {positions.map(({ triennium: past, acquired = "" }) => (
            <li key={past}>
              {text("facts.position", { triennium: past, acquired: formatDecimal(acquired, language) })}
            </li>
          ))}
        </FactList>
      </dl>
      <Acquired rows={acquiredIn(record, triennium, text, language)} triennium={triennium} />
    </section>
  );
}

interface FactListProperties {
  readonly name: string;
  readonly none: string;
  readonly children: readonly ReactNode[];
}

function FactList({ name, none, children }: FactListProperties) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children.length === 0 ? <span className="faint">{none}</span> : <ul>{children}</ul>}</dd>
    </div>
  );
}

interface AcquiredRow {
  readonly key: string;
  readonly date: string | undefined;
  readonly what: string;
  readonly credits: string;
}

function Acquired({ rows, triennium }: { readonly rows: readonly AcquiredRow[]; readonly triennium: string }) {
  const text = useText();
  const { language } = useLanguage();
  if (rows.length === 0) return <p className="facts-none faint">{text("professional.noFacts")}</p>;
  return (
    <details className="facts-acquired">
      <summary>
        {text("professional.factsOf", { triennium })} ({rows.length})
      </summary>
      <LongRows
        className="facts-rows"
        caption={text("professional.factsOf", { triennium })}
        rows={rows}
        keyOf={({ key }) => key}
        heading={[
          <th key="date" scope="col">
            {text("facts.column.date")}
          </th>,
          <th key="what" scope="col">
            {text("facts.column.what")}
          </th>,
          <th key="credits" scope="col" className="number">
            {text("facts.column.credits")}
          </th>,
        ]}
        cellsOf={({ date, what, credits }) => (
          <>
            <td>{date && formatDate(date, language)}</td>
            <td>{what}</td>
            <td className="number">{credits}</td>
          </>
        )}
      />
    </details>
  );
}

function acquiredIn(record: ShownRecord, triennium: string, text: Text, language: Language): AcquiredRow[] {
  const [from = "", to = ""] = triennium.split("-");
  const within = (date: string | undefined) => date !== undefined && date.slice(0, 4) >= from && date.slice(0, 4) <= to;
  const participations = (record.participations ?? []).map(
    ({ id, event, role, format, acquiredOn, credits, recruited }): AcquiredRow => ({
      key: id,
      date: acquiredOn,
      what: [
        `${named("role", role, text)} · ${[format, event].filter(Boolean).join(" ")} (${id})`,
        recruited ? text("facts.recruited") : undefined,
      ]
        .filter(Boolean)
        .join(", "),
      credits: formatDecimal(credits, language),
    }),
  );
  const activities = (record.individualTraining ?? []).map(
    ({ id, kind, acquiredOn, to: last, hours, credits }, place): AcquiredRow => ({
      key: id ?? `activity-${place}`,
      date: acquiredOn ?? last,
      what: `${named("activity", kind, text)}${id === undefined ? "" : ` (${id})`}`,
      credits:
        credits !== undefined
          ? formatDecimal(credits, language)
          : hours !== undefined
            ? text("facts.hours", { hours })
            : "",
    }),
  );
  return [...participations, ...activities]
    .filter(({ date }) => within(date))
    .toSorted((a, b) => (a.date ?? "").localeCompare(b.date ?? ""));
}
