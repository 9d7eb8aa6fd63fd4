/** Somebody else saved meanwhile: both texts are joined, or one is kept. Neither is lost, whatever is chosen. */
import { Suspense, useState } from "react";
import type { Draft } from "../../authoring/draft-store.ts";
import { draftWriter } from "../../authoring/draft-store.ts";
import { fetchedPart } from "../../design/fetched-part.tsx";
import { Notice } from "../../design/notice.tsx";
import { useText } from "../../messages/text.ts";
import { joinTexts } from "../../sharing/join-texts.ts";
import type { ServerDraft } from "../../sharing/operations.ts";
import type { ServerLink } from "../../sharing/server-link.ts";
import type { DeskProperties } from "./server-desk.tsx";

const TextDifference = fetchedPart(() => import("./text-difference.tsx"));

interface MovedOnProperties extends DeskProperties {
  readonly link: ServerLink;
  /** What the server has now. */
  readonly latest: ServerDraft["latest"];
  readonly say: (words: string | undefined) => void;
}

export function MovedOn({ basis, draft, editor, link, change, name, latest, say }: MovedOnProperties) {
  const text = useText();
  const [isLost, setLost] = useState(false);
  const [isSeen, setSeen] = useState(false);
  const { number, savedBy: who, text: theirs } = latest;
  const settle = (words: string) => {
    change({ draft: link.draft, revision: number, text: theirs });
    say(words);
  };
  const put = (written: string) => {
    if (editor.current === null) draft.change(written);
    else editor.current.replace(written);
  };
  const merge = () => {
    const joined = joinTexts({ begun: link.text, mine: draft.text, theirs, who });
    put(joined.text);
    settle(text("sharing.merged", { count: joined.conflicts }));
  };
  const take = async () => {
    const isOwn = draft.text !== link.text;
    if (
      isOwn &&
      !(await isSetAside(basis.id, text("sharing.asideTitle", { title: titleOf(basis.title, draft.text) }), draft.text))
    ) {
      return setLost(true);
    }
    put(theirs);
    settle(text(isOwn ? "sharing.taken" : "sharing.takenOnly", { who }));
  };
  return (
    <>
      <Notice
        tone="doubt"
        title={text(who === name ? "sharing.movedTitleOther" : "sharing.movedTitle", { who, number })}
        announced
      >
        <p>{text("sharing.moved")}</p>
        <p className="server-copy-actions">
          <button type="button" className="button" onClick={merge}>
            {text("sharing.merge")}
          </button>
          <button
            type="button"
            className="button button-quiet"
            onClick={() => settle(text("sharing.kept", { number }))}
          >
            {text("sharing.keepMine")}
          </button>
          <button type="button" className="button button-quiet" onClick={() => take().catch(() => setLost(true))}>
            {text("sharing.takeTheirs", { who })}
          </button>
        </p>
      </Notice>
      {isLost && <Notice tone="bad" title={text("sharing.asideFailed")} announced />}
      <details onToggle={({ currentTarget }) => setSeen(currentTarget.open)}>
        <summary>{text("sharing.see")}</summary>
        {isSeen && (
          <Suspense fallback={null}>
            <TextDifference before={theirs} after={draft.text} label={text("sharing.seeLabel", { who })} />
          </Suspense>
        )}
      </details>
    </>
  );
}

function titleOf(known: string, written: string): string {
  return /^[^\n"]*"([^"\n]+)"/m.exec(written.replace(/^\s*--.*$/gm, ""))?.[1] ?? known;
}

/** As a draft of its own in this browser; false when the browser keeps nothing. */
async function isSetAside(id: string, title: string, text: string): Promise<boolean> {
  const savedAt = new Date().toISOString();
  const [, act = ""] = id.split("/");
  const name = `${act}_${savedAt.replace(/\D/g, "").slice(0, 14)}`;
  const aside: Draft = {
    id: `new/${name}`,
    file: `${name}.delibera`,
    title,
    text,
    basis: undefined,
    view: { cursor: 0, top: 0 },
    savedAt,
  };
  return (await new Promise((resolve) => draftWriter(resolve).write(aside))) === "saved";
}
