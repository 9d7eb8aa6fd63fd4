/** What was done with a draft, by whom and when. It is never changed: the same stands in the audit log. */
import { formatDate, formatInstant } from "../../messages/format.ts";
import { useLanguage } from "../../messages/language.tsx";
import { useText } from "../../messages/text.ts";
import type { ReviewedDraft } from "./operations.ts";

export function History({ history }: { readonly history: ReviewedDraft["history"] }) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <section className="review-section" aria-labelledby="review-history">
      <h2 id="review-history">{text("review.history")}</h2>
      {history.length === 0 && <p>{text("review.noHistory")}</p>}
      <ol className="review-history">
        {history.map(({ kind, by, at, revision, reason, knownFrom }) => (
          <li key={at}>
            <p>
              <strong>{text(`review.step.${kind}`)}</strong> · {by} · {formatInstant(at, language)} ·{" "}
              {text("review.revision", { number: revision })}
            </p>
            {knownFrom !== null && (
              <p className="small">{text("review.knownFrom", { day: formatDate(knownFrom, language) })}</p>
            )}
            {reason !== null && <p className="review-words">{reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
