/** The text being tried, kept while the tab is open: an address cannot hold it. */
const key = "delibera.simulated-draft";

export function keepDraft(text: string): void {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // A browser that forbids storage forgets the text when the page is left.
  }
}

export function keptDraft(): string {
  try {
    return sessionStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}
