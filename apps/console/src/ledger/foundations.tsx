/** What a ledger rests on: what could not be determined and why, texts that disagree, readings chosen, dates and hashes. */
import type { Ledger } from "@delibera/ledger/statement";
import { Icon } from "../design/icon.tsx";
import { formatDate, sentenceCase } from "../messages/format.ts";
import { useLanguage } from "../messages/language.tsx";
import { useText } from "../messages/text.ts";
import { CitationLink } from "./citation-link.tsx";
import { interpretationNamed, optionLabel, useLaw } from "./law.tsx";
import { LedgerSection } from "./ledger-section.tsx";
import { lineName } from "./line-name.ts";
import { hasUndetermined, Undetermined } from "./undetermined.tsx";

interface FoundationsProperties {
  readonly ledger: Ledger;
  readonly level: 2 | 3;
}

export function Foundations({ ledger, level }: FoundationsProperties) {
  const text = useText();
  return (
    <>
      {hasUndetermined(ledger) && (
        <LedgerSection title={text("foundations.undetermined")} level={level}>
          <Undetermined ledger={ledger} />
        </LedgerSection>
      )}
      {ledger.conflicts.length > 0 && (
        <LedgerSection title={text("foundations.conflicts")} level={level}>
          <Conflicts ledger={ledger} />
        </LedgerSection>
      )}
      {ledger.notConsidered.length > 0 && (
        <LedgerSection title={text("foundations.notConsidered")} level={level}>
          <p className="section-lede">{text("foundations.notConsideredLede")}</p>
          <ul className="foundation-list">
            {ledger.notConsidered.map((key) => (
              <li key={key} className="foundation">
                <code>{key}</code>
              </li>
            ))}
          </ul>
        </LedgerSection>
      )}
      {ledger.interpretations.length > 0 && (
        <LedgerSection title={text("foundations.interpretations")} level={level}>
          <p className="section-lede">{text("foundations.interpretationsLede")}</p>
          <details className="interpretations" open={level === 2}>
            <summary>{text("foundations.interpretationsCount", { count: ledger.interpretations.length })}</summary>
            <Interpretations ledger={ledger} />
          </details>
        </LedgerSection>
      )}
      <Footprint ledger={ledger} />
    </>
  );
}

function Conflicts({ ledger }: { readonly ledger: Ledger }) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <ul className="foundation-list">
      {ledger.conflicts.map(({ id, citations }) => (
        <li key={id} className="foundation">
          <p className="foundation-name">
            <Icon shape="warning" /> {lineName(id, ledger, text, language)}
          </p>
          <p>{text("foundations.conflict")}</p>
          <ul className="foundation-citations">
            {citations.map((citation) => (
              <li key={`${citation.act}/${citation.article}/${citation.comma}`}>
                <CitationLink citation={citation} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Interpretations({ ledger }: { readonly ledger: Ledger }) {
  const law = useLaw();
  const { language } = useLanguage();
  const text = useText();
  return (
    <ul className="foundation-list">
      {ledger.interpretations.map((used) => {
        const interpretation = interpretationNamed(law, used.name);
        return (
          <li key={used.name} className="foundation">
            <p className="foundation-name">{sentenceCase(interpretation?.question[language] ?? used.name)}</p>
            <p>
              {interpretation ? optionLabel(interpretation, used.option, language) : used.option}
              <span className="faint"> · {text(used.default ? "foundations.byDefault" : "foundations.onRequest")}</span>
            </p>
            {interpretation?.reason && <p className="foundation-reason">{interpretation.reason}</p>}
            <p className="foundation-source">
              <CitationLink citation={used.citation} />
              {used.tag !== null && <span className="faint"> · {used.tag}</span>}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function Footprint({ ledger }: { readonly ledger: Ledger }) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <dl className="footprint">
      <div>
        <dt>{text("footprint.asOf")}</dt>
        <dd>{formatDate(ledger.asOf, language)}</dd>
      </div>
      <div>
        <dt>{text("footprint.knownOn")}</dt>
        <dd>{formatDate(ledger.knownOn, language)}</dd>
      </div>
      <div>
        <dt>{text("footprint.program")}</dt>
        <dd title={ledger.program}>{shortHash(ledger.program)}</dd>
      </div>
      <div>
        <dt>{text("footprint.facts")}</dt>
        <dd title={ledger.facts}>{shortHash(ledger.facts)}</dd>
      </div>
    </dl>
  );
}

function shortHash(hash: string): string {
  return hash.replace(/^sha256:/, "").slice(0, 12);
}
