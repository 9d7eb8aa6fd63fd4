/** The last words typed before a page goes away: what it wrote into its database a moment earlier may not arrive any more. */
import type { Draft } from "./draft-store.ts";

export interface RescuedDraft {
  readonly draft: Draft;
  /** When the page went away, as an ISO instant. */
  readonly at: string;
}

const prefix = "delibera-rescued:";

/** At once, before the page is gone; where the browser refuses, the database may still have been in time. */
export function rescueDraft(draft: Draft): void {
  try {
    const rescued: RescuedDraft = { draft, at: new Date().toISOString() };
    localStorage.setItem(prefix + draft.id, JSON.stringify(rescued));
  } catch {
    // Full or forbidden: there is nobody left to tell.
  }
}

/** Hands over each draft that was rescued, and forgets it once it is kept. */
export async function keepRescued(keep: (rescued: RescuedDraft) => Promise<void>): Promise<void> {
  for (const key of rescuedKeys()) {
    const written = localStorage.getItem(key);
    const rescued = written === null ? undefined : read(written);
    if (rescued !== undefined) await keep(rescued);
    // Another page may have been rescued meanwhile.
    if (localStorage.getItem(key) === written) localStorage.removeItem(key);
  }
}

export function forgetRescued(id: string): void {
  try {
    localStorage.removeItem(prefix + id);
  } catch {
    // Where nothing may be kept, nothing was.
  }
}

function rescuedKeys(): readonly string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

function read(written: string): RescuedDraft | undefined {
  try {
    const { draft, at } = JSON.parse(written) as Partial<RescuedDraft>;
    return typeof at === "string" && typeof draft?.id === "string" && typeof draft.text === "string"
      ? { draft, at }
      : undefined;
  } catch {
    return undefined;
  }
}
