/** The text of a draft comma by comma: the words of the law beside the rules, and what is said of each. */
import type { FormEvent } from "react";
import { useMemo, useState } from "react";
import { Mark } from "../../design/mark.tsx";
import { useLanguage } from "../../messages/language.tsx";
import { useText } from "../../messages/text.ts";
import { useChange } from "../professional/requests/use-change.ts";
import { Answered } from "./answered.tsx";
import { commiOfText } from "./commi-of-text.ts";
import type { ReviewedDraft, Thread } from "./operations.ts";
import { CommentOnDraft, ResolveComment } from "./operations.ts";
import { TextArea } from "./text-area.tsx";
import { instantInWords } from "./words.tsx";

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

interface ThreadsProperties {
  readonly threads: readonly Thread[];
  readonly draft: string;
  readonly mayComment: boolean;
}

function Threads({ threads, draft, mayComment }: ThreadsProperties) {
  const text = useText();
  if (threads.length === 0) return null;
  return (
    <ul className="review-threads" aria-label={text("review.comments")}>
      {threads.map((thread) => (
        <ThreadItem key={thread.id} thread={thread} draft={draft} mayComment={mayComment} />
      ))}
    </ul>
  );
}

interface ThreadProperties {
  readonly thread: Thread;
  readonly draft: string;
  readonly mayComment: boolean;
}

function ThreadItem({ thread, draft, mayComment }: ThreadProperties) {
  const text = useText();
  const change = useChange(ResolveComment);
  const resolve = () => change.send({ thread: thread.id });
  const { article, comma, resolvedBy } = thread;
  return (
    <li className="review-thread">
      <p>
        {resolvedBy === null ? (
          <Mark tone="doubt">{text("review.open")}</Mark>
        ) : (
          <Mark tone="good">{text("review.resolvedBy", { who: resolvedBy })}</Mark>
        )}
      </p>
      {[thread.comment, ...thread.answers].map(({ id, ...said }) => (
        <Said key={id} {...said} />
      ))}
      {mayComment && resolvedBy === null && (
        <>
          <CommentForm
            draft={draft}
            answers={thread.id}
            about={article === null ? text("review.whole") : text("review.comma", { article, comma: comma ?? "" })}
          />
          <p>
            <button type="button" className="button" disabled={change.answer.kind === "asking"} onClick={resolve}>
              {text("review.resolve")}
            </button>
          </p>
        </>
      )}
      <Answered answer={change.answer} retry={resolve} />
    </li>
  );
}

function Said({ body, by, at }: { readonly body: string; readonly by: string; readonly at: string }) {
  const { language } = useLanguage();
  return (
    <div className="review-said">
      <p className="small">
        <strong>{by}</strong> · {instantInWords(at, language)}
      </p>
      <p className="review-words">{body}</p>
    </div>
  );
}

interface CommentFormProperties {
  readonly draft: string;
  readonly about: string;
  readonly article?: string;
  readonly comma?: string;
  readonly answers?: string;
}

function CommentForm({ draft, about, article, comma, answers }: CommentFormProperties) {
  const text = useText();
  const change = useChange(CommentOnDraft);
  const [isOpen, setOpen] = useState(false);
  const [body, setBody] = useState("");
  const send = () =>
    change.send(
      { draft, body, article: article ?? null, comma: comma ?? null, answers: answers ?? null },
      ({ kind }) => {
        // What was not written down stays in the form.
        if (kind !== "done") return;
        setBody("");
        setOpen(false);
      },
    );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send();
  };
  const label = answers === undefined ? text("review.commentOn", { about }) : text("review.answerOn", { about });
  if (!isOpen) {
    return (
      <p>
        <button type="button" className="review-link" onClick={() => setOpen(true)}>
          {label}
        </button>
      </p>
    );
  }
  return (
    <form className="review-form" onSubmit={submit}>
      <TextArea label={label} rows={3} required value={body} onChange={setBody} />
      <p>
        <button type="submit" className="button" disabled={change.answer.kind === "asking"}>
          {text("review.send")}
        </button>
      </p>
      <Answered answer={change.answer} retry={send} />
    </form>
  );
}
