/** What is said of the draft on the server, comma by comma, beside the text that is being written: read, answered, settled. */
import { useMemo } from "react";
import { useQuery } from "urql";
import { Notice } from "../../design/notice.tsx";
import { Waiting } from "../../design/waiting.tsx";
import { it as review } from "../../messages/review/it.ts";
import { it as sharing } from "../../messages/sharing/it.ts";
import { useText } from "../../messages/text.ts";
import { WithMessages } from "../../messages/with-messages.tsx";
import { useServerLink } from "../../sharing/server-link.ts";
import { ServerFailure } from "../../shell/server-failure.tsx";
import { commiOfText } from "../review/commi-of-text.ts";
import { DraftUnderReview } from "../review/operations.ts";
import "../review/review.css";
import { CommentForm, Threads } from "../review/threads.tsx";

interface CommentsPanelProperties {
  /** Of the draft in this browser. */
  readonly id: string;
  readonly text: string;
  readonly goToLine: (line: number) => void;
}

const italian = { ...review, ...sharing };
const english = async () => {
  const tables = await Promise.all([import("../../messages/review/en.ts"), import("../../messages/sharing/en.ts")]);
  return Object.assign({}, ...tables.map(({ en }) => en));
};

export default function CommentsPanel(properties: CommentsPanelProperties) {
  return (
    <WithMessages it={italian} en={english}>
      <Comments {...properties} />
    </WithMessages>
  );
}

function Comments({ id, text: written, goToLine }: CommentsPanelProperties) {
  const text = useText();
  const [link] = useServerLink(id);
  const draft = link === undefined || link === "none" ? "" : link.draft;
  const [{ data, error }, ask] = useQuery({
    query: DraftUnderReview,
    variables: { id: draft },
    pause: draft === "",
    requestPolicy: "cache-and-network",
  });
  const commi = useMemo(() => commiOfText(written), [written]);
  if (link === undefined) return null;
  if (error) return <ServerFailure error={error} retry={() => ask({ requestPolicy: "network-only" })} />;
  if (draft === "" || data?.draft === null) return <Notice title={text("sharing.commentsNone")} />;
  if (data === undefined) return <Waiting>{text("sharing.looking")}</Waiting>;
  const role = data.viewer?.role;
  const mayComment = role === "POLICY_AUTHOR" || role === "REVIEWER";
  const { threads } = data.draft;
  const isOf = (article: string, comma: string) => (thread: (typeof threads)[number]) =>
    thread.article === article && thread.comma === comma;
  const others = threads.filter((thread) => !commi.some(({ article, comma }) => isOf(article, comma)(thread)));
  const open = threads.filter(({ resolvedBy }) => resolvedBy === null).length;
  return (
    <section aria-labelledby="comments-panel">
      <h2 id="comments-panel">{text("review.comments")}</h2>
      <p role="status">{text("sharing.commentsOpen", { count: open })}</p>
      {commi.map(({ article, comma, line }) => {
        const title = text("review.comma", { article, comma });
        return (
          <section key={`${article}/${comma}/${line}`} className="review-comma" aria-label={title}>
            <h3>
              <button type="button" className="link-button" onClick={() => goToLine(line)}>
                {title}
              </button>
            </h3>
            <Threads
              threads={threads.filter(isOf(article, comma))}
              draft={data.draft?.id ?? ""}
              mayComment={mayComment}
            />
            {mayComment && <CommentForm draft={data.draft?.id ?? ""} article={article} comma={comma} about={title} />}
          </section>
        );
      })}
      <section className="review-comma" aria-label={text("review.whole")}>
        <h3>{text("review.whole")}</h3>
        <Threads threads={others} draft={data.draft.id} mayComment={mayComment} />
        {mayComment && <CommentForm draft={data.draft.id} about={text("review.whole")} />}
      </section>
    </section>
  );
}
