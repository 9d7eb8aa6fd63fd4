/** Drafts in the browser's own database: they outlive the page, need no server, and leave this device only when they are sent. */
import { createStore, delMany, get, set, update, values } from "idb-keyval";
import type { EditorPlace } from "../editor/open-editor.ts";
import type { RescuedDraft } from "./rescued-drafts.ts";
import { forgetRescued, keepRescued, rescueDraft } from "./rescued-drafts.ts";

export interface Draft {
  /** `act/cnfc_2017_crediti` for the trial of a published act, `new/…` for an act that is being written. */
  readonly id: string;
  /** Name of the rule file. */
  readonly file: string;
  readonly title: string;
  readonly text: string;
  /** Hash of the published text that it began from; undefined for a new act. */
  readonly basis: string | undefined;
  readonly view: DraftView;
  /** When the text was written last, as an ISO instant; empty while it is as published. */
  readonly savedAt: string;
}

/** Where one looked last. */
export type DraftView = EditorPlace;

// Opened by the first who asks: a page that keeps no draft opens no database.
let opened: ReturnType<typeof createStore> | undefined;
/** Beside each draft stands, under `linkKey`, which draft of the server it is a copy of. */
export function store() {
  opened ??= createStore("delibera", "drafts");
  return opened;
}

/** Undefined when there is none, and when the browser keeps nothing. */
export async function readDraft(id: string): Promise<Draft | undefined> {
  await keepRescued(keepLater);
  return await get<Draft>(id, store());
}

export async function removeDraft(id: string): Promise<void> {
  forgetRescued(id);
  await delMany([id, linkKey(id)], store());
}

export function linkKey(id: string): string {
  return `server/${id}`;
}

/** Those whose text is the author's own, the last written first. */
export async function listDrafts(): Promise<readonly Draft[]> {
  await keepRescued(keepLater);
  const all = await values<Draft>(store());
  // What stands beside a draft has no such instant.
  return all.filter(({ savedAt }) => savedAt).toSorted((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
}

/** In one transaction, so that what another tab writes at the same time is not undone. */
async function keepLater({ draft, at }: RescuedDraft): Promise<void> {
  await update<Draft>(draft.id, (kept) => (kept === undefined || kept.savedAt <= at ? draft : kept), store());
}

export interface DraftWriter {
  /** Written down before it returns; in the database at once, or when the write under way is done: of several, only the last. */
  write(draft: Draft): void;
}

/** One write at a time, so that the last text given is the last one kept. */
export function draftWriter(told: (outcome: "saved" | "failed") => void): DraftWriter {
  let writing = false;
  let waiting: Draft | undefined;
  let forget: (() => void) | undefined;
  const next = () => {
    const draft = waiting;
    waiting = undefined;
    writing = draft !== undefined;
    if (draft === undefined) return;
    set(draft.id, draft, store()).then(
      () => {
        if (waiting === undefined) {
          forget?.();
          told("saved");
        }
        next();
      },
      () => {
        told("failed");
        next();
      },
    );
  };
  return {
    write: (draft) => {
      forget = rescueDraft(draft);
      waiting = draft;
      if (!writing) next();
    },
  };
}
