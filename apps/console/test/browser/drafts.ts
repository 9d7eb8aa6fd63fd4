/**
 * Empties the drafts that a browser keeps, so that a story begins from the published texts. It leaves the page first: one that is open
 * would keep its text again.
 */
import type { Page } from "playwright-core";
import { inject } from "vitest";

export async function forgetDrafts(page: Page): Promise<void> {
  await page.goto(`${inject("address")}/licence.txt`);
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        for (const key of Object.keys(localStorage)) {
          if (key.startsWith("delibera-rescued:")) localStorage.removeItem(key);
        }
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
