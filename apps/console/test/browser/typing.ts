/** Writes in the editor as a person does: by keys, at a place found by its words. */
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** Puts the cursor after `old` in the line that begins so, and types the other words in its place. */
export async function replaceInLine(page: Page, beginning: string, old: string, other: string) {
  const line = page.locator(".rule-editor:not(.text-difference) .cm-line", { hasText: beginning });
  const text = await line.innerText();
  await standIn(page, line);
  await toLineEnd(page);
  const after = text.length - (text.lastIndexOf(old) + old.length);
  await press(page, "ArrowLeft", after);
  await press(page, "Backspace", old.length);
  await page.keyboard.type(other);
}

/** A text that comes into view is laid out a frame later: until then a click may find the line beside it. */
export async function standIn(page: Page, line: Locator): Promise<void> {
  const text = await line.innerText();
  await expect
    .poll(
      async () => {
        await line.click();
        return await page.locator(".rule-editor:not(.text-difference) .cm-activeLine").innerText();
      },
      { timeout: 20_000 },
    )
    .toBe(text);
}

/** Past the rows into which a long line is laid out: `End` stops at each. */
export async function toLineEnd(page: Page): Promise<void> {
  await press(page, "End", 6);
}

async function press(page: Page, key: string, times: number) {
  for (let left = times; left > 0; left--) await page.keyboard.press(key);
}
