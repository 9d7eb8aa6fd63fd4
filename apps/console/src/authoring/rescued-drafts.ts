/** The last words typed: what the database was given a moment before a page goes away may not arrive any more. */
import type { Draft } from "./draft-store.ts";

export interface RescuedDraft {
  readonly draft: Draft;
  /** When it was written down, as an ISO instant. */
  readonly at: string;
}

const prefix = "delibera-rescued:";

/**
 * At once, while the database is still at work: on a busy machine nobody waits for what a page does as it goes away.
 * @returns forgets it again, when the database has it; not what another page wrote down of the same draft meanwhile.
 */
export function rescueDraft(draft: Draft): () => void {
  const key = prefix + draft.id;
  const written = JSON.stringify({ draft, at: new Date().toISOString() } satisfies RescuedDraft);
  try {
    localStorage.setItem(key, written);
    return () => {
      if (localStorage.getItem(key) === written) localStorage.removeItem(key);
    };
  } catch {
    // Full or forbidden: the database may still be in time.
    return () => undefined;
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
