/** What the database keeps about a text: findings that need not be computed again, simulations of it, and threads that are open. */
import type { Db } from "@delibera/database";
import { tables } from "@delibera/database";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Check } from "./checklist.ts";
import type { CurrentDraft } from "./current-draft.ts";

const { draftChecks, draftComments, draftCommentResolutions, draftSimulations } = tables;

interface About {
  /** `sha256:` of the text. */
  readonly hash: string;
  /** Hash of the program in force. */
  readonly program: string;
}

export async function keptFindings(db: Db, { hash, program }: About): Promise<readonly Check[]> {
  const rows = await db
    .select({ result: draftChecks.result })
    .from(draftChecks)
    .where(and(eq(draftChecks.contentHash, hash), eq(draftChecks.program, program)));
  return rows.map(({ result }) => result as Check);
}

/** Of two who find the same at once, one is kept. */
export async function keepFinding(db: Db, { hash, program }: About, check: Check): Promise<void> {
  await db
    .insert(draftChecks)
    .values({ contentHash: hash, program, name: check.name, result: check })
    .onConflictDoNothing();
}

/** Hashes of what came out of the simulations of the draft's latest text. */
export async function simulationsOf(db: Db, { row, revision }: CurrentDraft): Promise<readonly string[]> {
  const rows = await db
    .select({ result: draftSimulations.resultHash })
    .from(draftSimulations)
    .where(and(eq(draftSimulations.draftId, row), eq(draftSimulations.contentHash, revision.hash)));
  return rows.map(({ result }) => result);
}

export interface OpenThread {
  readonly article: string | null;
  readonly comma: string | null;
  readonly body: string;
}

export async function openThreads(db: Db, { row }: CurrentDraft): Promise<readonly OpenThread[]> {
  return await db
    .select({ article: draftComments.article, comma: draftComments.comma, body: draftComments.body })
    .from(draftComments)
    .leftJoin(draftCommentResolutions, eq(draftCommentResolutions.commentId, draftComments.id))
    .where(
      and(eq(draftComments.draftId, row), isNull(draftComments.parentId), sql`${draftCommentResolutions.id} is null`),
    )
    .orderBy(draftComments.id);
}
