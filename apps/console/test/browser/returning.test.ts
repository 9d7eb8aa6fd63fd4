/** Whatever a person was looking at is in the address: a reload shows it again, and the back button goes back to what was before. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { someoneWho } from "./ask.ts";
import type { Browser } from "./open-browser.ts";
import { openBrowser } from "./open-browser.ts";

let browser: Browser;
let person: string;

beforeAll(async () => {
  person = (await someoneWho("150")).registryId;
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** What is chosen is read from the address alone: one reload stands for all. */
async function sameAfterReload(page: Page, isThere: () => Promise<void>): Promise<void> {
  const address = page.url();
  await page.reload();
  await isThere();
  expect(page.url()).toBe(address);
}

describe("beside the text of an act", () => {
  const tabs = ["Prove", "Differenze", "Valori", "Commenti", "Libretto"] as const;

  it("the panel is found again by a reload, and each one before by the back button", async () => {
    const { page, open } = browser;
    const chosen = (name: string) => async () => {
      await page.locator('[role="tab"][aria-selected="true"]', { hasText: name }).waitFor();
    };
    await open(`/deliberations/cnfc_2017_crediti?professional=${person}`);
    await chosen("Libretto")();
    for (const name of tabs) {
      await page.getByRole("tab", { name }).click();
      await chosen(name)();
      if (name === "Valori") await sameAfterReload(page, chosen(name));
    }
    for (const name of [...tabs].reverse().slice(1)) {
      await page.goBack();
      await chosen(name)();
    }
  });
});

describe("the page of a person", () => {
  it("the view is found again by a reload, and each one before by the back button", async () => {
    const { page, open } = browser;
    await open(`/professionals/${person}`);
    const views = page.locator(".view-links a");
    await views.first().waitFor();
    const names = await views.allInnerTexts();
    expect(names.length).toBe(5);
    const chosen = (name: string) => async () => {
      await page.locator('.view-links a[aria-current="page"]', { hasText: name }).waitFor();
    };
    await chosen(names[0] ?? "")();
    for (const name of names.slice(1)) {
      await views.filter({ hasText: name }).click();
      await chosen(name)();
      if (name === names[2]) await sameAfterReload(page, chosen(name));
    }
    for (const name of names.slice(0, -1).reverse()) {
      await page.goBack();
      await chosen(name)();
    }
  });

  it("never complained", () => {
    expect(browser.complaints).toEqual([]);
  });
});
