/** Saves a text: nothing is lost when two people write at once, for both texts are answered. */
import type { CurrentDraft } from "@delibera/drafting";
import { beginDraft, saveDraft } from "@delibera/drafting";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import { draft } from "../nouns/draft.ts";
import { overtakenBy } from "./answer.ts";
import type { OfDraft } from "./draft-fields.ts";
import { draftId, draftPayload, noSuchDraft, writerOf } from "./draft-fields.ts";
import { clientMutationId } from "./fields.ts";
import type { Done, Input, OtherAnswer } from "./mutation.ts";
import { mutation } from "./mutation.ts";
import { programInForce } from "./program-in-force.ts";

interface SaveInput extends Input {
  readonly draft?: string | null | undefined;
  readonly act?: string | null | undefined;
  readonly baseRevision?: number | null | undefined;
  readonly text: string;
}

/** A rule file of an act has some hundred thousand characters at most; a request has 256 KiB. */
const longestText = 200_000;
const actName = /^[a-z][a-z0-9_]{0,79}$/;

const input = builder.inputRef<SaveInput>("SaveDraftInput").implement({
  description: "A text to save: of a new draft, or the next one of a draft.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    draft: t.id({ description: "Its own id or its global id; left out, a new draft is begun." }),
    act: t.string({ description: "Of a new draft: the name that the text gives the act." }),
    baseRevision: t.int({ description: "Of a draft: the number of the revision that the text was made from." }),
    text: t.string({ required: true, description: "The whole text; it need not compile." }),
  }),
});

interface Conflict extends OtherAnswer {
  readonly answer: "conflict";
  readonly draft: string;
  readonly text: string;
  readonly revision: number;
  readonly savedBy: string;
  readonly yours: string;
}

const conflict = builder.objectRef<Conflict>("DraftConflict").implement({
  description: "Somebody else saved another text meanwhile. Nothing was written, and neither text is lost.",
  fields: (t) => ({
    clientMutationId: t.exposeString("clientMutationId", {
      nullable: true,
      description: "The caller's id of the change, as it was given.",
    }),
    message: t.string({
      description: "What happened, and what to do.",
      resolve: ({ savedBy, revision }) =>
        `${savedBy} saved revision ${revision} meanwhile: join both texts, then save with \`baseRevision: ${revision}\``,
    }),
    yours: t.exposeString("yours", { description: "The text that was to be saved." }),
    theirs: t.exposeString("text", { description: "The text that was saved meanwhile." }),
    revision: t.exposeInt("revision", { description: "Its number: the `baseRevision` of what joins both." }),
    savedBy: t.exposeString("savedBy", { description: "Who saved it." }),
    draft: t.field({
      type: draft,
      description: "The draft, as it is.",
      resolve: async (found, _args, { drafts }) => {
        const row = await drafts.load(found.draft);
        if (row === undefined) throw new Error(`the draft ${found.draft} is not there`);
        return row;
      },
    }),
  }),
});

mutation<SaveInput, OfDraft, Conflict>({
  name: "saveDraft",
  description:
    "Saves a text of an act. Saved from an older revision than the latest it is a conflict; a text in review or approved is being written again.",
  input,
  payload: draftPayload("SaveDraftPayload", "The text was saved."),
  noun: "draft",
  others: { conflict },
  task: async (asked, context, db) => {
    if (asked.text.length > longestText)
      throw badInput(
        {
          en: `the text has ${asked.text.length} characters: ${longestText} are allowed`,
          it: `il testo ha ${asked.text.length} caratteri: ne sono ammessi ${longestText}`,
        },
        "text",
      );
    if (asked.text.includes("\u0000"))
      throw badInput(
        { en: "the text holds a null character: remove it", it: "il testo contiene un carattere nullo: si tolga" },
        "text",
      );
    const written = { text: asked.text, program: (await programInForce(context)).hash, by: writerOf(context) };
    if (asked.draft === null || asked.draft === undefined) {
      if (!actName.test(asked.act ?? ""))
        throw badInput(
          {
            en: "`act` is the name that the text gives the act: small letters, digits and `_`",
            it: "`act` è il nome che il testo dà all'atto: lettere minuscole, cifre e `_`",
          },
          "act",
        );
      const begun = await beginDraft(db, asked.act ?? "", written);
      context.audit.change("draft", begun.id);
      return done(begun);
    }
    if (typeof asked.baseRevision !== "number")
      throw badInput(
        {
          en: "`baseRevision` is missing: say which revision the text was made from",
          it: "`baseRevision` manca: si dica da quale revisione viene il testo",
        },
        "baseRevision",
      );
    const saving = await saveDraft(db, draftId(asked.draft), { ...written, base: asked.baseRevision });
    switch (saving.kind) {
      case "unknown":
        throw noSuchDraft();
      case "published":
        return overtakenBy({
          en: "the draft is published: begin another draft of the act",
          it: "la bozza è pubblicata: se ne cominci un'altra dell'atto",
        });
      case "conflict": {
        const { id, revision } = saving.draft;
        const { text, number, authorName } = revision;
        return { answer: "conflict", draft: id, text, revision: number, savedBy: authorName, yours: asked.text };
      }
      case "saved":
        context.audit.change("draft", saving.draft.id);
        return done(saving.draft);
    }
  },
});

function done({ id }: CurrentDraft): Done<OfDraft> {
  return { answer: "done", draft: id };
}
