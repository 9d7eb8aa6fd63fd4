/** What a ledger rests on: what could not be determined and why, texts that disagree, readings chosen, dates and hashes. */
import type { Ledger } from "@delibera/ledger/statement";
import { Icon } from "../design/icon.tsx";
import { formatDate, sentenceCase } from "../messages/format.ts";
import type { Language } from "../messages/language.tsx";
import { useLanguage } from "../messages/language.tsx";
import type { MessageKey, Text } from "../messages/text.ts";
import { useText } from "../messages/text.ts";
import { CitationLink } from "./citation-link.tsx";
import { interpretationNamed, optionLabel, useLaw } from "./law.tsx";
import { LedgerSection } from "./ledger-section.tsx";

interface FoundationsProperties {
  readonly ledger: Ledger;
  readonly level: 2 | 3;
}

export function Foundations({ ledger, level }: FoundationsProperties) {
  const text = useText();
  const undetermined = ledger.undetermined.filter(concernsTheTriennium);
  return (
    <>
      {undetermined.length > 0 && (
        <LedgerSection title={text("foundations.undetermined")} level={level}>
          <Undetermined ledger={ledger} undetermined={undetermined} />
        </LedgerSection>
      )}
      {ledger.conflicts.length > 0 && (
        <LedgerSection title={text("foundations.conflicts")} level={level}>
          <Conflicts ledger={ledger} />
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

type UndeterminedFigure = Ledger["undetermined"][number];

/** A rule says nothing of an item of another triennium: that is not a doubt about this one. */
function concernsTheTriennium({ id, missing, reasons }: UndeterminedFigure): boolean {
  const aboutAnItem = id.endsWith("]");
  return !aboutAnItem || missing.length > 0 || reasons.some((reason) => reason !== "no-version");
}

interface UndeterminedProperties {
  readonly ledger: Ledger;
  readonly undetermined: readonly UndeterminedFigure[];
}

function Undetermined({ ledger, undetermined }: UndeterminedProperties) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <ul className="foundation-list">
      {undetermined.map(({ id, missing, reasons, citation }) => (
        <li key={id} className="foundation">
          <p className="foundation-name">
            <Icon shape="question" /> {lineName(id, ledger, text, language)}
          </p>
          {missing.length > 0 && (
            <p>
              {text("foundations.missing")}{" "}
              {missing.map((fact, place) => (
                <span key={fact}>
                  {place > 0 && ", "}
                  <code>{fact}</code>
                </span>
              ))}
            </p>
          )}
          {reasons.map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
          {citation !== null && <CitationLink citation={citation} />}
        </li>
      ))}
    </ul>
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

/** The name of a line as its row shows it; the key itself for a line that has no row. */
function lineName(id: string, ledger: Ledger, text: Text, language: Language): string {
  const requirement = ledger.requirements.find((candidate) => `requirements.${candidate.id}` === id);
  if (requirement) return requirement.label[language];
  const key = `ledger.${id}`;
  return isLedgerKey(key) ? text(key) : id;
}

const ledgerKeys: ReadonlySet<string> = new Set<MessageKey>([
  "ledger.obligation.standard",
  "ledger.obligation.start",
  "ledger.obligation.years",
  "ledger.obligation.prorated",
  "ledger.obligation.individual",
  "ledger.credits.acquired",
  "ledger.credits.counted",
  "ledger.credits.learner",
  "ledger.credits.recruited",
  "ledger.credits.teaching",
  "ledger.credits.individual",
  "ledger.credits.selfStudy",
  "ledger.balance",
  "ledger.certifiable",
  "ledger.document",
]);

function isLedgerKey(key: string): key is MessageKey {
  return ledgerKeys.has(key);
}

function shortHash(hash: string): string {
  return hash.replace(/^sha256:/, "").slice(0, 12);
}
