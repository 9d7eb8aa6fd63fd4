import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser } from "./open-browser.ts";
import { openBrowser } from "./open-browser.ts";
import { replaceInLine, toLineEnd } from "./typing.ts";

let browser: Browser;
const act = "/deliberations/cnfc_2017_crediti?panel=differences";

beforeAll(async () => {
  browser = await openBrowser();
  await browser.open(act);
  await browser.page.getByText("Il testo è uguale a quello pubblicato").waitFor();
});
afterAll(() => browser?.close());

const lineOf = (page: Page, words: string) =>
  page.locator(".rule-editor:not(.text-difference) .cm-line", { hasText: words });

/** How far below the top of the editor the line stands, in pixels. */
async function placeOf(words: string): Promise<number> {
  const line = await lineOf(browser.page, words).boundingBox();
  const editor = await browser.page.locator(".rule-editor:not(.text-difference) .cm-scroller").boundingBox();
  return (line?.y ?? 0) - (editor?.y ?? 0);
}

/** In a page: begins to write into the drafts, and never ends. Nobody else's writing begins before. */
function holdDrafts(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("delibera");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const drafts = opening.result.transaction("drafts", "readwrite").objectStore("drafts");
      const goOn = () => {
        drafts.count().onsuccess = goOn;
      };
      goOn();
      resolve();
    };
  });
}

describe("what is typed", () => {
  it("is kept at once, and found again with cursor, place and panel after a reload", async () => {
    const { page } = browser;
    await lineOf(page, "parametro obbligo_standard").click();
    // Far down, so that there is a place to find again.
    for (let pages = 0; pages < 4; pages++) await page.keyboard.press("PageDown");
    await toLineEnd(page);
    await page.keyboard.type(" -- qui ero");
    await page.locator('.draft-kept[data-keeping="kept"]', { hasText: "Ogni modifica è conservata" }).waitFor();
    // The place of the cursor is told a moment after it rests.
    await page.waitForTimeout(700);
    const before = await placeOf("-- qui ero");
    await page.reload();
    await lineOf(page, "-- qui ero").waitFor();
    await expect.poll(async () => Math.abs((await placeOf("-- qui ero")) - before)).toBeLessThan(30);
    expect(await page.getByRole("tab", { name: "Differenze" }).getAttribute("aria-selected")).toBe("true");
    await page.locator(".rule-editor:not(.text-difference) .cm-content").focus();
    await page.keyboard.type("!");
    expect(await lineOf(page, "-- qui ero!").count()).toBe(1);
  });

  it("survives a page that goes away in the middle of a word", async () => {
    const { page, open } = browser;
    await page.keyboard.type(" e scrivo ancora", { delay: 5 });
    await page.goto("about:blank");
    await open(act);
    await lineOf(page, "qui ero! e scrivo ancora").waitFor();
  });

  it("survives a page that breaks down while the database is busy", { timeout: 120_000 }, async () => {
    const { page, open } = browser;
    await open("/drafts");
    const [typing, busy] = [await page.context().newPage(), await page.context().newPage()];
    await typing.goto(`${inject("address")}${act}`);
    await lineOf(typing, "e scrivo ancora").click();
    await toLineEnd(typing);
    await busy.goto(`${inject("address")}/licence.txt`);
    await busy.evaluate(holdDrafts);
    await typing.keyboard.type(" fino in fondo", { delay: 5 });
    await typing.locator('.draft-kept[data-keeping="lasting"]').waitFor();
    const broken = typing.waitForEvent("crash");
    const session = await page.context().newCDPSession(typing);
    session.send("Page.crash").catch(() => "the page that is asked does not live to answer");
    await broken;
    await typing.close();
    await busy.close();
    await open(act);
    await lineOf(page, "qui ero! e scrivo ancora fino in fondo").waitFor();
  });

  it("is found again by the back button", async () => {
    const { page } = browser;
    await page.getByRole("link", { name: "Tutte le deliberazioni" }).click();
    await page.locator(".act").first().waitFor();
    await page.goBack();
    await lineOf(page, "qui ero! e scrivo ancora fino in fondo").waitFor();
    expect(new URL(page.url()).searchParams.get("panel")).toBe("differences");
  });

  it("is listed among the drafts of this browser, with what it is", async () => {
    const { page, open } = browser;
    await open("/drafts");
    const item = page.locator(".draft-list li", { hasText: "Delibera della CNFC in materia di crediti formativi ECM" });
    await item.waitFor();
    expect(await item.innerText()).toContain("prova su un atto pubblicato");
    await open(act);
    await lineOf(page, "qui ero! e scrivo ancora fino in fondo").waitFor();
  });

  it("appears in another tab of the same draft, which both say is open twice", async () => {
    const { page } = browser;
    const other = await page.context().newPage();
    await other.goto(`${inject("address")}${act}`);
    await lineOf(other, "qui ero! e scrivo ancora fino in fondo").waitFor();
    await other.getByText("Questo testo è aperto anche in un’altra scheda").waitFor();
    await page.getByText("Questo testo è aperto anche in un’altra scheda").waitFor();
    await lineOf(other, "qui ero! e scrivo ancora fino in fondo").click();
    await toLineEnd(other);
    await other.keyboard.type(" da due schede");
    await lineOf(page, "fino in fondo da due schede").waitFor();
    await lineOf(page, "da due schede").click();
    await toLineEnd(page);
    await page.keyboard.type(", intero");
    await lineOf(other, "da due schede, intero").waitFor();
    await other.close();
    await page.getByText("Questo testo è aperto anche in un’altra scheda").waitFor({ state: "detached" });
    await page.reload();
    await lineOf(page, "fino in fondo da due schede, intero").waitFor();
  });

  it("stays while the server is away, and typing goes on", async () => {
    const { page } = browser;
    await page.context().setOffline(true);
    await replaceInLine(page, "da due schede, intero", "intero", "senza rete");
    await page.locator('.draft-kept[data-keeping="kept"]').waitFor();
    await page.context().setOffline(false);
    await page.reload();
    await lineOf(page, "da due schede, senza rete").waitFor();
  });

  it("is as published again when it is restored, and no draft is left", async () => {
    const { page, open } = browser;
    await page.getByRole("button", { name: "Ripristina" }).click();
    await page.locator(".state", { hasText: "come pubblicato" }).waitFor();
    await open("/drafts");
    await page.getByText("Nessuna bozza in questo browser").waitFor();
  });

  it("never complained, but for the network that was taken away", () => {
    expect(browser.complaints.filter((complaint) => !complaint.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
  });
});
