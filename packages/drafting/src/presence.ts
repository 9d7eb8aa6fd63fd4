/** Who has a draft open now: whoever says so again within a minute. Nothing is kept of who has closed it. */
import type { Db } from "@delibera/database";
import { tables } from "@delibera/database";
import { and, asc, eq, lt, ne, or, sql } from "drizzle-orm";
import type { Writer } from "./save-draft.ts";

const { draftPresences, drafts } = tables;

export interface Presence {
  readonly by: Writer;
  /** Which of their browsers: 32 hexadecimal digits that it gave itself. */
  readonly browser: string;
}

export interface Companion {
  readonly actor: string;
  readonly name: string;
  /** Since when without a silence, in UTC. */
  readonly openedAt: string;
}

const form = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Three times the pause between two words of a page: one may be lost. The policy that lets silent rows be removed says the same. */
const silent = sql`now() - interval '60 seconds'`;
const most = 20;

/** Says that a draft is open, and reads in which other browsers it is, the first opened first; undefined where there is no such draft. */
export async function openDraft(
  db: Db,
  id: string,
  { by, browser }: Presence,
): Promise<readonly Companion[] | undefined> {
  const row = await rowOf(db, id);
  if (row === undefined) return undefined;
  await db
    .insert(draftPresences)
    .values({ draftId: row, subject: by.actor, browser, displayName: by.name })
    .onConflictDoUpdate({
      target: [draftPresences.draftId, draftPresences.subject, draftPresences.browser],
      set: {
        displayName: by.name,
        openedAt: sql`case when ${draftPresences.seenAt} < ${silent} then now() else ${draftPresences.openedAt} end`,
        seenAt: sql`now()`,
      },
    });
  await clearAway(db);
  return await db
    .select({
      actor: draftPresences.subject,
      name: draftPresences.displayName,
      openedAt: sql<string>`to_char(${draftPresences.openedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    })
    .from(draftPresences)
    .where(
      and(
        eq(draftPresences.draftId, row),
        or(ne(draftPresences.subject, by.actor), ne(draftPresences.browser, browser)),
        sql`${draftPresences.seenAt} >= ${silent}`,
      ),
    )
    .orderBy(asc(draftPresences.openedAt), asc(draftPresences.subject), asc(draftPresences.browser))
    .limit(most);
}

/** Says that it is closed. False where there is no such draft. */
export async function closeDraft(db: Db, id: string, { by, browser }: Presence): Promise<boolean> {
  const row = await rowOf(db, id);
  if (row === undefined) return false;
  await db
    .delete(draftPresences)
    .where(
      and(eq(draftPresences.draftId, row), eq(draftPresences.subject, by.actor), eq(draftPresences.browser, browser)),
    );
  return true;
}

async function rowOf(db: Db, id: string): Promise<number | undefined> {
  if (!form.test(id)) return undefined;
  const [found] = await db.select({ row: drafts.id }).from(drafts).where(eq(drafts.publicId, id));
  return found?.row;
}

/** By one at a time, and whoever finds another at it goes on: so nobody waits for who waits for them. */
async function clearAway(db: Db): Promise<void> {
  const isFirst = sql`(select pg_try_advisory_xact_lock(hashtextextended('draft presences', 0)))`;
  await db.delete(draftPresences).where(and(lt(draftPresences.seenAt, silent), isFirst));
}
