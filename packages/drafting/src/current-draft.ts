/** A draft as it stands now: its latest text, what became of it, and who wrote it. */
import type { Db, DraftStepKind } from "@delibera/database";
import { tables } from "@delibera/database";
import { desc, eq, sql } from "drizzle-orm";
import type { DraftState } from "./draft-states.ts";
import { stateAfter } from "./draft-states.ts";

const { drafts, draftRevisions, draftSteps } = tables;

export interface CurrentDraft {
  /** The number of its row. */
  readonly row: number;
  readonly id: string;
  /** The identifier of the act. */
  readonly act: string;
  readonly revision: DraftRevision;
  readonly state: DraftState;
  /** The step that made it so; undefined while it is being written. */
  readonly step: { readonly kind: DraftStepKind; readonly program: string } | undefined;
  /** Everybody who wrote a revision of it, began it or asked for its review: none of them decides on it. */
  readonly writers: readonly string[];
}

export interface DraftRevision {
  readonly row: number;
  readonly number: number;
  readonly title: string;
  readonly text: string;
  /** `sha256:` of the text. */
  readonly hash: string;
  readonly author: string;
  readonly authorName: string;
  readonly at: string;
}

const form = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Undefined when there is none with this id. */
export async function currentDraft(db: Db, id: string): Promise<CurrentDraft | undefined> {
  if (!form.test(id)) return undefined;
  const [found] = await db
    .select({ row: drafts.id, act: drafts.actName, author: drafts.author })
    .from(drafts)
    .where(eq(drafts.publicId, id));
  if (found === undefined) return undefined;
  const revisions = await db
    .select({
      row: draftRevisions.id,
      number: draftRevisions.number,
      title: draftRevisions.title,
      text: draftRevisions.sourceText,
      hash: draftRevisions.contentHash,
      author: draftRevisions.author,
      authorName: draftRevisions.authorName,
      at: sql<string>`to_char(${draftRevisions.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    })
    .from(draftRevisions)
    .where(eq(draftRevisions.draftId, found.row))
    .orderBy(desc(draftRevisions.number))
    .limit(1);
  const [revision] = revisions;
  if (revision === undefined) return undefined;
  const [last] = await db
    .select({ kind: draftSteps.kind, revision: draftSteps.revisionId, program: draftSteps.program })
    .from(draftSteps)
    .where(eq(draftSteps.draftId, found.row))
    .orderBy(desc(draftSteps.id))
    .limit(1);
  const step = last && (last.kind === "published" || last.revision === revision.row) ? last : undefined;
  return {
    row: found.row,
    id,
    act: found.act,
    revision,
    state: stateAfter(step?.kind),
    step: step && { kind: step.kind, program: step.program },
    writers: await writersOf(db, found),
  };
}

/** Until the transaction ends nobody else writes of the draft: read it after. */
export async function lockDraft(db: Db, id: string): Promise<void> {
  if (!form.test(id)) return;
  await db.execute(sql`select lock_draft(${drafts.id}) from ${drafts} where ${drafts.publicId} = ${id}`);
}

async function writersOf(db: Db, { row, author }: { row: number; author: string }): Promise<readonly string[]> {
  const wrote = await db
    .select({ name: draftRevisions.author })
    .from(draftRevisions)
    .where(eq(draftRevisions.draftId, row))
    .union(
      db
        .select({ name: draftSteps.actor })
        .from(draftSteps)
        .where(sql`${draftSteps.draftId} = ${row} and ${draftSteps.kind} = 'review-requested'`),
    );
  return [...new Set([author, ...wrote.map(({ name }) => name)])];
}
