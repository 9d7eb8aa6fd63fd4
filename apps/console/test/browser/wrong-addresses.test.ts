import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "./judge-page.ts";
import type { Browser } from "./open-browser.ts";
import { openBrowser } from "./open-browser.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser(undefined, "policy-author");
});
afterAll(() => browser?.close());

describe("an address with a wrong id", () => {
  it.each([
    ["/deliberations/atto_che_non_esiste", "Nessun atto pubblicato si chiama atto_che_non_esiste"],
    ["/deliberations/cnfc_2017_crediti?article=99&comma=1", "L’atto pubblicato non ha l’articolo 99, comma 1"],
    ["/drafts/non_esiste", "In questo browser non c’è una bozza di nome non_esiste"],
    ["/review/non-esiste", "Questa bozza non c’è"],
    ["/professionals/P-999999", "Nel registro non c’è nessuno con il numero P-999999"],
    ["/indirizzo/sbagliato", "Questa pagina non c’è"],
  ])("%s says what is not there, and leads on", async (address, said) => {
    const { page } = browser;
    await browser.open(address);
    await page.getByText(said).first().waitFor();
    expect(await page.getByRole("main").getByRole("link").count()).toBeGreaterThan(0);
    expect(await faultsOf(page)).toEqual([]);
  });

  it("never made the page complain", () => {
    expect(browser.complaints).toEqual([]);
  });
});
