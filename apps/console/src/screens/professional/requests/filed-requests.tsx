/** What the person filed with who keeps the registry, the latest first, and what became of it. */
import { Mark } from "../../../design/mark.tsx";
import { documentNames } from "../../../ledger/ledger-rows.ts";
import { formatDate } from "../../../messages/format.ts";
import { useLanguage } from "../../../messages/language.tsx";
import { useText } from "../../../messages/text.ts";
import type { FiledRequest } from "./operations.ts";

const tones = { PENDING: "neutral", ACCEPTED: "good", REFUSED: "bad" } as const;

export function FiledRequests({ requests }: { readonly requests: readonly FiledRequest[] }) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <section className="filed" aria-labelledby="filed-heading">
      <h3 id="filed-heading">{text("requests.filed")}</h3>
      {requests.length === 0 ? (
        <p className="faint">{text("requests.filedNone")}</p>
      ) : (
        <ul>
          {requests.map(({ id, kind, askedOn, state, decidedOn, reason, document }) => (
            <li key={id} className="filed-request">
              <span>
                {text(`requests.filed.${kind}`)}
                {document !== null && `: ${documentNames(document.document, text).name} ${document.triennium}`}
                <span className="faint small">
                  {" "}
                  {text("requests.filedOn", { date: formatDate(askedOn, language) })}
                </span>
              </span>
              <span>
                <Mark tone={tones[state]}>{text(`requests.filed.${state}`)}</Mark>
                {decidedOn !== null && <span className="faint small"> {formatDate(decidedOn, language)}</span>}
              </span>
              {reason !== null && <p className="filed-reason">{reason}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
