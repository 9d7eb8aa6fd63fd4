/** What is said of a draft, comma by comma: a thread begins with a comment, is answered, and is resolved once. */
import type { Db } from "@delibera/database";
import { tables } from "@delibera/database";
import { and, eq, isNull } from "drizzle-orm";
import type { CurrentDraft } from "./current-draft.ts";
import type { Writer } from "./save-draft.ts";

const { draftComments, draftCommentResolutions, drafts } = tables;

export interface Remark {
  readonly body: string;
  /** Article and comma as the text numbers them; left out, the whole. */
  readonly article?: string | undefined;
  readonly comma?: string | undefined;
  readonly by: Writer;
}

/** Its id. */
export async function beginThread(db: Db, { row, revision }: CurrentDraft, remark: Remark): Promise<string> {
  const { body, article = null, comma = null } = remark;
  return await insert(db, { draftId: row, revisionId: revision.row, body, article, comma, ...authorOf(remark.by) });
}

/** Its id; undefined when no thread of the draft begins with that comment. */
export async function answerThread(
  db: Db,
  { row, revision }: CurrentDraft,
  thread: string,
  { body, by }: Pick<Remark, "body" | "by">,
): Promise<string | undefined> {
  const [first] = await db
    .select({ id: draftComments.id, article: draftComments.article, comma: draftComments.comma })
    .from(draftComments)
    .where(and(eq(draftComments.draftId, row), eq(draftComments.publicId, thread), isNull(draftComments.parentId)));
  if (first === undefined) return undefined;
  const { id: parentId, article, comma } = first;
  return await insert(db, { draftId: row, revisionId: revision.row, body, article, comma, parentId, ...authorOf(by) });
}

export type Resolution =
  | { readonly kind: "resolved" | "resolved-before"; readonly draft: string }
  | { readonly kind: "unknown" };

/** Of two who resolve at once, one does. */
export async function resolveThread(db: Db, thread: string, by: Writer): Promise<Resolution> {
  const [first] = await db
    .select({ id: draftComments.id, draft: drafts.publicId })
    .from(draftComments)
    .innerJoin(drafts, eq(drafts.id, draftComments.draftId))
    .where(and(eq(draftComments.publicId, thread), isNull(draftComments.parentId)));
  if (first === undefined) return { kind: "unknown" };
  const written = await db
    .insert(draftCommentResolutions)
    .values({ commentId: first.id, actor: by.actor, actorName: by.name })
    .onConflictDoNothing()
    .returning({ id: draftCommentResolutions.id });
  return { kind: written.length > 0 ? "resolved" : "resolved-before", draft: first.draft };
}

function authorOf({ actor, name }: Writer) {
  return { author: actor, authorName: name };
}

async function insert(db: Db, row: typeof draftComments.$inferInsert): Promise<string> {
  const [written] = await db.insert(draftComments).values(row).returning({ id: draftComments.publicId });
  if (written === undefined) throw new Error("a comment was written and is not there");
  return written.id;
}
