/** The comma that a citation opened, in its own words, before the rules that implement it. */
import { Notice } from "../../design/notice.tsx";
import { useText } from "../../messages/text.ts";
import type { EditedAct } from "./operations.ts";

interface CitedCommaProperties {
  readonly act: EditedAct;
  readonly article: string;
  readonly comma: string;
  readonly onClose: () => void;
}

export function CitedComma({ act, article, comma, onClose }: CitedCommaProperties) {
  const text = useText();
  const division = act.divisions.find(({ number }) => number === article);
  const cited = division?.commi.find(({ number }) => number === comma);
  if (division === undefined || cited === undefined) {
    return <Notice tone="doubt" title={text("deliberation.noSuchComma", { article, comma })} />;
  }
  const place = text(division.word === "SECTION" ? "deliberation.section" : "deliberation.article", {
    number: article,
  });
  return (
    <figure className="cited-comma">
      <figcaption>
        <strong>
          {place}, {text("deliberation.comma", { number: comma })}
        </strong>
        <span className="faint"> · {text(`standing.${cited.standing}`)}</span>
        <button type="button" className="button button-quiet" onClick={onClose}>
          {text("deliberation.closeCited")}
        </button>
      </figcaption>
      <blockquote lang="it">{cited.text}</blockquote>
      {cited.textKind === "SUMMARY" && (
        <p className="small faint">
          {text("deliberation.citedSummary")} {cited.textSource?.reference}
        </p>
      )}
      {cited.reason !== null && <p className="small">{cited.reason}</p>}
    </figure>
  );
}
