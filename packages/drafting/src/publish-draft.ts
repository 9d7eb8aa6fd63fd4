/**
 * Makes an approved draft law: everything is compiled with it, and its text, the program and the step that says so are written together
 * or not at all. Of two publications at once the second finds that the program is no longer the one its text was approved for.
 */
import type { PublishedProgram } from "@delibera/acts";
import { currentProgram, latestEdition, lockPublication, storeSet } from "@delibera/acts";
import type { Database, Db } from "@delibera/database";
import { tables } from "@delibera/database";
import { and, desc, eq } from "drizzle-orm";
import type { CurrentDraft } from "./current-draft.ts";
import { currentDraft, lockDraft } from "./current-draft.ts";
import type { DraftProblem } from "./draft-program.ts";
import { draftProgram } from "./draft-program.ts";
import { failingExamples } from "./findings.ts";
import type { Writer } from "./save-draft.ts";

export type DraftPublication =
  | { readonly kind: "published"; readonly draft: CurrentDraft; readonly program: string; readonly knownFrom: string }
  | NotPublished;

/** Nothing was written. */
export type NotPublished =
  | { readonly kind: "unknown" }
  | { readonly kind: "nothing-published" }
  | { readonly kind: "changed" | "not-approved" | "same-text"; readonly draft: CurrentDraft }
  /** Another program is in force than the one in view of which it was approved. */
  | { readonly kind: "overtaken"; readonly draft: CurrentDraft }
  /** By its text the act is known from another day than the one asked for. */
  | { readonly kind: "other-day"; readonly draft: CurrentDraft; readonly says: string }
  | { readonly kind: "refused"; readonly problems: readonly DraftProblem[] }
  /** Examples of these acts no longer hold. */
  | { readonly kind: "examples-fail"; readonly titles: readonly string[] };

export interface PublicationRequest {
  /** `sha256:` of the text that is meant. */
  readonly hash: string;
  readonly by: Writer;
  readonly today: string;
  /** A later day from which it is to be known; left out, it is known at once. */
  readonly on?: string | undefined;
}

/** @param db the transaction in which all of it happens. */
export async function publishDraft(
  database: Database,
  db: Db,
  id: string,
  { hash, by, today, on }: PublicationRequest,
): Promise<DraftPublication> {
  await lockPublication(db);
  await lockDraft(db, id);
  const draft = await currentDraft(db, id);
  if (draft === undefined) return { kind: "unknown" };
  if (draft.revision.hash !== hash) return { kind: "changed", draft };
  if (draft.state !== "approved") return { kind: "not-approved", draft };
  const published = await currentProgram(database, db);
  const edition = await latestEdition(db);
  if (published === undefined || edition === undefined) return { kind: "nothing-published" };
  if (draft.step?.program !== published.hash) return { kind: "overtaken", draft };
  if (isPublished(published, draft)) return { kind: "same-text", draft };
  const made = await draftProgram(published, { act: draft.act, text: draft.revision.text }, edition.compiler);
  if (made.kind === "refused") return { kind: "refused", problems: made.problems };
  const { set } = made;
  const knownFrom = set.program.acts.find(({ name }) => name === draft.act)?.knownFrom ?? today;
  if (on === undefined ? knownFrom > today : knownFrom !== on) return { kind: "other-day", draft, says: knownFrom };
  const titles = (await failingExamples(set.program)).map(({ title }) => title);
  if (titles.length > 0) return { kind: "examples-fail", titles };
  await storeSet(db, set);
  await db.insert(tables.draftSteps).values({
    draftId: draft.row,
    kind: "published",
    revisionId: draft.revision.row,
    contentHash: hash,
    program: set.hash,
    actor: by.actor,
    actorName: by.name,
    knownFrom,
    actVersionId: await versionOf(db, draft),
  });
  return { kind: "published", draft: { ...draft, state: "published" }, program: set.hash, knownFrom };
}

function isPublished({ files, program }: PublishedProgram, { act, revision }: CurrentDraft): boolean {
  const file = program.acts.find(({ name }) => name === act)?.file;
  return files.some(({ name, hash }) => name === file && hash === revision.hash);
}

async function versionOf(db: Db, { act, revision }: CurrentDraft): Promise<number> {
  const { acts, actVersions } = tables;
  const [found] = await db
    .select({ id: actVersions.id })
    .from(actVersions)
    .innerJoin(acts, eq(acts.id, actVersions.actId))
    .where(and(eq(acts.publicId, act), eq(actVersions.hash, revision.hash)))
    .orderBy(desc(actVersions.id))
    .limit(1);
  if (found === undefined) throw new Error(`the act ${act} was published and its version is not there`);
  return found.id;
}
