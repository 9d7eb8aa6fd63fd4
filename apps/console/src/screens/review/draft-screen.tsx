/** A draft under review: its text and rules side by side, what it changes, what can be relied on, what is said, and what may be done now. */
import { getRouteApi, Link } from "@tanstack/react-router";
import { Suspense } from "react";
import { useQuery } from "urql";
import { fetchedPart } from "../../design/fetched-part.tsx";
import { Notice } from "../../design/notice.tsx";
import { Page } from "../../design/page.tsx";
import { Waiting } from "../../design/waiting.tsx";
import { formatInstant } from "../../messages/format.ts";
import { useLanguage } from "../../messages/language.tsx";
import { it } from "../../messages/review/it.ts";
import { useText } from "../../messages/text.ts";
import { WithMessages } from "../../messages/with-messages.tsx";
import { ServerFailure } from "../../shell/server-failure.tsx";
import { Checklist } from "./checklist.tsx";
import { CommiUnderReview } from "./commi-under-review.tsx";
import { ContinueWriting } from "./continue-writing.tsx";
import { Decision } from "./decision.tsx";
import { EditForm } from "./edit-form.tsx";
import { History } from "./history.tsx";
import type { ReviewedDraft } from "./operations.ts";
import { DraftUnderReview } from "./operations.ts";
import "./review.css";
import { DraftMark } from "./words.tsx";

const AttachedSimulations = fetchedPart(() => import("./attached-simulations.tsx"));
const TextDifference = fetchedPart(() => import("../deliberation/text-difference.tsx"));
const route = getRouteApi("/review/$draft");
const english = () => import("../../messages/review/en.ts").then(({ en }) => en);

export function DraftScreen() {
  return (
    <WithMessages it={it} en={english}>
      <Draft />
    </WithMessages>
  );
}

function Draft() {
  const text = useText();
  const { draft: id } = route.useParams();
  const [{ data, error }, ask] = useQuery({
    query: DraftUnderReview,
    variables: { id },
    requestPolicy: "cache-and-network",
  });
  if (error) {
    return (
      <Page title={text("review.draftTitle")}>
        <ServerFailure error={error} retry={() => ask({ requestPolicy: "network-only" })} />
      </Page>
    );
  }
  if (data === undefined) {
    return (
      <Page title={text("review.draftTitle")}>
        <Waiting>{text("review.waiting")}</Waiting>
      </Page>
    );
  }
  if (data.draft === null) {
    return (
      <Page title={text("review.noDraftTitle")}>
        <Notice title={text("review.noDraft")}>
          <Link to="/review">{text("review.back")}</Link>
        </Notice>
      </Page>
    );
  }
  return <Found draft={data.draft} role={data.viewer?.role} />;
}

interface FoundProperties {
  readonly draft: ReviewedDraft;
  readonly role: string | undefined;
}

function Found({ draft, role }: FoundProperties) {
  const text = useText();
  const { language } = useLanguage();
  const { number, savedBy, savedAt, hash } = draft.latest;
  const mayWrite = role === "POLICY_AUTHOR" && draft.state !== "PUBLISHED";
  return (
    <Page title={draft.title}>
      <p>
        <Link to="/review">{text("review.back")}</Link>
      </p>
      <p className="review-facts">
        <DraftMark state={draft.state} /> <code>{draft.act}</code> ·{" "}
        {text("review.savedBy", { number, who: savedBy, when: formatInstant(savedAt, language) })}
      </p>
      {/* Another text, another decision: what was typed for the one before is not kept. */}
      <Decision key={`${draft.state} ${hash}`} draft={draft} role={role} />
      {draft.state !== "PUBLISHED" && <ContinueWriting draft={draft} mayWrite={mayWrite} />}
      <Checklist key={hash} id={draft.id} />
      <Suspense fallback={<Waiting>{text("review.waiting")}</Waiting>}>
        <AttachedSimulations draft={draft} />
      </Suspense>
      <CommiUnderReview draft={draft} mayComment={role === "POLICY_AUTHOR" || role === "REVIEWER"} />
      <Letters draft={draft} />
      {mayWrite && <EditForm key={draft.id} draft={draft} />}
      <History history={draft.history} />
    </Page>
  );
}

function Letters({ draft }: { readonly draft: ReviewedDraft }) {
  const text = useText();
  const published = draft.inForce?.sourceFile.text;
  const isSame = published === draft.latest.text;
  return (
    <section className="review-section" aria-labelledby="review-letters">
      <h2 id="review-letters">{text("review.letters")}</h2>
      {published === undefined && <p>{text("review.neverPublished")}</p>}
      {isSame && <p>{text("review.sameText")}</p>}
      {published !== undefined && !isSame && (
        <Suspense fallback={<Waiting>{text("review.waiting")}</Waiting>}>
          <TextDifference before={published} after={draft.latest.text} label={text("review.letters")} />
        </Suspense>
      )}
    </section>
  );
}
