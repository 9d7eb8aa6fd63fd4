/** Drafts by what became of them, the latest first. */
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useQuery } from "urql";
import { Notice } from "../../design/notice.tsx";
import { Waiting } from "../../design/waiting.tsx";
import { formatInstant } from "../../messages/format.ts";
import { useLanguage } from "../../messages/language.tsx";
import { useText } from "../../messages/text.ts";
import { ServerFailure } from "../../shell/server-failure.tsx";
import type { DraftState } from "./operations.ts";
import { Drafts } from "./operations.ts";
import { DraftMark } from "./words.tsx";

export function DraftList({ state }: { readonly state: DraftState | undefined }) {
  const text = useText();
  const { language } = useLanguage();
  const states = useMemo(() => (state === undefined ? null : [state]), [state]);
  // An empty list is read again too, when a draft is begun.
  const context = useMemo(() => ({ additionalTypenames: ["Draft"] }), []);
  const [{ data, error }, ask] = useQuery({
    query: Drafts,
    variables: { states },
    context,
    requestPolicy: "cache-and-network",
  });
  if (error) return <ServerFailure error={error} retry={() => ask({ requestPolicy: "network-only" })} />;
  if (data === undefined) return <Waiting>{text("review.waiting")}</Waiting>;
  const { edges, totalCount } = data.drafts;
  if (edges.length === 0) {
    return (
      <Notice title={text(state === undefined ? "review.noDraftsAtAll" : "review.noDrafts")}>
        <p>
          {text("review.noDraftsBody")} <Link to="/drafts/new">{text("review.write")}</Link>
        </p>
      </Notice>
    );
  }
  return (
    <>
      <p className="small">
        {text("review.draftsCount", {
          count: totalCount,
          shown: edges.length,
          hidden: edges.length < totalCount ? "yes" : "no",
        })}
      </p>
      <ul className="review-list">
        {edges.map(({ node }) => (
          <li key={node.id}>
            <p>
              <DraftMark state={node.state} />
            </p>
            <h3>
              <Link to="/review/$draft" params={{ draft: node.draftId }}>
                {node.title}
              </Link>
            </h3>
            <p className="small">
              <code>{node.act}</code> ·{" "}
              {text("review.savedBy", {
                number: node.latest.number,
                who: node.latest.savedBy,
                when: formatInstant(node.latest.savedAt, language),
              })}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
