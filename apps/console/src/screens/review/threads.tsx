/** What is said of a comma of a draft, or of the whole: read, answered, closed; and the form in which something more is said. */
import type { FormEvent } from "react";
import { useState } from "react";
import { useKeptWords } from "../../authoring/kept-state.ts";
import { Mark } from "../../design/mark.tsx";
import { formatInstant } from "../../messages/format.ts";
import { useLanguage } from "../../messages/language.tsx";
import { useText } from "../../messages/text.ts";
import { useChange } from "../professional/requests/use-change.ts";
import { Answered } from "./answered.tsx";
import type { Thread } from "./operations.ts";
import { CommentOnDraft, ResolveComment } from "./operations.ts";
import { TextArea } from "./text-area.tsx";

interface ThreadsProperties {
  readonly threads: readonly Thread[];
  readonly draft: string;
  readonly mayComment: boolean;
}

export function Threads({ threads, draft, mayComment }: ThreadsProperties) {
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
        <strong>{by}</strong> · {formatInstant(at, language)}
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

export function CommentForm({ draft, about, article, comma, answers }: CommentFormProperties) {
  const text = useText();
  const change = useChange(CommentOnDraft);
  // A comment that is not sent yet is found again by a reload, and by whoever looks at another panel meanwhile.
  const [body, setBody] = useKeptWords(`delibera.comment/${draft}/${answers ?? `${article ?? ""}/${comma ?? ""}`}`);
  const [isOpen, setOpen] = useState(body !== "");
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
