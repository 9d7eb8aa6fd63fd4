/** The text being tried, kept in this browser tab across a reload, and only while the published text is the one it began from. */
import { useCallback, useState } from "react";

export interface Trial {
  readonly text: string;
  readonly modified: boolean;
  readonly change: (text: string) => void;
}

interface PublishedText {
  readonly name: string;
  readonly hash: string;
  readonly text: string;
}

export function useTrialText(published: PublishedText): Trial {
  const [text, setText] = useState(() => readTrial(published) ?? published.text);
  const change = useCallback(
    (changed: string) => {
      setText(changed);
      keepTrial(published, changed);
    },
    [published],
  );
  return { text, modified: text !== published.text, change };
}

function keyOf({ name }: PublishedText): string {
  return `delibera.trial.${name}`;
}

/** Undefined when nothing was kept, or when it began from another edition of the act. */
export function readTrial(published: PublishedText): string | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(published)) ?? "null");
    if (typeof kept !== "object" || kept === null || !("hash" in kept) || !("text" in kept)) return undefined;
    return kept.hash === published.hash && typeof kept.text === "string" ? kept.text : undefined;
  } catch {
    // Storage forbidden or something else written there: the published text is shown.
    return undefined;
  }
}

export function keepTrial(published: PublishedText, text: string): void {
  try {
    if (text === published.text) sessionStorage.removeItem(keyOf(published));
    else sessionStorage.setItem(keyOf(published), JSON.stringify({ hash: published.hash, text }));
  } catch {
    // The trial then lasts as long as the page.
  }
}
