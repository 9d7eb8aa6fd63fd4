/**
 * Saves a text: of a new draft, or as the next revision of one. Whoever saves says from which revision they started; when another one
 * came meanwhile nothing is written, and both texts are answered.
 */

import { hashOfText } from "@delibera/acts";
import type { Db } from "@delibera/database";
import { tables } from "@delibera/database";
import type { CurrentDraft } from "./current-draft.ts";
import { currentDraft, lockDraft } from "./current-draft.ts";
import { titleIn } from "./title-in.ts";

/** Who writes, as the issuer names them, and for the screen. */
export interface Writer {
  readonly actor: string;
  readonly name: string;
}

export type Saving =
  | { readonly kind: "saved"; readonly draft: CurrentDraft }
  /** `draft` is as somebody else left it. */
  | { readonly kind: "conflict"; readonly draft: CurrentDraft }
  | { readonly kind: "published"; readonly draft: CurrentDraft }
  | { readonly kind: "unknown" };

const { drafts, draftRevisions } = tables;

export interface Written {
  readonly text: string;
  /** Hash of the program in force. */
  readonly program: string;
  readonly by: Writer;
}

/** @param act the identifier that the text gives the act. */
export async function beginDraft(db: Db, act: string, written: Written): Promise<CurrentDraft> {
  const [begun] = await db
    .insert(drafts)
    .values({ actName: act, author: written.by.actor })
    .returning({ row: drafts.id, id: drafts.publicId });
  if (begun === undefined) throw new Error("a draft was begun and is not there");
  await addRevision(db, { row: begun.row, act, number: 1 }, written);
  const made = await currentDraft(db, begun.id);
  if (made === undefined) throw new Error(`the draft ${begun.id} was begun and is not there`);
  return made;
}

/** A text that is already the latest one is saved: nothing is written. Another text takes the draft back from review. */
export async function saveDraft(
  db: Db,
  id: string,
  { base, ...written }: Written & { readonly base: number },
): Promise<Saving> {
  await lockDraft(db, id);
  const draft = await currentDraft(db, id);
  if (draft === undefined) return { kind: "unknown" };
  if (draft.state === "published") return { kind: "published", draft };
  const { number, text } = draft.revision;
  if (text === written.text && draft.state !== "abandoned") return { kind: "saved", draft };
  if (number !== base) return { kind: "conflict", draft };
  await addRevision(db, { row: draft.row, act: draft.act, number: number + 1 }, written);
  const saved = await currentDraft(db, id);
  return saved === undefined ? { kind: "unknown" } : { kind: "saved", draft: saved };
}

async function addRevision(
  db: Db,
  { row, act, number }: { readonly row: number; readonly act: string; readonly number: number },
  { text, program, by }: Written,
): Promise<void> {
  await db.insert(draftRevisions).values({
    draftId: row,
    number,
    title: titleIn(text, act),
    sourceText: text,
    contentHash: hashOfText(text),
    basedOn: program,
    author: by.actor,
    authorName: by.name,
  });
}
