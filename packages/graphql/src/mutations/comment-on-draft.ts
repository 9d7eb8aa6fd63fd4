/** What is said of a draft, anchored to a comma: begun, answered, resolved. */
import type { Remark } from "@delibera/drafting";
import { answerThread, beginThread, currentDraft, resolveThread } from "@delibera/drafting";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { OfDraft } from "./draft-fields.ts";
import { draftId, draftPayload, noSuchDraft, writerOf } from "./draft-fields.ts";
import { clientMutationId } from "./fields.ts";
import { wordsOf } from "./free-text.ts";
import type { Input } from "./mutation.ts";
import { mutation } from "./mutation.ts";

interface CommentInput extends Input {
  readonly draft: string;
  readonly answers?: string | null | undefined;
  readonly article?: string | null | undefined;
  readonly comma?: string | null | undefined;
  readonly body: string;
}

const longestComment = 10_000;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const commentInput = builder.inputRef<CommentInput>("CommentOnDraftInput").implement({
  description: "Something to say of a draft.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    draft: t.id({ required: true, description: "Its own id or its global id." }),
    answers: t.id({ description: "The thread that it answers; left out, it begins one." }),
    article: t.string({ description: "The article it is about; left out, the whole." }),
    comma: t.string({ description: "The comma of the article; left out, the whole article." }),
    body: t.string({ required: true, description: "What." }),
  }),
});

const commentPayload = draftPayload<OfDraft & { readonly comment: string }>(
  "CommentOnDraftPayload",
  "The comment was written.",
  (t) => ({ comment: t.exposeID("comment", { description: "Its id." }) }),
);

mutation({
  name: "commentOnDraft",
  description: "Says something of a draft: of a comma, of an article or of the whole, or in answer to a thread.",
  input: commentInput,
  payload: commentPayload,
  noun: "draftComment",
  task: async (asked, context, db) => {
    const body = wordsOf(asked.body, {
      field: "body",
      longest: longestComment,
      todo: { en: "write the comment", it: "si scriva il commento" },
    });
    if (asked.comma && !asked.article)
      throw badInput(
        {
          en: "`article` is missing: a comma stands in an article",
          it: "`article` manca: un comma sta in un articolo",
        },
        "article",
      );
    const found = await currentDraft(db, draftId(asked.draft));
    if (found === undefined) throw noSuchDraft();
    const remark: Remark = {
      body,
      by: writerOf(context),
      article: asked.article?.slice(0, 40) || undefined,
      comma: asked.comma?.slice(0, 40) || undefined,
    };
    const isFirst = asked.answers === null || asked.answers === undefined;
    const thread = asked.answers ?? "";
    const written = isFirst
      ? await beginThread(db, found, remark)
      : uuid.test(thread) && (await answerThread(db, found, thread, remark));
    if (!written)
      throw badInput(
        {
          en: "there is no such thread of this draft: read its comments again",
          it: "non c'è questa discussione nella bozza: se ne rileggano i commenti",
        },
        "answers",
      );
    context.audit.change("draftComment", found.id);
    return { answer: "done", draft: found.id, comment: written };
  },
});

interface ResolveInput extends Input {
  readonly thread: string;
}

const resolveInput = builder.inputRef<ResolveInput>("ResolveCommentInput").implement({
  description: "A thread to close.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    thread: t.id({ required: true, description: "Its id." }),
  }),
});

mutation({
  name: "resolveComment",
  description: "Closes a thread of comments. A draft is approved when all are closed.",
  input: resolveInput,
  payload: draftPayload("ResolveCommentPayload", "The thread is closed."),
  noun: "draftComment",
  task: async ({ thread }, context, db) => {
    const resolution = uuid.test(thread) ? await resolveThread(db, thread, writerOf(context)) : undefined;
    if (resolution === undefined || resolution.kind === "unknown")
      throw badInput(
        {
          en: "there is no such thread: read the comments again",
          it: "non c'è questa discussione: si rileggano i commenti",
        },
        "thread",
      );
    if (resolution.kind === "resolved") context.audit.change("draftComment", resolution.draft);
    return { answer: "done", draft: resolution.draft };
  },
});
