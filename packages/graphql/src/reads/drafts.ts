/** Reads drafts of acts: the list, their texts, what became of them and what was said of them. */
import type { Db, DraftStepKind } from "@delibera/database";
import { tables } from "@delibera/database";
import type { DraftState } from "@delibera/drafting";
import { stateAfter } from "@delibera/drafting";
import { mayRead } from "@delibera/identity";
import type { SQL } from "drizzle-orm";
import { and, asc, count, eq, inArray, sql } from "drizzle-orm";
import { keyset } from "./keyset.ts";
import type { List } from "./page.ts";
import type { Reader } from "./reader.ts";

const { drafts, draftRevisions, draftSteps, draftComments, draftCommentResolutions } = tables;

export interface DraftRow {
  readonly row: number;
  readonly id: string;
  readonly act: string;
  readonly state: DraftState;
  /** The latest revision. */
  readonly revision: RevisionRow;
}

export interface RevisionRow {
  readonly row: number;
  readonly number: number;
  readonly title: string;
  readonly hash: string;
  readonly basedOn: string;
  readonly author: string;
  readonly authorName: string;
  readonly at: string;
}

export interface StepRow {
  readonly kind: DraftStepKind;
  readonly hash: string;
  readonly revision: number;
  readonly actorName: string;
  readonly at: string;
  readonly reason: string | null;
  readonly knownFrom: string | null;
}

export interface CommentRow {
  readonly row: number;
  readonly id: string;
  readonly article: string | null;
  readonly comma: string | null;
  readonly revision: number;
  readonly body: string;
  readonly authorName: string;
  readonly at: string;
}

export interface ThreadRow extends CommentRow {
  readonly answers: readonly CommentRow[];
  readonly resolvedBy: string | null;
  readonly resolvedAt: string | null;
}

const instant = (column: unknown) =>
  sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const lastStep = sql<DraftStepKind | null>`draft_state(${drafts.id})`;

const revisionColumns = {
  row: draftRevisions.id,
  number: draftRevisions.number,
  title: draftRevisions.title,
  hash: draftRevisions.contentHash,
  basedOn: draftRevisions.basedOn,
  author: draftRevisions.author,
  authorName: draftRevisions.authorName,
  at: instant(draftRevisions.at),
};

export interface WantedDrafts {
  /** Only these; undefined: all. */
  readonly states?: readonly DraftState[] | undefined;
  /** Only of the act of this name. */
  readonly act?: string | undefined;
}

/** The latest first. */
export function draftsList(reader: Reader, { states, act }: WantedDrafts): List<DraftRow> {
  const ofAct = act === undefined ? undefined : eq(drafts.actName, act);
  const wanted = and(inScope(reader), states && inStates(states), ofAct);
  const order = { columns: [drafts.id], descending: true, placeOf: (row: number) => sql`${row}::bigint` };
  return {
    rows: async (slice) => {
      const { where, orderBy } = keyset(order, slice);
      const rows = await selectDrafts(reader.db)
        .where(and(wanted, where))
        .orderBy(...orderBy)
        .limit(slice.limit);
      return rows.map(withState);
    },
    count: async () => {
      const [found] = await reader.db.select({ all: count() }).from(drafts).where(wanted);
      return found?.all ?? 0;
    },
  };
}

export async function draftsById(reader: Reader, ids: readonly string[]): Promise<readonly (DraftRow | undefined)[]> {
  const uuids = ids.filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id));
  if (uuids.length === 0) return ids.map(() => undefined);
  const rows = await selectDrafts(reader.db).where(and(inScope(reader), inArray(drafts.publicId, uuids)));
  const byId = new Map(rows.map((row) => [row.id, withState(row)]));
  return ids.map((id) => byId.get(id));
}

export async function draftTexts(db: Db, rows: readonly number[]): Promise<readonly string[]> {
  const found = await db
    .select({ row: draftRevisions.id, text: draftRevisions.sourceText })
    .from(draftRevisions)
    .where(inArray(draftRevisions.id, [...rows]));
  const byRow = new Map(found.map(({ row, text }) => [row, text]));
  return rows.map((row) => byRow.get(row) ?? "");
}

