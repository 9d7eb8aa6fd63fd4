/** Asks that somebody else reviews a text that compiles, and takes it back. */
import { currentDraft, draftProgram, lockDraft, takeStep } from "@delibera/drafting";
import { builder } from "../builder.ts";
import type { DoesNotCompile, OfDraft, ReasonedInput } from "./draft-fields.ts";
import { answerOf, doesNotCompile, draftFields, draftId, draftPayload, noSuchDraft, writerOf } from "./draft-fields.ts";
import { longestReason, wordsOf } from "./free-text.ts";
import { mutation } from "./mutation.ts";
import { programInForce } from "./program-in-force.ts";

const requestInput = builder.inputRef<ReasonedInput>("RequestReviewInput").implement({
  description: "A text to be reviewed.",
  fields: (t) => ({
    ...draftFields(t),
    reason: t.string({ description: "A word to who reviews it." }),
  }),
});

mutation<ReasonedInput, OfDraft, DoesNotCompile>({
  name: "requestReview",
  description: "Asks that somebody else decides on a text. It must compile.",
  input: requestInput,
  payload: draftPayload("RequestReviewPayload", "The review was asked for."),
  noun: "draft",
  others: { "does-not-compile": doesNotCompile },
  task: async (asked, context, db) => {
    const id = draftId(asked.draft);
    const published = await programInForce(context);
    await lockDraft(db, id);
    const found = await currentDraft(db, id);
    if (found === undefined) throw noSuchDraft();
    if (found.revision.hash === asked.hash) {
      const made = await draftProgram(published, { act: found.act, text: found.revision.text });
      if (made.kind === "refused") return { answer: "does-not-compile", problems: made.problems };
    }
    const step = {
      kind: "review-requested",
      hash: asked.hash,
      by: writerOf(context),
      program: published.hash,
    } as const;
    const taken = await takeStep(db, id, { ...step, reason: reasonIn(asked) });
    if (taken.kind === "taken") context.audit.change("draft", id);
    return answerOf(taken, {
      en: "a review is asked for while a text is being written",
      it: "la revisione si chiede mentre un testo si scrive",
    });
  },
});

const withdrawInput = builder.inputRef<ReasonedInput>("WithdrawDraftInput").implement({
  description: "A text to be taken back.",
  fields: (t) => ({ ...draftFields(t), reason: t.string({ description: "Why." }) }),
});

mutation({
  name: "withdrawDraft",
  description:
    "Takes a text back from review, also when it was approved; one that is being written is given up, until it is saved again.",
  input: withdrawInput,
  payload: draftPayload("WithdrawDraftPayload", "The text was taken back."),
  noun: "draft",
  task: async (asked, context, db) => {
    const id = draftId(asked.draft);
    const published = await programInForce(context);
    await lockDraft(db, id);
    const found = await currentDraft(db, id);
    const isInReview = found?.state === "in-review" || found?.state === "approved";
    const taken = await takeStep(db, id, {
      kind: isInReview ? "withdrawn" : "abandoned",
      hash: asked.hash,
      by: writerOf(context),
      program: published.hash,
      reason: reasonIn(asked),
    });
    if (taken.kind === "taken") context.audit.change("draft", id);
    return answerOf(taken, { en: "nothing is there to take back", it: "non c'è nulla da ritirare" });
  },
});

function reasonIn({ reason }: ReasonedInput): string | undefined {
  const written = reason?.trim() ?? "";
  return written === ""
    ? undefined
    : wordsOf(written, { field: "reason", longest: longestReason, todo: { en: "shorten it", it: "si accorci" } });
}
