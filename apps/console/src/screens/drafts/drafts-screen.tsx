/** The drafts kept in this browser: acts being written, and trials of published ones. */
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { Draft } from "../../authoring/draft-store.ts";
import { listDrafts, removeDraft } from "../../authoring/draft-store.ts";
import { AuthoringWords, useAuthoringText } from "../../authoring/words.tsx";
import { Notice } from "../../design/notice.tsx";
import { Page } from "../../design/page.tsx";
import { Waiting } from "../../design/waiting.tsx";
import { useLanguage } from "../../messages/language.tsx";
import { useText } from "../../messages/text.ts";
import "./drafts.css";

export function DraftsScreen() {
  const text = useText();
  return (
    <Page
      title={text("drafts.title")}
      lede={text("drafts.lede")}
      eyebrow={<Link to="/deliberations">‹ {text("deliberation.back")}</Link>}
    >
      <p className="drafts-start">
        <Link to="/drafts/new" className="button">
          {text("drafts.write")}
        </Link>
      </p>
      <AuthoringWords>
        <KeptDrafts />
      </AuthoringWords>
    </Page>
  );
}

function KeptDrafts() {
  const text = useAuthoringText();
  const [drafts, setDrafts] = useState<readonly Draft[] | "failed">();
  const [removing, setRemoving] = useState<string>();
  const read = () => {
    listDrafts().then(setDrafts, () => setDrafts("failed"));
  };
  useEffect(() => {
    listDrafts().then(setDrafts, () => setDrafts("failed"));
  }, []);
  if (drafts === undefined) return <Waiting>{text("drafts.waiting")}</Waiting>;
  if (drafts === "failed") return <Notice tone="bad" title={text("drafts.failed")} announced />;
  if (drafts.length === 0) {
    return (
      <Notice title={text("drafts.emptyTitle")}>
        <p>{text("drafts.emptyBody")}</p>
      </Notice>
    );
  }
  return (
    <ul className="draft-list">
      {drafts.map((draft) => (
        <li key={draft.id}>
          <div>
            <DraftLink draft={draft} />
            <p className="faint small">
              {text(draft.id.startsWith("new/") ? "drafts.ofNew" : "drafts.ofPublished")} ·{" "}
              <WrittenAt at={draft.savedAt} />
            </p>
          </div>
          {removing === draft.id ? (
            <p className="draft-removing" role="alert">
              {text("drafts.removeSure")}{" "}
              <button
                type="button"
                className="button"
                onClick={() => {
                  removeDraft(draft.id).then(read, () => setDrafts("failed"));
                }}
              >
                {text("drafts.removeNow")}
              </button>{" "}
              <button type="button" className="button button-quiet" onClick={() => setRemoving(undefined)}>
                {text("study.cancel")}
              </button>
            </p>
          ) : (
            <button
              type="button"
              className="button button-quiet"
              aria-label={text("drafts.removeOne", { title: draft.title })}
              onClick={() => setRemoving(draft.id)}
            >
              {text("drafts.remove")}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function DraftLink({ draft: { id, title } }: { readonly draft: Draft }) {
  const [kind, name = ""] = id.split("/");
  return kind === "new" ? (
    <Link to="/drafts/$draft" params={{ draft: name }}>
      {title}
    </Link>
  ) : (
    <Link to="/deliberations/$act" params={{ act: name }}>
      {title}
    </Link>
  );
}

function WrittenAt({ at }: { readonly at: string }) {
  const text = useAuthoringText();
  const { language } = useLanguage();
  const instant = new Date(at);
  const format = new Intl.DateTimeFormat(language === "it" ? "it-IT" : "en-GB", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "Europe/Rome",
  });
  return <time dateTime={at}>{text("drafts.writtenAt", { at: format.format(instant) })}</time>;
}