/** The latest first. */
export function revisionsList({ db }: Reader, draft: number): List<RevisionRow> {
  const order = { columns: [draftRevisions.number], descending: true, placeOf: numberOf };
  return {
    rows: async (slice) => {
      const { where, orderBy } = keyset(order, slice);
      return await db
        .select(revisionColumns)
        .from(draftRevisions)
        .where(and(eq(draftRevisions.draftId, draft), where))
        .orderBy(...orderBy)
        .limit(slice.limit);
    },
    count: () => db.$count(draftRevisions, eq(draftRevisions.draftId, draft)),
  };
}

export async function revisionNumbered({ db }: Reader, draft: number, number: number): Promise<RevisionRow | null> {
  const [found] = await db
    .select(revisionColumns)
    .from(draftRevisions)
    .where(and(eq(draftRevisions.draftId, draft), eq(draftRevisions.number, number)));
  return found ?? null;
}

/** The first step first. */
export async function stepsOf(db: Db, rows: readonly number[]): Promise<readonly (readonly StepRow[])[]> {
  const found = await db
    .select({
      draft: draftSteps.draftId,
      kind: draftSteps.kind,
      hash: draftSteps.contentHash,
      revision: draftRevisions.number,
      actorName: draftSteps.actorName,
      at: instant(draftSteps.at),
      reason: draftSteps.reason,
      knownFrom: draftSteps.knownFrom,
    })
    .from(draftSteps)
    .innerJoin(draftRevisions, eq(draftRevisions.id, draftSteps.revisionId))
    .where(inArray(draftSteps.draftId, [...rows]))
    .orderBy(asc(draftSteps.id));
  return rows.map((row) => found.filter(({ draft }) => draft === row));
}

/** In the order in which they were begun. */
export async function threadsOf(db: Db, rows: readonly number[]): Promise<readonly (readonly ThreadRow[])[]> {
  const found = await db
    .select({
      draft: draftComments.draftId,
      row: draftComments.id,
      id: draftComments.publicId,
      parent: draftComments.parentId,
      article: draftComments.article,
      comma: draftComments.comma,
      revision: draftRevisions.number,
      body: draftComments.body,
      authorName: draftComments.authorName,
      at: instant(draftComments.at),
      resolvedBy: draftCommentResolutions.actorName,
      resolvedAt: sql<string | null>`${instant(draftCommentResolutions.at)}`,
    })
    .from(draftComments)
    .innerJoin(draftRevisions, eq(draftRevisions.id, draftComments.revisionId))
    .leftJoin(draftCommentResolutions, eq(draftCommentResolutions.commentId, draftComments.id))
    .where(inArray(draftComments.draftId, [...rows]))
    .orderBy(asc(draftComments.id));
  return rows.map((row) =>
    found
      .filter(({ draft, parent }) => draft === row && parent === null)
      .map((thread) => ({ ...thread, answers: found.filter(({ parent }) => parent === thread.row) })),
  );
}

function selectDrafts(db: Db) {
  return db
    .select({ row: drafts.id, id: drafts.publicId, act: drafts.actName, step: lastStep, revision: revisionColumns })
    .from(drafts)
    .innerJoin(
      draftRevisions,
      sql`${draftRevisions.id} = (select latest.id from draft_revisions latest where latest.draft_id = ${drafts.id}
        order by latest.number desc limit 1)`,
    );
}

function withState<Row extends { readonly step: DraftStepKind | null }>({ step, ...row }: Row) {
  return { ...row, state: stateAfter(step ?? undefined) };
}

function inStates(states: readonly DraftState[]): SQL {
  const kinds = states.flatMap((state): readonly string[] => {
    if (state === "draft") return ["draft", "withdrawn"];
    return [state === "in-review" ? "review-requested" : state];
  });
  return inArray(sql`coalesce(${lastStep}, 'draft')`, kinds);
}

/** The second of the two places are the policies of the database. */
function inScope({ viewer }: Reader): SQL | undefined {
  return mayRead(viewer, "draft").kind === "granted" ? undefined : sql`false`;
}

function numberOf(row: number): SQL {
  return sql`select ${draftRevisions.number} from ${draftRevisions} where ${draftRevisions.id} = ${row}`;
}
