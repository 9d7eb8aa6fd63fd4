/** The checklist of a draft, computed by the server; what takes long is asked again until it is done. And what the draft changes. */

import { useEffect } from "react";
import { useQuery } from "urql";
import { partName, partText } from "../../acts/difference-words.ts";
import type { Tone } from "../../design/mark.tsx";
import { Mark } from "../../design/mark.tsx";
import { Waiting } from "../../design/waiting.tsx";
import { useLanguage } from "../../messages/language.tsx";
import { useText } from "../../messages/text.ts";
import { ServerFailure } from "../../shell/server-failure.tsx";
import type { Difference, ListedCheck } from "./operations.ts";
import { ChecklistOfDraft } from "./operations.ts";

const tones: Readonly<Record<ListedCheck["state"], Tone>> = {
  PASSED: "good",
  FAILED: "bad",
  RUNNING: "neutral",
  UNKNOWN: "doubt",
};
const pause = 1500;

export function Checklist({ id }: { readonly id: string }) {
  const text = useText();
  const [{ data, error, fetching }, ask] = useQuery({
    query: ChecklistOfDraft,
    variables: { id },
    requestPolicy: "cache-and-network",
  });
  const checks = data?.draft?.checklist;
  const isRunning = checks?.some(({ state }) => state === "RUNNING") ?? false;
  useEffect(() => {
    if (!isRunning || fetching) return;
    const timer = setTimeout(() => ask({ requestPolicy: "network-only" }), pause);
    return () => clearTimeout(timer);
  }, [isRunning, fetching, ask]);
  return (
    <>
      <section className="review-section" aria-labelledby="review-checklist">
        <h2 id="review-checklist">{text("review.checklist")}</h2>
        <p className="small">{text("review.checklistHint")}</p>
        {error && <ServerFailure error={error} retry={() => ask({ requestPolicy: "network-only" })} />}
        {checks === undefined && !error && <Waiting>{text("review.examining")}</Waiting>}
        <ul className="review-checks">
          {checks?.map((check) => (
            <CheckItem key={check.name} check={check} />
          ))}
        </ul>
      </section>
      {data?.draft && <Differences differences={data.draft.differences} />}
    </>
  );
}

function CheckItem({ check }: { readonly check: ListedCheck }) {
  const text = useText();
  const { language } = useLanguage();
  const { name, state, required, reason, places } = check;
  return (
    <li>
      <p>
        <Mark tone={tones[state]}>{text(`review.check.${state}`)}</Mark> <strong>{text(`review.check.${name}`)}</strong>
        {required && <span className="review-required"> · {text("review.check.required")}</span>}
      </p>
      <p className="small">{reason[language]}</p>
      {places.length > 0 && (
        <details>
          <summary>{text("review.check.where", { count: places.length })}</summary>
          <ul className="review-places">
            {places.map(({ file, line, says }) => (
              <li key={`${file} ${line} ${says.it}`}>
                {text("review.place", { file, line })}: {says[language]}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function Differences({ differences }: { readonly differences: readonly Difference[] | null }) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <section className="review-section" aria-labelledby="review-differences">
      <h2 id="review-differences">{text("review.differences")}</h2>
      {differences === null && <p>{text("review.differencesUnknown")}</p>}
      {differences?.length === 0 && <p>{text("review.noDifferences")}</p>}
      {differences !== null && differences.length > 0 && (
        <ul className="review-differences">
          {differences.map(({ subject, name, part, before, after }) => (
            <li key={`${subject} ${name} ${part}`}>
              <code>{name}</code>, {partName(part, text)}
              {before !== null && (
                <p>
                  <span className="small">{text("review.before")}</span>{" "}
                  <del>{partText(part, before, text, language)}</del>
                </p>
              )}
              {after !== null && (
                <p>
                  <span className="small">{text("review.after")}</span>{" "}
                  <ins>{partText(part, after, text, language)}</ins>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
