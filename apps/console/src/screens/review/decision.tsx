/** What may be done with a draft now, by who is signed in: ask for the review, approve, refuse, take back, publish. */
import type { FormEvent } from "react";
import { forgetKept, useKeptWords } from "../../authoring/kept-state.ts";
import { TextField } from "../../design/field.tsx";
import { Notice } from "../../design/notice.tsx";
import { useText } from "../../messages/text.ts";
import { useChange } from "../professional/requests/use-change.ts";
import { Answered } from "./answered.tsx";
import type { ReviewedDraft } from "./operations.ts";
import { ApproveDraft, RefuseDraft, RequestReview, WithdrawDraft } from "./operations.ts";
import { Publication } from "./publication.tsx";

interface DecisionProperties {
  readonly draft: ReviewedDraft;
  readonly role: string | undefined;
}

export function Decision({ draft, role }: DecisionProperties) {
  const text = useText();
  const { state } = draft;
  const meant = { draft: draft.id, hash: draft.latest.hash };
  const isAuthor = role === "POLICY_AUTHOR";
  const isWaiting = state === "IN_REVIEW" || state === "APPROVED";
  const isWritten = state === "DRAFT" || state === "REFUSED" || state === "ABANDONED";
  return (
    <section className="review-section review-decision" aria-labelledby="review-now">
      <h2 id="review-now">{text("review.now")}</h2>
      <p>{text(`review.next.${state}`)}</p>
      {isAuthor && isWritten && <Asking meant={meant} />}
      {role === "REVIEWER" && state === "IN_REVIEW" && !draft.decidable && <Notice title={text("review.own")} />}
      {draft.decidable && <Deciding meant={meant} />}
      {isAuthor && state === "APPROVED" && <Publication meant={meant} />}
      {isAuthor && isWaiting && <TakingBack meant={meant} />}
    </section>
  );
}

export interface Meant {
  readonly draft: string;
  /** `sha256:` of the text on the page. */
  readonly hash: string;
}

function Asking({ meant }: { readonly meant: Meant }) {
  const text = useText();
  const change = useChange(RequestReview);
  const send = () => change.send({ ...meant, reason: null });
  return (
    <>
      <p>
        <button type="button" className="button" disabled={change.answer.kind === "asking"} onClick={send}>
          {text("review.ask")}
        </button>
      </p>
      <Answered answer={change.answer} retry={send} />
    </>
  );
}

function Deciding({ meant }: { readonly meant: Meant }) {
  const text = useText();
  const approval = useChange(ApproveDraft);
  const refusal = useChange(RefuseDraft);
  const kept = `delibera.decision/${meant.draft}`;
  const [reason, setReason] = useKeptWords(kept);
  const approve = () => {
    refusal.forget();
    approval.send(meant);
  };
  const refuse = () => {
    approval.forget();
    refusal.send({ ...meant, reason }, ({ kind }) => kind === "done" && forgetKept(kept));
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    refuse();
  };
  const isAsking = approval.answer.kind === "asking" || refusal.answer.kind === "asking";
  return (
    <>
      <p>
        <button type="button" className="button" disabled={isAsking} onClick={approve}>
          {text("review.approve")}
        </button>
      </p>
      <Answered answer={approval.answer} retry={approve} />
      <form className="review-form" onSubmit={submit}>
        <TextField
          label={text("review.reason")}
          name="reason"
          required
          maxLength={2000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <p>
          <button type="submit" className="button" disabled={isAsking}>
            {text("review.refuse")}
          </button>
        </p>
      </form>
      <Answered answer={refusal.answer} retry={refuse} />
    </>
  );
}

function TakingBack({ meant }: { readonly meant: Meant }) {
  const text = useText();
  const change = useChange(WithdrawDraft);
  const send = () => change.send({ ...meant, reason: null });
  return (
    <>
      <p>
        <button type="button" className="review-link" disabled={change.answer.kind === "asking"} onClick={send}>
          {text("review.withdraw")}
        </button>
      </p>
      <Answered answer={change.answer} retry={send} />
    </>
  );
}
