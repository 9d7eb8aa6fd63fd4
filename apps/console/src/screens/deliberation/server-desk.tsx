/** The draft of an author on the server: how it stands there, the two buttons that change it, and what came of pressing them. */
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useQuery } from "urql";
import { actNamed } from "../../authoring/act-named.ts";
import { Notice } from "../../design/notice.tsx";
import { formatInstant } from "../../messages/format.ts";
import { useLanguage } from "../../messages/language.tsx";
import { useText } from "../../messages/text.ts";
import type { ServerDraft } from "../../sharing/operations.ts";
import { DraftOnServer } from "../../sharing/operations.ts";
import type { ServerLink } from "../../sharing/server-link.ts";
import { Answered } from "../review/answered.tsx";
import { DraftMark } from "../review/words.tsx";
import { Company } from "./company.tsx";
import { MovedOn } from "./moved-on.tsx";
import { OtherDrafts } from "./other-drafts.tsx";
import type { ServerCopyProperties } from "./server-copy.tsx";
import { useOnline } from "./use-online.ts";
import { useSending } from "./use-sending.ts";

export interface DeskProperties extends ServerCopyProperties {
  /** Undefined while the draft is in this browser only. */
  readonly link: ServerLink | undefined;
  readonly change: (link: ServerLink) => void;
  /** Of who is signed in. */
  readonly name: string;
}

export function ServerDesk(desk: DeskProperties) {
  const text = useText();
  const { draft, link, change } = desk;
  const online = useOnline();
  const [said, setSaid] = useState<string>();
  const { found, isMissing, askAgain } = useFound(link);
  // What is not there any more is begun again.
  const sending = useSending({ ...desk, link: isMissing ? undefined : link }, askAgain, setSaid);
  const latest = found?.latest;
  const isSame = latest?.text === draft.text;
  const isMoved = link !== undefined && latest !== undefined && latest.number > link.revision && !isSame;
  const hasMoved = link !== undefined && latest !== undefined && latest.number > link.revision && isSame;
  useEffect(() => {
    // The same words were saved elsewhere: both have them in common.
    if (hasMoved) change({ draft: link.draft, revision: latest.number, text: latest.text });
  }, [hasMoved, link, latest, change]);
  const isLaw = found?.state === "PUBLISHED";
  const isWaiting = found?.state === "IN_REVIEW" || found?.state === "APPROVED";
  const isAhead = link === undefined || isMissing || draft.text !== link.text;
  return (
    <>
      <Standing desk={desk} found={found} isMissing={isMissing} isAhead={isAhead} />
      {found !== undefined && !isLaw && desk.above !== null && <Company draft={found.draftId} above={desk.above} />}
      {isMoved && <MovedOn {...desk} link={link} latest={latest} say={setSaid} />}
      {link === undefined && <OtherDrafts {...desk} act={actNamed(draft.text)} />}
      {!isMoved && !isLaw && (
        <p className="server-copy-actions">
          <button
            type="button"
            className="button button-quiet"
            disabled={sending.isBusy || !isAhead || !draft.modified}
            onClick={sending.save}
          >
            {text("sharing.save")}
          </button>
          {(!isWaiting || isAhead) && (
            <button
              type="button"
              className="button"
              disabled={sending.isBusy || !draft.modified}
              onClick={sending.send}
            >
              {text("sharing.send")}
            </button>
          )}
        </p>
      )}
      <p className="server-copy-said" role="status">
        {said}
      </p>
      {!online && <Notice tone="doubt" title={text("sharing.offline")} announced />}
      {online && sending.isUnanswered && <Notice tone="bad" title={text("sharing.unanswered")} announced />}
      {!sending.isUnanswered && (
        <>
          <Answered answer={sending.saving} retry={sending.save} />
          <Answered answer={sending.asking} retry={sending.send} />
        </>
      )}
    </>
  );
}

interface StandingProperties {
  readonly desk: DeskProperties;
  readonly found: ServerDraft | undefined;
  readonly isMissing: boolean;
  readonly isAhead: boolean;
}

function Standing({ desk: { link, name, draft, change }, found, isMissing, isAhead }: StandingProperties) {
  const text = useText();
  const { language } = useLanguage();
  if (isMissing) return <Notice tone="doubt" title={text("sharing.missing")} />;
  if (link === undefined) return <p>{text("sharing.never")}</p>;
  if (found === undefined) return <p>{text("sharing.looking")}</p>;
  const { state, latest, act, draftId } = found;
  const { number, savedBy, savedAt } = latest;
  const isWaiting = state === "IN_REVIEW" || state === "APPROVED";
  return (
    <>
      <p>
        <DraftMark state={state} />{" "}
        {text("sharing.saved", { number, who: savedBy, when: formatInstant(savedAt, language) })}{" "}
        {state !== "PUBLISHED" && text(isAhead ? "sharing.ahead" : "sharing.same")}{" "}
        <Link to="/review/$draft" params={{ draft: draftId }}>
          {text("sharing.openReview")}
        </Link>
      </p>
      {isWaiting && isAhead && <p>{text("sharing.backToDraft", { state: text(`review.draft.${state}`) })}</p>}
      {state !== "PUBLISHED" && savedBy !== name && <p>{text("sharing.together", { who: savedBy })}</p>}
      {state === "PUBLISHED" && (
        <p>
          {text("sharing.published")}{" "}
          <Link to="/deliberations/$act" params={{ act }}>
            {text("sharing.openAct")}
          </Link>{" "}
          {draft.modified && draft.text !== latest.text && (
            <button type="button" className="link-button" onClick={() => change({ ...link, draft: "" })}>
              {text("sharing.another")}
            </button>
          )}
        </p>
      )}
    </>
  );
}

/** How often the page looks whether somebody else saved; while nobody looks at the page, it does not. */
const betweenLooks = 15_000;

function useFound(link: ServerLink | undefined) {
  const id = link?.draft ?? "";
  const [{ data }, ask] = useQuery({
    query: DraftOnServer,
    variables: { id },
    pause: id === "",
    requestPolicy: "cache-and-network",
  });
  useEffect(() => {
    if (id === "") return;
    const look = () => {
      if (document.visibilityState === "visible") ask({ requestPolicy: "network-only" });
    };
    const timer = setInterval(look, betweenLooks);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [id, ask]);
  const found = data?.draft?.draftId === id ? data.draft : undefined;
  return {
    found,
    isMissing: id !== "" && data !== undefined && data.draft === null,
    askAgain: () => ask({ requestPolicy: "network-only" }),
  };
}
