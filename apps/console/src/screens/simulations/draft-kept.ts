/** The text being tried, kept while the tab is open: an address cannot hold it. */
import { useState } from "react";

const key = "delibera.simulated-draft";

export function useDraft(): readonly [string, (text: string) => void] {
  const [draft, setDraft] = useState(remembered);
  return [
    draft,
    (text) => {
      setDraft(text);
      try {
        sessionStorage.setItem(key, text);
      } catch {
        // A browser that forbids storage forgets the text when the page is left.
      }
    },
  ];
}

function remembered(): string {
  try {
    return sessionStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}
