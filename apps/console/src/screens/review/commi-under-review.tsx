/** The text of a draft comma by comma: the words of the law beside the rules, and what is said of each. */
import { useMemo } from "react";
import { useText } from "../../messages/text.ts";
import { commiOfText } from "./commi-of-text.ts";
import type { ReviewedDraft, Thread } from "./operations.ts";
import { CommentForm, Threads } from "./threads.tsx";

interface CommiProperties {
  readonly draft: ReviewedDraft;
  readonly mayComment: boolean;
}

export function CommiUnderReview({ draft, mayComment }: CommiProperties) {
  const text = useText();
  const commi = useMemo(() => commiOfText(draft.latest.text), [draft.latest.text]);
  const isOf = (article: string, comma: string) => (thread: Thread) =>
    thread.article === article && thread.comma === comma;
  const others = draft.threads.filter((thread) => !commi.some((each) => isOf(each.article, each.comma)(thread)));
  return (
    <section className="review-section" aria-labelledby="review-text">
      <h2 id="review-text">{text("review.text")}</h2>
      {commi.length === 0 && <pre className="review-code">{draft.latest.text}</pre>}
      {commi.map(({ article, heading, comma, line, law, rules }) => {
        const title = text("review.comma", { article, comma });
        return (
          <section key={`${article}/${comma}/${line}`} className="review-comma" aria-label={title}>
            <h3>
              {title}
              {heading !== "" && <span className="review-heading"> · {heading}</span>}
            </h3>
            <div className="review-sides">
              {law === "" ? <p className="small">{text("review.noLaw")}</p> : <blockquote lang="it">{law}</blockquote>}
              <pre className="review-code" lang="it">
                {rules}
              </pre>
            </div>
            <Threads threads={draft.threads.filter(isOf(article, comma))} draft={draft.id} mayComment={mayComment} />
            {mayComment && <CommentForm draft={draft.id} article={article} comma={comma} about={title} />}
          </section>
        );
      })}
      <section className="review-comma" aria-label={text("review.whole")}>
        <h3>{text("review.whole")}</h3>
        <Threads threads={others} draft={draft.id} mayComment={mayComment} />
        {mayComment && <CommentForm draft={draft.id} about={text("review.whole")} />}
      </section>
    </section>
  );
}
