import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "./open-browser.ts";
import { openBrowser } from "./open-browser.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  await browser.open("/explorer");
  await browser.page.locator(".operation-editor .cm-content").waitFor();
});
afterAll(() => browser?.close());

describe("the API explorer", () => {
  it.each([
    "I primi professionisti",
    "Un libretto",
    "Perché una riga vale così",
    "Atti e copertura",
    "Eventi formativi",
  ])("runs the example «%s» without an error", async (name) => {
    const { page } = browser;
    await page.getByRole("button", { name }).click();
    await page.getByRole("button", { name: "Esegui" }).click();
    await page.getByText(/Risposta con stato 200/).waitFor();
    const answer: unknown = JSON.parse(await page.locator(".explorer-body").innerText());
    expect(answer).toHaveProperty("data");
    expect(answer).not.toHaveProperty("errors");
    // An example that finds nothing teaches nothing.
    expect(Object.values((answer as { readonly data: object }).data)).not.toContain(null);
  });

  it("proposes the fields of the schema", async () => {
    const { page } = browser;
    await page.getByRole("button", { name: "Atti e copertura" }).click();
    await page.locator(".cm-line", { hasText: "knownFrom" }).click();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("effectiveF");
    await page.locator(".cm-tooltip-autocomplete", { hasText: "effectiveFrom" }).waitFor();
  });

  it("says what is wrong with variables that are not JSON", async () => {
    const { page } = browser;
    await page.getByRole("button", { name: "Un libretto" }).click();
    await page.getByRole("textbox", { name: "Variabili (JSON)" }).fill("{");
    await page.getByRole("button", { name: "Esegui" }).click();
    await page.getByText(/Le variabili non sono JSON valido/).waitFor();
  });

  it("never complained", () => {
    expect(browser.complaints).toEqual([]);
  });
});
