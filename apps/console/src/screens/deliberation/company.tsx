/** Says above the editor who else has the draft of the server open now, so that two who write know it before both have saved. */
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useClient } from "urql";
import { formatHour } from "../../messages/format.ts";
import { useLanguage } from "../../messages/language.tsx";
import { useText } from "../../messages/text.ts";
import type { DraftCompanion } from "../../sharing/operations.ts";
import { OpenDraft } from "../../sharing/operations.ts";
import { thisBrowser } from "../../sharing/this-browser.ts";

interface CompanyProperties {
  /** Id of the draft on the server. */
  readonly draft: string;
  /** The place above the editor, where it is announced. */
  readonly above: Element;
}

export function Company({ draft, above }: CompanyProperties) {
  const text = useText();
  const { language } = useLanguage();
  const companions = useCompanions(draft);
  const [yourself] = companions.filter(({ isViewer }) => isViewer);
  const others = companions.filter(({ isViewer }) => !isViewer);
  // One who has it open in two browsers is one.
  const names = [...new Set(others.map(({ name }) => name))];
  const [first] = others;
  if (companions.length === 0) return null;
  return createPortal(
    <p className="draft-company">
      {first !== undefined &&
        text("sharing.alsoOpen", {
          who: new Intl.ListFormat(language).format(names),
          count: names.length,
          time: formatHour(first.openedAt, language),
        })}
      {first !== undefined && yourself !== undefined && " "}
      {yourself !== undefined && text("sharing.openElsewhere", { time: formatHour(yourself.openedAt, language) })}{" "}
      {text("sharing.openAdvice")}
    </p>,
    above,
  );
}

/** Of a minute after which the server takes a draft for closed. */
const betweenWords = 20_000;

/** Goes on while the page is hidden: whoever looks something up elsewhere is still writing. */
function useCompanions(draft: string): readonly DraftCompanion[] {
  const client = useClient();
  const [companions, setCompanions] = useState<readonly DraftCompanion[]>([]);
  useEffect(() => {
    let isOpen = true;
    // An error is part of the answer: what is not known is not said.
    const say = async (closing: boolean) => {
      const input = { draft, browser: thisBrowser(), closing };
      // The page may be gone before it is answered.
      const { data } = await client.mutation(OpenDraft, { input }, closing ? leaving : {}).toPromise();
      const answer = data?.answer;
      if (isOpen) setCompanions(answer?.__typename === "OpenDraftPayload" ? answer.companions : []);
    };
    const open = () => void say(false);
    const look = () => {
      if (document.visibilityState === "visible") open();
    };
    const close = () => void say(true);
    open();
    const timer = setInterval(open, betweenWords);
    document.addEventListener("visibilitychange", look);
    window.addEventListener("pagehide", close);
    window.addEventListener("pageshow", look);
    return () => {
      isOpen = false;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("pagehide", close);
      window.removeEventListener("pageshow", look);
      close();
    };
  }, [client, draft]);
  return companions;
}

const leaving = { fetchOptions: { headers: { "graphql-require-preflight": "1" }, keepalive: true } } as const;
