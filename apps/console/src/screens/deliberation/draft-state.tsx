/** What became of what is typed: kept or not, open elsewhere, begun from a text that is no longer the published one. */
import type { OpenDraft } from "../../authoring/use-draft.ts";
import { Notice } from "../../design/notice.tsx";
import { useText } from "../../messages/text.ts";

interface DraftStateProperties {
  readonly draft: OpenDraft;
  /** False for an act that was never published. */
  readonly published: boolean;
}

export function DraftState({ draft, published }: DraftStateProperties) {
  const text = useText();
  if (!published) return <span className="state state-modified">{text("draft.new")}</span>;
  return (
    <span className={draft.modified ? "state state-modified" : "state"}>
      {text(draft.modified ? "deliberation.modified" : "deliberation.asPublished")}
    </span>
  );
}

export function DraftNote({ draft, published }: DraftStateProperties) {
  const text = useText();
  return (
    <>
      <p className="trial-note">
        <strong>{text(published ? "deliberation.trial" : "draft.newNote")}.</strong> {text("deliberation.trialHint")}{" "}
        <span className="draft-kept" data-keeping={draft.keeping}>
          {draft.modified &&
            draft.keeping !== "lost" &&
            text(draft.keeping === "kept" ? "draft.kept" : "draft.keeping")}
        </span>
      </p>
      {draft.keeping === "lost" && (
        <Notice tone="bad" title={text("draft.lostTitle")} announced>
          <p>{text("draft.lostBody")}</p>
        </Notice>
      )}
      {draft.elsewhere > 0 && (
        <Notice tone="doubt" title={text("draft.elsewhereTitle", { count: draft.elsewhere })} announced>
          <p>{text("draft.elsewhereBody")}</p>
        </Notice>
      )}
      {draft.outdated && (
        <Notice tone="doubt" title={text("draft.outdatedTitle")} announced>
          <p>{text("draft.outdatedBody")}</p>
        </Notice>
      )}
    </>
  );
}
