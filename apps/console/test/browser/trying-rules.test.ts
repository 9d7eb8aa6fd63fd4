import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Standing } from "./ask.ts";
import { someoneWho } from "./ask.ts";
import type { Browser } from "./open-browser.ts";
import { openBrowser } from "./open-browser.ts";
import { replaceInLine } from "./typing.ts";

let browser: Browser;
let person: Standing;

beforeAll(async () => {
  person = await someoneWho("150");
  browser = await openBrowser();
  await browser.open(`/deliberations/cnfc_2017_crediti?professional=${person.registryId}&article=1&comma=1`);
  await browser.page.locator(".summary").waitFor();
  await browser.page.locator(".cited-line").first().waitFor();
});
afterAll(() => browser?.close());

describe("trying the rules of an act", () => {
  it("begins with the published text, which changes nothing", async () => {
    const { page } = browser;
    await page.getByText("Uguale al testo pubblicato.").waitFor();
    expect(await page.locator(".row-changed").count()).toBe(0);
    expect(await page.locator(".cm-line", { hasText: "parametro obbligo_standard" }).innerText()).toContain(
      "parametro obbligo_standard = 150 crediti",
    );
  });

  it("changes the ledger when 150 becomes 140 in the comma, and shows before and after", async () => {
    const { page } = browser;
    await replaceInLine(page, "parametro obbligo_standard", "150", "140");
    const row = page.locator(".row-changed", { hasText: "Obbligo formativo individuale" });
    await row.waitFor();
    expect(await row.locator("del").innerText()).toBe("150,0");
    expect(await row.locator("ins").innerText()).toBe("140,0");
    await page.getByText(/righe diverse dal testo pubblicato/).waitFor();
    const standard = page.locator(".row-changed", { hasText: "Obbligo standard del triennio" });
    expect(await standard.locator(".row-source .citation").innerText()).toBe("delibera 2017, art. 1, c. 1");
    expect(await page.locator(".state").innerText()).toBe("modificato");
  });

  it("puts at the end of each line what it gives for the person, for whoever asks", async () => {
    const { page } = browser;
    const value = page.locator(".cm-line", { hasText: "parametro obbligo_standard" }).locator(".line-value");
    await page.getByRole("button", { name: "Valori a fine riga" }).click();
    await value.waitFor();
    expect(await value.innerText()).toBe("= 140 crediti");
    await page.getByRole("button", { name: "Valori a fine riga" }).click();
    await value.waitFor({ state: "detached" });
  });

  it("explains the changed line by the text being tried", async () => {
    const { page } = browser;
    await page.getByRole("button", { name: "Obbligo formativo individuale" }).click();
    const explanation = page.locator(".explanation").first();
    await explanation.waitFor();
    expect(await explanation.innerText()).toContain("140 crediti");
  });

  it("keeps the text across a reload", async () => {
    const { page } = browser;
    await page.reload();
    await page.locator(".row-changed").first().waitFor();
    expect(await page.locator(".cm-content").innerText()).toContain("obbligo_standard = 140 crediti");
  });

  it("shows a mistake where it is, in words, with what to do, and greys the last ledger", async () => {
    const { page } = browser;
    await replaceInLine(page, "parametro obbligo_standard", "crediti", "creditti");
    await page.locator(".live-ledger-outdated").waitFor();
    await page.getByText("Il testo ha errori: questo è l’ultimo libretto calcolato").waitFor();
    expect(await page.locator(".live-ledger-outdated .summary").innerText()).toContain("140,0");
    const problem = page.locator(".problem-error").first();
    expect(await problem.innerText()).toContain("creditti");
    expect(await problem.locator(".problem-help").innerText()).not.toBe("");
    const marked = page.locator(".cm-lintRange-error").first();
    expect(await marked.innerText()).toBe("creditti");
    await marked.hover();
    await page.locator(".cm-tooltip-lint").waitFor();
    expect(await page.locator(".cm-tooltip-lint").innerText()).toContain("creditti");
  });

  it("mends it with one press where the compiler offers a remedy", async () => {
    const { page } = browser;
    await page.locator(".problem-error button.button").first().click();
    await page.locator(".live-ledger-outdated").waitFor({ state: "detached" });
    await page.getByText(/Nessun problema/).waitFor();
    expect(await page.locator(".cm-line", { hasText: "parametro obbligo_standard" }).innerText()).toContain(
      "140 crediti",
    );
  });

  it("finds the published text again", async () => {
    const { page } = browser;
    await page.getByRole("button", { name: "Ripristina" }).click();
    await page.getByText("Uguale al testo pubblicato.").waitFor();
    expect(await page.locator(".row-changed").count()).toBe(0);
    expect(await page.locator(".state").innerText()).toBe("come pubblicato");
  });

  it("answers while one types, without losing a key", async () => {
    const { page } = browser;
    const words = "-- una nota lunga abbastanza da durare più di una pausa";
    await page.locator(".cm-line", { hasText: "parametro obbligo_standard" }).click();
    await page.keyboard.press("End");
    await page.keyboard.type(` ${words}`, { delay: 12 });
    expect(await page.locator(".cm-line", { hasText: "parametro obbligo_standard" }).innerText()).toContain(words);
    await page.getByText("Uguale al testo pubblicato.").waitFor();
    await page.getByRole("button", { name: "Ripristina" }).click();
  });

  it("leaves the text by Tab", async () => {
    const { page } = browser;
    await page.locator(".cm-line", { hasText: "parametro obbligo_standard" }).click();
    await page.mouse.move(0, 0);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest(".cm-editor")?.className)).toBeUndefined();
  });

  it("goes to the next problem by F8, to its remedy by Tab, and mends it by Enter", async () => {
    const { page } = browser;
    await replaceInLine(page, "parametro obbligo_standard", "crediti", "creditti");
    await page.locator(".cm-lintRange-error").first().waitFor();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("F8");
    expect(await page.locator(".cm-activeLine").first().innerText()).toContain("parametro obbligo_standard");
    await page.locator(".cm-tooltip-lint").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.locator(".live-ledger-outdated").waitFor({ state: "detached" });
    await page.getByText("Uguale al testo pubblicato.").waitFor();
  });

  it("shows somebody else's ledger by the same text", async () => {
    const { page } = browser;
    const other = await someoneWho("120");
    await page.getByRole("button", { name: "Cambia", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Scegli un professionista" });
    await dialog.getByRole("searchbox").fill(other.registryId);
    await dialog.getByRole("button", { name: "Cerca" }).click();
    await dialog.getByRole("button", { name: new RegExp(other.registryId) }).click();
    await page.locator(".summary", { hasText: "120,0" }).waitFor();
    expect(new URL(page.url()).searchParams.get("professional")).toBe(other.registryId);
  });

  it("never complained", () => {
    expect(browser.complaints).toEqual([]);
  });
});
