/** Saves the draft on the server, and asks for the review of the very text that was saved. */
import { actNamed } from "../../authoring/act-named.ts";
import { useText } from "../../messages/text.ts";
import { useChange } from "../professional/requests/use-change.ts";
import { RequestReview, SaveDraft } from "../review/operations.ts";
import type { DeskProperties } from "./server-desk.tsx";

/** @param moved called when the server turned out to have another text. @param say told in words what was done. */
export function useSending(
  { draft, basis, link, change }: DeskProperties,
  moved: () => void,
  say: (words: string | undefined) => void,
) {
  const text = useText();
  const saving = useChange(SaveDraft);
  const asking = useChange(RequestReview);
  const save = (then?: (saved: { readonly draft: string; readonly hash: string }) => void) => {
    say(undefined);
    asking.forget();
    const written = draft.text;
    const [, name = ""] = basis.id.split("/");
    const input =
      link === undefined
        ? { act: actNamed(written) ?? name, text: written }
        : { draft: link.draft, baseRevision: link.revision, text: written };
    saving.send(input, (answer) => {
      if (answer.kind === "overtaken") moved();
      if (answer.kind !== "done") return;
      if (!("draft" in answer.payload)) return moved();
      const { draftId, latest } = answer.payload.draft;
      // Somebody may have saved between the change and its answer: what is asked for next is about this text only.
      const isMine = latest.text === written;
      change({ draft: draftId, revision: isMine ? latest.number : latest.number - 1, text: written });
      if (!isMine) return moved();
      say(text("sharing.savedNow", { number: latest.number }));
      then?.({ draft: draftId, hash: latest.hash });
    });
  };
  const send = () =>
    save((saved) =>
      asking.send({ ...saved, reason: null }, (answer) => {
        if (answer.kind === "done" && "draft" in answer.payload) say(text("sharing.sentNow"));
      }),
    );
  const answers = [saving.answer, asking.answer];
  return {
    save: () => save(),
    send,
    saving: saving.answer,
    asking: asking.answer,
    isBusy: answers.some(({ kind }) => kind === "asking"),
    /** The network did not carry it: nothing is known of what the server did, and asking again does it once. */
    isUnanswered: answers.some((answer) => answer.kind === "failed" && answer.error.networkError !== undefined),
  };
}
