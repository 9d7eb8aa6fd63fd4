/** A line of a person's ledger becomes a test of the text being written, with the reason why it is right. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { someoneWho } from "./ask.ts";
import { faultsOf } from "./judge-page.ts";
import type { Browser } from "./open-browser.ts";
import { openBrowser, phone } from "./open-browser.ts";

let browser: Browser;

beforeAll(async () => {
  const { registryId } = await someoneWho("150");
  browser = await openBrowser();
  await browser.open(`/deliberations/cnfc_2017_crediti?professional=${registryId}`);
  await browser.page.locator(".live-ledger .summary").waitFor();
});
afterAll(() => browser?.close());

describe("a line of the ledger beside the text", () => {
  it("says why, and offers to become a test", async () => {
    const { page } = browser;
    await page.getByRole("button", { name: "Obbligo formativo individuale" }).click();
    await page.getByRole("button", { name: "Aggiungi come prova" }).click();
    await page.getByRole("button", { name: "Accetta", exact: true }).click();
    await page.getByText("Scrivi il motivo in qualche parola").waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it("is written into its comma with the reason above, and only the facts on which it stands", async () => {
    const { page } = browser;
    await page.getByLabel("Perché l’esito è giusto?").fill("è l’obbligo intero della delibera");
    await page.getByRole("button", { name: "Accetta", exact: true }).click();
    await page.getByText("Aggiunta al testo, con i soli fatti da cui la riga dipende").waitFor();
    const lines = page.locator(".rule-editor:not(.text-difference) .cm-line");
    const reason = await lines.filter({ hasText: "esito accettato; motivo" }).innerText();
    expect(reason.trim()).toMatch(/^-- \d\d\/\d\d\/\d{4}, esito accettato; motivo: è l’obbligo intero della delibera$/);
    expect(await page.locator(".state").innerText()).toBe("modificato");
  });

  it("is among the tests, and holds", async () => {
    const { page } = browser;
    await page.getByRole("tab", { name: "Prove" }).click();
    const row = page.locator(".test-row", { hasText: "la persona scelta, da completare" });
    await row.waitFor();
    expect(await page.locator(".tab-panel .panel-sentence").innerText()).toMatch(/^\d+ prove, tutte riuscite\.$/);
    expect(await page.locator(".test-row-failed").count()).toBe(0);
  });

  it("is offered on a phone too", async () => {
    const { page } = browser;
    await page.getByRole("tab", { name: "Libretto" }).click();
    await page.setViewportSize(phone);
    await page.getByRole("button", { name: "Obbligo formativo individuale" }).click();
    await page.getByRole("button", { name: "Aggiungi come prova" }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(browser.complaints).toEqual([]);
  });
});
