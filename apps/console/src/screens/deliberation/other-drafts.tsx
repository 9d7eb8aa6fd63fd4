/** Drafts of the same act that are on the server already, so that two authors do not write it twice without knowing. */
import { useDeferredValue } from "react";
import { useQuery } from "urql";
import { Notice } from "../../design/notice.tsx";
import { useText } from "../../messages/text.ts";
import { DraftsOfAct } from "../../sharing/operations.ts";
import type { DeskProperties } from "./server-desk.tsx";

interface OtherDraftsProperties extends DeskProperties {
  readonly act: string | undefined;
}

export function OtherDrafts({ act: written = "", basis, change }: OtherDraftsProperties) {
  const text = useText();
  const act = useDeferredValue(written);
  const [{ data }] = useQuery({
    query: DraftsOfAct,
    variables: { act },
    pause: act === "",
    requestPolicy: "cache-and-network",
  });
  const others = data?.drafts.edges ?? [];
  if (act === "" || others.length === 0) return null;
  return (
    <Notice tone="doubt" title={text("sharing.othersTitle", { count: others.length })} announced>
      <p>{text("sharing.others")}</p>
      <ul>
        {others.map(({ node: { draftId, latest } }) => (
          <li key={draftId}>
            <button
              type="button"
              className="link-button"
              onClick={() => change({ draft: draftId, revision: 0, text: basis.published?.text ?? "" })}
            >
              {text("sharing.join", { who: latest.savedBy, number: latest.number })}
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
