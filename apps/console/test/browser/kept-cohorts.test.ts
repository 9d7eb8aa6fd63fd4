import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "./judge-page.ts";
import type { Browser } from "./open-browser.ts";
import { desktop, openBrowser, phone } from "./open-browser.ts";

let browser: Browser;
const question = "/simulations?triennium=2017-2019&change=parameter&name=obbligo_standard&values=120&by=profession";

beforeAll(async () => {
  // Somebody of whom no other test sees the cohorts.
  browser = await openBrowser(desktop, "reviewer");
  await browser.open(question);
  await browser.page.getByRole("region", { name: "Sul registro, calcolate dal server" }).waitFor();
});
afterAll(() => browser?.close());

const listed = () => browser.page.getByRole("table", { name: "Le coorti che il server tiene per te" });
const people = () => browser.page.getByRole("group", { name: "Quali persone del registro" });

describe("cohorts that the server keeps", () => {
  it("are taken with the people of the fields, and listed with how many they are and their size", async () => {
    const { page } = browser;
    expect(await listed().count()).toBe(0);
    await people().getByRole("combobox", { name: "Professione" }).selectOption({ label: "Medico chirurgo" });
    await page.getByRole("button", { name: "Prendi queste persone e tienile" }).click();
    await listed().getByText("pronta").waitFor();
    const cells = await listed().getByRole("row").last().getByRole("cell").allInnerTexts();
    expect(cells[0]).toBe("43");
    expect(cells[1]).toMatch(/^[\d.]+$/);
    expect(cells[2]).toMatch(/^[\d.]+ kB$/);
    expect(await faultsOf(page)).toEqual([]);
  });

  it("are chosen instead of the fields, and simulated again and again", async () => {
    const { page } = browser;
    await listed()
      .getByRole("button", { name: /^Simula questa/ })
      .click();
    await page
      .getByText(/^Le persone sono quelle prese dal registro il .*: 43 persone, [\d.]+ partecipazioni\./)
      .waitFor();
    expect(await people().count()).toBe(0);
    expect(
      await listed()
        .getByRole("button", { name: /^Simula questa/ })
        .getAttribute("aria-pressed"),
    ).toBe("true");
    for (const _ of ["opened", "held"]) {
      await page.getByRole("button", { name: "Chiedi al server" }).click();
      await page.getByRole("region", { name: "Simulazione sul registro: 120" }).waitFor();
      await page.locator(".simulation-sentence").filter({ hasText: " su 43 " }).waitFor();
    }
    expect(await faultsOf(page)).toEqual([]);
  });

  it("fit a phone, in the dark too", async () => {
    const { page } = browser;
    await page.setViewportSize(phone);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await faultsOf(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize(desktop);
  });

  it("are left for other people", async () => {
    await browser.page.getByRole("button", { name: "Scegli altre persone" }).click();
    await people().waitFor();
    expect(
      await listed()
        .getByRole("button", { name: /^Simula questa/ })
        .getAttribute("aria-pressed"),
    ).toBe("false");
  });

  it("are removed by whoever had them taken, who is asked first", async () => {
    const { page } = browser;
    const button = (name: RegExp) => listed().getByRole("button", { name });
    await button(/^Togli/).click();
    await listed().getByText("non si possono riavere").waitFor();
    await button(/^Tienila/).click();
    await button(/^Togli/).click();
    expect(await faultsOf(page)).toEqual([]);
    await button(/^Sì, toglila/).click();
    await listed().getByText("tolta", { exact: true }).waitFor();
    await listed().getByText("è stata tolta da chi l'aveva fatta prendere").waitFor();
    expect(await button(/^Simula questa/).count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
  });

  it("of nobody are not kept, and the list says why", async () => {
    const { page } = browser;
    await page.getByRole("spinbutton", { name: "Età, da (anni)" }).fill("120");
    await page.getByRole("button", { name: "Prendi queste persone e tienile" }).click();
    await listed().getByText("non tenuta").waitFor();
    await listed().getByText("la definizione non trova nessuno; allargarne i filtri").waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it("never complained", () => {
    expect(browser.complaints).toEqual([]);
  });
});
