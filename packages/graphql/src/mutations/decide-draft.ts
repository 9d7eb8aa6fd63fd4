/** A reviewer approves or refuses a text that somebody else wrote: this text, by its hash, and no other. */
import { currentDraft, lockDraft, obstacleTo, takeStep } from "@delibera/drafting";
import { builder } from "../builder.ts";
import type { ChecklistNotMet, DraftInput, OfDraft, ReasonedInput } from "./draft-fields.ts";
import {
  answerOf,
  checklistNotMet,
  draftFields,
  draftId,
  draftPayload,
  noSuchDraft,
  unmetOf,
  writerOf,
} from "./draft-fields.ts";
import { longestReason, wordsOf } from "./free-text.ts";
import { mutation } from "./mutation.ts";
import { programInForce } from "./program-in-force.ts";

const turn = { en: "only a text in review is decided on", it: "si decide solo su un testo in revisione" };

const approveInput = builder.inputRef<DraftInput>("ApproveDraftInput").implement({
  description: "A text to be approved.",
  fields: draftFields,
});

mutation<DraftInput, OfDraft, ChecklistNotMet>({
  name: "approveDraft",
  description:
    "Approves a text that somebody else wrote. The approval is of this text and in view of the acts in force: when either changes it is void.",
  input: approveInput,
  payload: draftPayload("ApproveDraftPayload", "The text was approved."),
  noun: "draftDecision",
  others: { "checklist-not-met": checklistNotMet },
  task: async (asked, context, db) => {
    const id = draftId(asked.draft);
    const published = await programInForce(context);
    await lockDraft(db, id);
    const found = await currentDraft(db, id);
    if (found === undefined) throw noSuchDraft();
    const step = { kind: "approved", hash: asked.hash, by: writerOf(context), program: published.hash } as const;
    const obstacle = obstacleTo(found, step);
    if (obstacle !== undefined) return answerOf(obstacle, turn);
    const unmet = await unmetOf(context, found);
    if (unmet !== undefined) return unmet;
    const taken = await takeStep(db, id, step);
    if (taken.kind === "taken") context.audit.change("draftDecision", id);
    return answerOf(taken, turn);
  },
});

const refuseInput = builder.inputRef<ReasonedInput>("RefuseDraftInput").implement({
  description: "A text to be refused.",
  fields: (t) => ({ ...draftFields(t), reason: t.string({ required: true, description: "Why." }) }),
});

mutation({
  name: "refuseDraft",
  description: "Refuses a text that somebody else wrote, for a reason: it goes back to who writes it.",
  input: refuseInput,
  payload: draftPayload("RefuseDraftPayload", "The text was refused."),
  noun: "draftDecision",
  task: async (asked, context, db) => {
    const bounds = {
      field: "reason",
      longest: longestReason,
      todo: { en: "say why the text is refused", it: "si dica perché il testo è rifiutato" },
    };
    const reason = wordsOf(asked.reason ?? "", bounds);
    const { hash } = await programInForce(context);
    const id = draftId(asked.draft);
    const step = { kind: "refused", hash: asked.hash, by: writerOf(context), program: hash, reason } as const;
    const taken = await takeStep(db, id, step);
    if (taken.kind === "taken") context.audit.change("draftDecision", id);
    return answerOf(taken, turn);
  },
});
