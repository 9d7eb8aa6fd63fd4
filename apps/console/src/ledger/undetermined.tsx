/** What could not be determined: which line, which fact is missing, what the law does not say, and the whole why on request. */
import type { Ledger } from "@delibera/ledger/statement";
import { useState } from "react";
import { Icon } from "../design/icon.tsx";
import { sentenceCase } from "../messages/format.ts";
import { useLanguage } from "../messages/language.tsx";
import type { MessageKey, Text } from "../messages/text.ts";
import { useText } from "../messages/text.ts";
import { CitationLink } from "./citation-link.tsx";
import { LineExplanation } from "./explanation-steps.tsx";
import { lineName } from "./line-name.ts";

type UndeterminedFigure = Ledger["undetermined"][number];

export function Undetermined({ ledger }: { readonly ledger: Ledger }) {
  const text = useText();
  const { language } = useLanguage();
  const { doubtful, unruled } = sortedOut(ledger.undetermined);
  return (
    <ul className="foundation-list">
      {doubtful.map((figure) => (
        <DoubtfulFigure key={figure.id} figure={figure} name={lineName(figure.id, ledger, text, language)} />
      ))}
      {unruled.length > 0 && (
        <li className="foundation">
          <p className="foundation-name">{text("undetermined.unruled")}</p>
          <p>{unruled.map(({ id }) => sentenceCase(lineName(id, ledger, text, language))).join("; ")}</p>
        </li>
      )}
    </ul>
  );
}

export function hasUndetermined({ undetermined }: Ledger): boolean {
  const { doubtful, unruled } = sortedOut(undetermined);
  return doubtful.length + unruled.length > 0;
}

/** What a fact or the law leaves in doubt, apart from what no act known on that date speaks of. */
export function sortedOut(undetermined: Ledger["undetermined"]) {
  const isUnruled = ({ missing, reasons }: UndeterminedFigure) =>
    missing.length === 0 && reasons.length > 0 && reasons.every((reason) => reason === "no-version");
  return {
    doubtful: undetermined.filter((figure) => !isUnruled(figure)),
    unruled: undetermined.filter(isUnruled),
  };
}

interface DoubtfulFigureProperties {
  readonly figure: UndeterminedFigure;
  readonly name: string;
}

function DoubtfulFigure({ figure, name }: DoubtfulFigureProperties) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const { id, missing, reasons, citation } = figure;
  return (
    <li className="foundation">
      <p className="foundation-name">
        <Icon shape="question" /> {sentenceCase(name)}
      </p>
      {missing.length > 0 && (
        <p>
          {text("undetermined.missing")}{" "}
          {missing.map((fact, place) => (
            <span key={fact}>
              {place > 0 && ", "}
              <code>{fact}</code>
            </span>
          ))}
        </p>
      )}
      {reasons.map((reason) => (
        <p key={reason}>{reasonWords(reason, text)}</p>
      ))}
      <p className="foundation-source">{citation !== null && <CitationLink citation={citation} />}</p>
      <details className="foundation-why" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{text("undetermined.why")}</summary>
        {open && <LineExplanation line={id} />}
      </details>
    </li>
  );
}

/** The compiler's codes of a reason in words; a reason that the law itself gives is already a sentence. */
function reasonWords(reason: string, text: Text): string {
  const known = reasons.find((code) => code === reason);
  return known === undefined ? sentenceCase(reason) : text(`reason.${known}` satisfies MessageKey);
}

const reasons = [
  "no-version",
  "before-first-cycle",
  "year-outside-cycle",
  "no-band",
  "gap-left-open",
  "division-by-zero",
  "not-whole",
  "not-positive",
  "outside-calendar",
  "empty-period",
  "nothing-to-choose-from",
  "refused-fact",
] as const;
