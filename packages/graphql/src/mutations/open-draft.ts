/** Who writes says that a draft is open, again and again, and is told who else has it open: before both have saved. */
import type { Companion } from "@delibera/drafting";
import { closeDraft, openDraft } from "@delibera/drafting";
import { authorizeRead } from "../authorize.ts";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { OfDraft } from "./draft-fields.ts";
import { draftId, draftPayload, noSuchDraft, writerOf } from "./draft-fields.ts";
import { clientMutationId } from "./fields.ts";
import type { Input } from "./mutation.ts";
import { mutation } from "./mutation.ts";

interface OpenInput extends Input {
  readonly draft: string;
  readonly browser: string;
  readonly closing?: boolean | null | undefined;
}

interface Company extends OfDraft {
  readonly companions: readonly (Omit<Companion, "actor"> & { readonly isViewer: boolean })[];
}

const input = builder.inputRef<OpenInput>("OpenDraftInput").implement({
  description: "A draft that is open on somebody's page.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    draft: t.id({ required: true, description: "Its own id or its global id." }),
    browser: t.string({
      required: true,
      description: "32 small hexadecimal digits that the browser gave itself: the same for all its pages.",
    }),
    closing: t.boolean({ description: "True: it is being closed." }),
  }),
});

const companion = builder.objectRef<Company["companions"][number]>("DraftCompanion").implement({
  description: "Somebody who has the same draft open elsewhere.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Who." }),
    isViewer: t.exposeBoolean("isViewer", { description: "True when it is the viewer, in another browser." }),
    openedAt: t.exposeString("openedAt", { description: "Since when, in UTC." }),
  }),
});

mutation({
  name: "openDraft",
  description:
    "Says that a draft is open, and answers who else has it open. It is taken for closed after 60 seconds: say it again every 20, without an id.",
  input,
  payload: draftPayload<Company>("OpenDraftPayload", "It was taken note of.", (t) => ({
    companions: t.expose("companions", {
      type: [companion],
      description: "Everybody else who has it open, the first who opened it first; at most 20.",
    }),
  })),
  // Whoever reads drafts: it is asked below, for nothing of a draft is written.
  noun: undefined,
  task: async ({ draft, browser, closing }, context, db) => {
    authorizeRead(context, "draft");
    if (!/^[0-9a-f]{32}$/.test(browser))
      throw badInput(
        { en: "`browser` has 32 small hexadecimal digits", it: "`browser` ha 32 cifre esadecimali minuscole" },
        "browser",
      );
    const by = writerOf(context);
    const id = draftId(draft);
    const found =
      closing === true ? (await closeDraft(db, id, { by, browser })) && [] : await openDraft(db, id, { by, browser });
    if (!found) throw noSuchDraft();
    const companions = found.map(({ actor, ...told }) => ({ ...told, isViewer: actor === by.actor }));
    return { answer: "done", draft: id, companions };
  },
});
