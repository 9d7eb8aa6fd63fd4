/** Empties the drafts that a browser keeps, so that a story begins from the published texts. */
import type { Page } from "playwright-core";

export async function forgetDrafts(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("delibera");
        opening.onupgradeneeded = () => opening.result.createObjectStore("drafts");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const clearing = opening.result.transaction("drafts", "readwrite").objectStore("drafts").clear();
          clearing.onsuccess = () => {
            opening.result.close();
            resolve();
          };
          clearing.onerror = () => reject(clearing.error);
        };
      }),
  );
}
