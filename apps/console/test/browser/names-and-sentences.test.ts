import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { someoneWho } from "./ask.ts";
import { faultsOf } from "./judge-page.ts";
import type { Browser } from "./open-browser.ts";
import { openBrowser, phone } from "./open-browser.ts";
import { standIn } from "./typing.ts";

let browser: Browser;

beforeAll(async () => {
  const person = await someoneWho("150");
  browser = await openBrowser();
  await browser.open(`/deliberations/cnfc_2017_crediti?professional=${person.registryId}`);
  await browser.page.locator(".summary").waitFor();
});
afterAll(() => browser?.close());

const lineWith = (words: string) =>
  browser.page.locator(".rule-editor:not(.text-difference) .cm-line", { hasText: words }).first();

describe("from the text to the explanation", () => {
  it("marks the lines of the ledger that come from the comma of the cursor", async () => {
    const { page } = browser;
    await standIn(page, lineWith("parametro obbligo_standard"));
    await page.getByText("Il cursore è in art. 1, c. 1.").waitFor();
    const marked = page.locator(".row-sought", { hasText: "Obbligo standard del triennio" });
    await marked.waitFor();
    expect(await marked.locator(".row-source").innerText()).toContain("(dal comma del cursore)");
  });

  it("shows by Shift-F12 the first sentence that comes from it, and by Enter the next, until the first again", async () => {
    const { page } = browser;
    await page.keyboard.press("Shift+F12");
    const said = page.locator(".sought-said");
    await said.getByText(/Frase 1 di \d+:/).waitFor();
    const count = Number(/di (\d+):/.exec(await said.innerText())?.[1]);
    expect(count).toBeGreaterThan(1);
    const shown = page.locator(".step-shown");
    const seen = new Set<string>();
    for (let place = 1; place <= count; place++) {
      await said.getByText(`Frase ${place} di ${count}:`).waitFor();
      await shown.waitFor();
      expect(await shown.count()).toBe(1);
      await expect.poll(() => isInView(".step-shown")).toBe(true);
      expect(await shown.getAttribute("class")).toContain("step-sought");
      seen.add(await said.innerText());
      await page.keyboard.press("Enter");
    }
    expect(seen.size).toBe(count);
    await said.getByText(`Frase 1 di ${count}:`).waitFor();
  });

  it("goes back to the text, where the cursor was", async () => {
    const { page } = browser;
    await page.getByRole("button", { name: "Torna al testo" }).press("Enter");
    expect(await page.locator(".cm-activeLine").innerText()).toContain("parametro obbligo_standard");
    expect(await page.evaluate(() => document.activeElement?.classList.contains("cm-content"))).toBe(true);
  });

  it("breaks no rule of accessibility with a sentence shown, here and on a phone", async () => {
    const { page } = browser;
    await page.keyboard.press("Shift+F12");
    await page.locator(".step-shown").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize(phone);
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
  });
});

describe("another name", () => {
  it("is refused to what another published act reads, with the lines that read it", async () => {
    const { page } = browser;
    await standIn(page, lineWith("parametro obbligo_standard"));
    await page.keyboard.press("F2");
    const dialog = page.getByRole("dialog", { name: "Cambia nome" });
    await dialog.getByText("«obbligo_standard» non può cambiare nome").waitFor();
    expect(await dialog.innerText()).toMatch(/Lo usa|Lo usano/);
    expect(await dialog.getByRole("listitem").count()).toBeGreaterThan(0);
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.classList.contains("cm-content"))).toBe(true);
  });

  it("is written by the keyboard alone in every place of the draft, and said, and taken back by Ctrl-Z", async () => {
    const { page } = browser;
    // What another story published stands beside this act, and may have warnings of its own.
    const problems = page.locator(".problems-count");
    await problems.filter({ hasText: /Nessun problema|nessun errore|[0-9] error[ei]/ }).waitFor();
    const before = await problems.innerText();
    await page.keyboard.press("Control+F");
    await page.keyboard.type("riduzione_dossier");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await page.keyboard.press("F2");
    const dialog = page.getByRole("dialog", { name: "Cambia nome" });
    await dialog.getByText("Cambia in 2 punti di questo testo").waitFor();
    expect(await dialog.getByRole("listitem").first().innerText()).toContain(
      "parametro riduzione_dossier = 15 crediti",
    );
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.type("obbligo_standard");
    await page.keyboard.press("Enter");
    await dialog.getByText("è già il nome di qualcos'altro").waitFor();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("sconto_dossier");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await page.getByText("«riduzione_dossier» ora si chiama «sconto_dossier», in 2 punti.").waitFor();
    expect(await lineWith("parametro sconto_dossier").innerText()).toContain("parametro sconto_dossier = 15 crediti");
    expect(await lineWith("allora sconto_dossier").count()).toBe(1);
    await expect.poll(() => problems.innerText(), { timeout: 30_000 }).toBe(before);
    await page.keyboard.press("Control+Z");
    await lineWith("parametro riduzione_dossier").waitFor();
    await page.getByText("Uguale al testo pubblicato.").waitFor();
  });

  it("is not asked where no name stands, and the page says where to put the cursor", async () => {
    const { page } = browser;
    await page.keyboard.press("Control+Home");
    await page.getByRole("button", { name: "Cambia nome…" }).click();
    const dialog = page.getByRole("dialog", { name: "Cambia nome" });
    await dialog.getByText("Qui non c’è un nome").waitFor();
    await dialog.getByRole("button", { name: "Chiudi" }).click();
    await dialog.waitFor({ state: "detached" });
  });

  it("never complained", () => {
    expect(browser.complaints).toEqual([]);
  });
});

async function isInView(selector: string): Promise<boolean> {
  return await browser.page.locator(selector).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight;
  });
}
