/** Opens the text of a draft where acts are written, in this browser. What the author wrote there and never saved is not lost. */
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { fileOf } from "../../authoring/act-named.ts";
import type { Draft } from "../../authoring/draft-store.ts";
import { draftWriter, readDraft } from "../../authoring/draft-store.ts";
import { Notice } from "../../design/notice.tsx";
import { useText } from "../../messages/text.ts";
import { keepLink, readLink } from "../../sharing/server-link.ts";
import type { ReviewedDraft } from "./operations.ts";

interface ContinueWritingProperties {
  readonly draft: ReviewedDraft;
  readonly mayWrite: boolean;
}

export function ContinueWriting({ draft, mayWrite }: ContinueWritingProperties) {
  const text = useText();
  const navigate = useNavigate();
  const [isLost, setLost] = useState(false);
  if (!mayWrite) return <p className="small">{text("review.continueRole")}</p>;
  const open = async () => {
    await takeAlong(draft);
    const { act, inForce } = draft;
    if (inForce) await navigate({ to: "/deliberations/$act", params: { act } });
    else await navigate({ to: "/drafts/$draft", params: { draft: act } });
  };
  return (
    <>
      <p className="review-continue">
        <button type="button" className="button" onClick={() => open().catch(() => setLost(true))}>
          {text("review.continue")}
        </button>{" "}
        <span className="small">{text("review.continueHint")}</span>
      </p>
      {isLost && <Notice tone="bad" title={text("review.continueLost")} announced />}
    </>
  );
}

/** Rejects when the browser keeps nothing. */
async function takeAlong({ draftId, act, title, latest, inForce }: ReviewedDraft): Promise<void> {
  const id = inForce ? `act/${act}` : `new/${act}`;
  const [found, link] = await Promise.all([readDraft(id), readLink(id)]);
  const isWritten = found !== undefined && found.savedAt !== "" && found.text !== latest.text;
  // A text that the server has, of this draft or of an earlier one, can be found there again.
  if (isWritten && found.text !== link?.text) {
    const begun = inForce?.sourceFile.text ?? "";
    if (link?.draft !== draftId) await keepLink(id, { draft: draftId, revision: 0, text: begun });
    return;
  }
  const view = { cursor: 0, top: 0 };
  const file = fileOf(act);
  const savedAt = new Date().toISOString();
  await written({ id, file, title, text: latest.text, basis: inForce?.sourceFile.hash, view, savedAt });
  await keepLink(id, { draft: draftId, revision: latest.number, text: latest.text });
}

async function written(draft: Draft): Promise<void> {
  const outcome = await new Promise((resolve) => draftWriter(resolve).write(draft));
  if (outcome === "failed") throw new Error("the browser keeps no drafts");
}
